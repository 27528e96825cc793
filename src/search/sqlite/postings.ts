import type { Database } from 'better-sqlite3';
import { bitsetListed, inAll, inAny } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { expressionText } from './expression.ts';
import type { Expression } from './expression.ts';

/** Bytes of sets kept between two changes of the index. */
const maxKeptBytes = 4 * 2 ** 20;

export interface Postings {
  /** The documents that meet an expression, in the columns of an FTS5 column filter or anywhere. */
  find: (expression: Expression, columns?: string) => Bitset;
  /** To be called when the index changed; there are `slots` slots now. */
  forget: (slots: number) => void;
}

/**
 * Prepares finding with FTS5. It is asked for single phrases, whose documents are kept as sets until `forget`: queries
 * differ less than their words do, so what many documents hold is read once, not for every query, page and correction.
 */
export function createPostings(db: Database): Postings {
  // One list is read faster than a row for each of many hits.
  const found = db
    .prepare<[string], string | null>('SELECT group_concat(rowid) FROM text WHERE text MATCH ?')
    .pluck();
  const kept = new Map<string, Bitset>();
  let size = 0;

  function find(expression: Expression, columns = ''): Bitset {
    const within = (part: Expression) => find(part, columns);
    if ('every' in expression) return inAll(expression.every.map(within));
    if ('any' in expression) return inAny(expression.any.filter(findsMore).map(within), size);
    return holding(columns + expressionText(expression));
  }

  function holding(phrase: string): Bitset {
    const known = kept.get(phrase);
    if (known) return known;
    const bits = bitsetListed(found.get(phrase) ?? '', size);
    if (kept.size * bits.byteLength >= maxKeptBytes) kept.clear();
    kept.set(phrase, bits);
    return bits;
  }

  function forget(slots: number): void {
    kept.clear();
    size = slots;
  }

  return { find, forget };
}

function findsMore(part: Expression): boolean {
  return !('phrase' in part && part.implied);
}
