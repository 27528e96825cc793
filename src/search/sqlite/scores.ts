import type { Database } from 'better-sqlite3';
import { inBitset, sizeOf } from './bitset.ts';
import { expressionText } from './expression.ts';
import type { Any, Every, Expression } from './expression.ts';
import type { Postings } from './postings.ts';

/** Up to this many documents that hold the words are scored by bm25; beyond, a word says little, and which field it stands in says most. */
const maxScored = 3_000;

/** Where a hit of a frequent query counts, and how much. */
const fieldScores: readonly [string, number][] = [
  ['{name parts} : ', 4],
  ['{topics description} : ', 1.5],
];

/** Bytes of scores kept between two changes of the index, for other pages of the same search. */
const maxKeptBytes = 4 * 2 ** 20;

/** How well the typed words fit the document in a slot that holds them; higher is better, 0 or more. */
export type Scorer = (slot: number) => number;

/** What was typed, and how many documents meet it. */
export interface ScoredQuery {
  wanted: Every;
  unwanted: Any;
  matched: number;
}

/** Prepares telling how well documents fit a wish; `live` is the number of all documents, `size` that of slots. */
export function createScores(db: Database, find: Postings['find']) {
  const ranked = db
    .prepare<[string], [number, number]>('SELECT rowid, rank FROM text WHERE text MATCH ?')
    .raw();
  const kept = new Map<string, Float32Array>();

  function byWords(text: string, size: number): Float32Array {
    const known = kept.get(text);
    if (known) return known;
    const scores = new Float32Array(size);
    for (const [slot, rank] of ranked.all(text)) scores[slot] = -rank;
    if (kept.size * scores.byteLength >= maxKeptBytes) kept.clear();
    kept.set(text, scores);
    return scores;
  }

  return {
    fit({ wanted, unwanted, matched }: ScoredQuery, live: number, size: number): Scorer {
      if (matched > maxScored) return byFields(wanted, find);
      const text = expressionText(live > maxScored ? telling(wanted, find, live) : wanted);
      const but = expressionText(unwanted);
      const scores = byWords(but === '' ? text : `(${text}) NOT (${but})`, size);
      return (slot) => scores[slot] ?? 0;
    },
    /** To be called when the index changed. */
    forget: () => kept.clear(),
  };
}

function byFields(wanted: Every, find: Postings['find']): Scorer {
  const fields = fieldScores.map(([columns, points]) => ({ bits: find(wanted, columns), points }));
  return (slot) => fields.reduce((sum, { bits, points }) => (inBitset(bits, slot) ? sum + points : sum), 1);
}

/** Leaves out what more than half of all documents hold: bm25 gives it no weight, and counting it costs most. */
function telling(expression: Expression, find: Postings['find'], live: number): Expression {
  if ('phrase' in expression) return expression;
  const within = (part: Expression) => telling(part, find, live);
  if ('any' in expression) return { any: expression.any.map(within) };
  const rarer = expression.every.filter((part) => sizeOf(find(part)) * 2 <= live);
  return { every: (rarer.length > 0 ? rarer : expression.every).map(within) };
}
