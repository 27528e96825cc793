import type { Database } from 'better-sqlite3';
import { sizeOf } from './bitset.ts';
import type { Candidates, SearchIndex } from './candidates.ts';
import type { ParsedQuery } from '../query/query.ts';
import { boosts } from './boosts.ts';
import type { Ranking } from './boosts.ts';
import { createScores } from './scores.ts';
import type { Scorer } from './scores.ts';
import { plainName } from '../query/words.ts';

/** How long the age of documents may stand still. */
const hourSeconds = 3_600;

/** Prepares telling how relevant documents are: how well the words fit, times what they are worth anyway. */
export function createRelevance(db: Database, { columns, postings }: SearchIndex, by: Ranking) {
  const scores = createScores(db, postings.find);
  const named = db
    .prepare<[string], number>('SELECT slot FROM document WHERE plain_name = ? AND id IS NOT NULL')
    .pluck();
  let known: { at: number; worth: Float64Array } | undefined;

  function worth(): Float64Array {
    const now = Date.now() / 1000;
    if (!known || now - known.at >= hourSeconds) known = { at: now, worth: boosts(columns, now, by) };
    return known.worth;
  }

  return {
    /** Undefined when no words were typed. */
    of(found: Candidates, { terms }: ParsedQuery): Scorer | undefined {
      if (found.wanted.every.length === 0) return undefined;
      const fit = scores.fit(found, sizeOf(columns.live), columns.size);
      const exact = new Set(named.all(plainName(terms.flatMap(({ words }) => words).join(''))));
      const shares = worth();
      return (slot) => fit(slot) * (shares[slot] ?? 0) * (exact.has(slot) ? by.exactName : 1);
    },
    /** To be called when the index changed. */
    forget(): void {
      scores.forget();
      known = undefined;
    },
  };
}
