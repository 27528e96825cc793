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
  plan: Pick<UpgradePlan, 'writes' | 'deletions' | 'conflicts' | 'changelog'>,
  on: { today: string; coolDownDays: number },
): Due {
  if (changesRecordAlone(plan)) return { due: false, because: 'nothing-of-yours' };
  return whenReleased(plan.changelog, on);
}

/** The same of releases alone, newest first. */
export function whenReleased(
  missing: readonly TemplateRelease[],
  { today, coolDownDays }: { today: string; coolDownDays: number },
): Exclude<Due, { because: 'nothing-of-yours' }> {
  const [newest] = missing;
  if (newest === undefined) return { due: true, because: 'no-dates' };
  if (missing.some(hasSecurity)) return { due: true, because: 'security' };
  const until = daysAfter(newest.date, coolDownDays);
  return until <= today ? { due: true, because: 'waited' } : { due: false, because: 'waiting', until };
}

/** Whether nothing of a service would change but what it says of its version. */
export function changesRecordAlone({
  writes,
  deletions,
  conflicts,
}: Pick<UpgradePlan, 'writes' | 'deletions' | 'conflicts'>): boolean {
  const isRecord = (path: string) => path === recordPath;
  return deletions.length === 0 && conflicts.length === 0 && [...writes.keys()].every(isRecord);
}

function hasSecurity({ changes }: TemplateRelease): boolean {
  return changes.some(({ security }) => security);
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
