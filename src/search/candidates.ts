import type { Columns } from './columns.ts';
import { conditions } from './conditions.ts';
import { anyExpression, matchExpression } from './expression.ts';
import type { Candidates, createFinder } from './matches.ts';
import type { ParsedQuery } from './query.ts';
import type { IndexVocabulary } from './vocabulary.ts';

interface Tools {
  columns: Columns;
  finder: ReturnType<typeof createFinder>;
  vocabulary: IndexVocabulary;
}

/** Finds the documents that hold the words and meet the qualifiers of a query. */
export function candidates(parsed: ParsedQuery, { columns, finder, vocabulary }: Tools): Candidates {
  const expression = matchExpression(parsed.terms, vocabulary);
  const unwanted = anyExpression(parsed.excluded);
  const words = expression !== '';
  const matches: Candidates = words
    ? finder.find(unwanted === '' ? expression : `(${expression}) NOT (${unwanted})`, columns.size)
    : finder.everything(() => live(columns));
  const without = !words && unwanted !== '' ? new Set(finder.find(unwanted, columns.size).slots) : undefined;
  if (parsed.qualifiers.length === 0 && !without) return matches;
  const holds = conditions(parsed.qualifiers, columns);
  return picked(matches, (slot) => holds(slot) && !without?.has(slot));
}

/** Every document there is; slots whose document was removed hold none. */
function live(columns: Columns): Candidates {
  const slots = new Uint32Array(columns.size);
  for (let slot = 0; slot < slots.length; slot++) slots[slot] = slot;
  return picked({ slots, scores: undefined }, conditions([], columns));
}

function picked({ slots, scores }: Candidates, keep: (slot: number) => boolean): Candidates {
  const keptSlots = new Uint32Array(slots.length);
  const keptScores = scores && new Float32Array(slots.length);
  let count = 0;
  for (let place = 0; place < slots.length; place++) {
    const slot = slots[place] ?? 0;
    if (!keep(slot)) continue;
    keptSlots[count] = slot;
    if (keptScores) keptScores[count] = scores?.[place] ?? 0;
    count++;
  }
  return { slots: keptSlots.subarray(0, count), scores: keptScores?.subarray(0, count) };
}
