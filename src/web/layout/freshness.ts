import type { Catalogue } from '../../domain/catalogue.ts';
import { ageOf, momentOf } from '../text/dates.ts';

/** How old the data is, and whether that is older than the catalogue allows. */
export function freshnessView(
  lastComplete: string | null,
  { schedule }: Pick<Catalogue, 'schedule'>,
  now: Date,
) {
  if (lastComplete === null) {
    return { harvested: false, overdue: false, age: '', moment: '', warning: '' };
  }
  const overdue = now.getTime() - Date.parse(lastComplete) > schedule.overdueAfterHours * 3_600_000;
  const age = ageOf(lastComplete, now);
  const moment = momentOf(lastComplete);
  const warning = overdue
    ? `This data may be out of date. We last updated all of it ${age}, on ${moment}.`
    : '';
  return { harvested: true, overdue, age, moment, warning };
}
