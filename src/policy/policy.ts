import type { CheckProse } from '../domain/policy.ts';
import { checks } from './checks/checks.ts';

export { assess, statusOf } from './assess.ts';
export type { Check, Verdict } from './check.ts';
export { checks } from './checks/checks.ts';
export type { Facts } from './facts.ts';
export { parsePolicy } from './pack.ts';

const prose: ReadonlyMap<string, CheckProse> = new Map(
  checks.map(({ id, title, why, fix }) => [id, { id, title, why, fix }]),
);

/** What people read about a check; undefined for an id that no check has. */
export function proseOf(checkId: string): CheckProse | undefined {
  return prose.get(checkId);
}
