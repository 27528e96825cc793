import type { Database } from 'better-sqlite3';
import { bitsetListed } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import type { Phrase } from './clauses.ts';
import { shortColumns } from './schema.ts';

/** Bytes of sets kept between two changes of the index. */
const maxKeptBytes = 8 * 2 ** 20;

export interface Postings {
  /** The documents that hold a phrase, in the columns of an FTS5 column filter such as `{name parts}` or anywhere. */
  find: (phrase: Phrase, columns?: string) => Bitset;
  /** To be called when the index changed; there are `slots` slots now. */
  forget: (slots: number) => void;
}

/**
 * Prepares finding with FTS5. It is asked for single phrases, whose documents are kept as sets until `forget`: queries
 * differ less than their words do, so what many documents hold is read once, not for every query, page and correction.
 */
export function createPostings(db: Database): Postings {
  // One list is read faster than a row for each of many hits.
  const [everywhere, inShort] = ['text', 'short'].map((table) =>
    db
      .prepare<[string], string | null>(`SELECT group_concat(rowid) FROM ${table} WHERE ${table} MATCH ?`)
      .pluck(),
  );
  const kept = new Map<string, Bitset>();
  let size = 0;

  function find(phrase: Phrase, columns = ''): Bitset {
    const text = columns === '' ? matchText(phrase) : `${columns} : ${matchText(phrase)}`;
    const known = kept.get(text);
    if (known) return known;
    const found = isShort(columns) ? inShort : everywhere;
    const bits = bitsetListed(found?.get(text) ?? '', size);
    if (kept.size * bits.byteLength >= maxKeptBytes) kept.clear();
    kept.set(text, bits);
    return bits;
  }

  function forget(slots: number): void {
    kept.clear();
    size = slots;
  }

  return { find, forget };
}

function isShort(columns: string): boolean {
  const names = columns.match(/\w+/g) ?? [];
  return names.length > 0 && names.every((name) => shortColumns.some((column) => column === name));
}

/** A phrase as FTS5 reads it. Only quoted words are put in, so no text can be an operator. */
export function matchText({ phrase, prefix }: Phrase): string {
  return `"${phrase}"${prefix ? ' *' : ''}`;
}
