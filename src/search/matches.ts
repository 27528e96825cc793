import type { Database } from 'better-sqlite3';

/** Documents that meet the typed text, before the filters. */
export interface Candidates {
  slots: Uint32Array;
  /** How well the text fits each; undefined when there were no words to fit. */
  scores: Float32Array | undefined;
}

/** Up to this many hits are scored by bm25; beyond, a word says little, and which field it stands in says most. */
const mostScored = 3_000;

/** Where a hit of a frequent query counts, and how much. */
const fieldScores: readonly [string, number][] = [
  ['{name parts}', 4],
  ['{topics description}', 1.5],
];

/** Matches kept between two changes of the index, so that pages and facets of one query are counted from memory. */
const mostKept = 500_000;

/** Prepares finding by an FTS5 expression; what was found is kept until `forget`, which is due when the index changed. */
export function createFinder(db: Database) {
  const read = createMatcher(db);
  const kept = new Map<string, Candidates>();
  let keptSlots = 0;

  function forget(): void {
    kept.clear();
    keptSlots = 0;
  }

  function remembered(expression: string, make: () => Candidates): Candidates {
    const known = kept.get(expression);
    if (known) return known;
    const matches = make();
    keptSlots += matches.slots.length;
    if (keptSlots > mostKept) forget();
    kept.set(expression, matches);
    return matches;
  }

  return {
    /** `size` is the number of slots. */
    find: (expression: string, size: number) => remembered(expression, () => read(expression, size)),
    /** What a query without words finds. */
    everything: (make: () => Candidates) => remembered('', make),
    forget,
  };
}

function createMatcher(db: Database): (expression: string, size: number) => Candidates {
  const scored = db
    .prepare<[string], [number, number]>('SELECT rowid, rank FROM text WHERE text MATCH ?')
    .raw();
  // One JSON array is read faster than a row for each of many hits.
  const found = db
    .prepare<[string], string>('SELECT json_group_array(rowid) FROM text WHERE text MATCH ?')
    .pluck();
  const slotsOf = (expression: string) => JSON.parse(found.get(expression) ?? '[]') as number[];
  return (expression, size) => {
    const slots = Uint32Array.from(slotsOf(expression));
    if (slots.length <= mostScored) {
      const rows = scored.all(expression);
      return {
        slots: Uint32Array.from(rows, ([slot]) => slot),
        scores: Float32Array.from(rows, ([, rank]) => -rank),
      };
    }
    const bySlot = new Float32Array(size).fill(1);
    for (const [columns, score] of fieldScores) {
      for (const slot of slotsOf(`${columns} : (${expression})`)) bySlot[slot] = (bySlot[slot] ?? 0) + score;
    }
    const scores = new Float32Array(slots.length);
    for (let place = 0; place < slots.length; place++) scores[place] = bySlot[slots[place] ?? 0] ?? 0;
    return { slots, scores };
  };
}
