import type { Outcome } from '../../domain/assessment.ts';
import { outcomes } from '../../domain/assessment.ts';
import { outcomeLabels } from '../text/labels.ts';
import { numberOf, percentOf } from '../text/numbers.ts';

/** One stacked bar, 100 wide, with its numbers beside it: the bar repeats the numbers, so readers may skip it. */
export function outcomeBar(counts: Record<Outcome, number>) {
  const applicable = outcomes.filter((outcome) => outcome !== 'not-applicable');
  const whole = applicable.reduce((sum, outcome) => sum + counts[outcome], 0);
  let x = 0;
  const segments = applicable
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => {
      const width = (counts[outcome] / whole) * 100;
      const segment = { kind: outcome, x: round(x), width: round(width) };
      x += width;
      return segment;
    });
  return { segments, met: percentOf(counts.met, whole), whole: numberOf(whole), any: whole > 0 };
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

function round(value: number): string {
  return value.toFixed(2);
}
