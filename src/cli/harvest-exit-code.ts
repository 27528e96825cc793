import { Problem } from '../base/problem.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';

/**
 * What `codehub harvest` ends with: 0 done, 4 nothing could be reached, 5 rate limited, 6 finished in part, or every account
 * was refused or missing.
 */
export function harvestExitCode({ state, faults }: Pick<HarvestRun, 'state' | 'faults'>): number {
  if (state !== 'failed')
    return state === 'partial' || faults.length > 0 ? new Problem('partial', '').exitCode : 0;
  if (faults.at(-1)?.kind === 'rate-limited') return new Problem('rate-limited', '').exitCode;
  const ofAccounts = faults.every(({ kind }) => kind === 'forbidden' || kind === 'not-found');
  return new Problem(ofAccounts && faults.length > 0 ? 'partial' : 'unreachable', '').exitCode;
}
