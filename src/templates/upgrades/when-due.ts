import type { FileTree } from '../../domain/file-tree.ts';
import type { TemplateRelease } from '../../domain/template.ts';
import { recordPath } from '../planning/service-record.ts';
import type { UpgradePlan } from './upgrade-plan.ts';

/** Whether an upgrade is to be offered now, and why. */
export type Due =
  | { due: true; because: 'security' | 'waited' | 'no-dates' }
  /** `waiting`: the newest release is too young; `nothing-of-yours`: no file of the service but its record would change. */
  | { due: false; because: 'nothing-of-yours' }
  | { due: false; because: 'waiting'; until: string };

const dayMs = 86_400_000;

/**
 * Says whether a service should hear of an upgrade now. Changes that matter for security do not wait. Others wait until the newest
 * release has been out for some days, because most bad releases are found within days. An upgrade that would change no file of the
 * service is not worth anybody's time.
 *
 * @param today ISO date
 */
export function whenDue(
  {
    writes,
    deletions,
    conflicts,
    changelog,
  }: Pick<UpgradePlan, 'writes' | 'deletions' | 'conflicts' | 'changelog'>,
  { today, coolDownDays }: { today: string; coolDownDays: number },
): Due {
  if (deletions.length === 0 && conflicts.length === 0 && isRecordAlone(writes))
    return { due: false, because: 'nothing-of-yours' };
  const [newest] = changelog;
  if (newest === undefined) return { due: true, because: 'no-dates' };
  if (changelog.some(hasSecurity)) return { due: true, because: 'security' };
  const until = daysAfter(newest.date, coolDownDays);
  return until <= today ? { due: true, because: 'waited' } : { due: false, because: 'waiting', until };
}

function isRecordAlone(writes: FileTree): boolean {
  return [...writes.keys()].every((path) => path === recordPath);
}

function hasSecurity({ changes }: TemplateRelease): boolean {
  return changes.some(({ security }) => security);
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
