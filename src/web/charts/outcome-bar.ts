import type { Outcome } from '../../domain/assessment.ts';
import { outcomes } from '../../domain/assessment.ts';
import { outcomeLabels } from '../text/labels.ts';
import { numberOf, percentOf } from '../text/numbers.ts';
import { stackedBar } from './stacked-bar.ts';

const applicable = outcomes.filter((outcome) => outcome !== 'not-applicable');

/** Outcomes as one bar, with the share that is met. The page shows the numbers beside it, so readers may skip the bar; `null`: not assessed. */
export function outcomeBar(counts: Record<Outcome, number> | null) {
  if (!counts) return { any: false, segments: [], met: '', total: '' };
  const total = applicable.reduce((sum, outcome) => sum + counts[outcome], 0);
  return { ...stackedBar(counts, applicable), met: percentOf(counts.met, total), total: numberOf(total) };
}

/** Each outcome's count under its name, for a table's cells. */
export function outcomeCounts(counts: Record<Outcome, number>) {
  return outcomes.map((outcome) => ({
    outcome,
    text: outcomeLabels[outcome].text,
    colour: outcomeLabels[outcome].colour,
    count: numberOf(counts[outcome]),
    any: counts[outcome] > 0,
  }));
}
