import type { Database, Statement } from 'better-sqlite3';
import { bitsetListed, inAll, inAny, isEmpty } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import type { Phrase } from './clauses.ts';
import { KeptSets } from './kept-sets.ts';
import { shortColumns, textColumns, wordTables } from './schema.ts';
import type { TextColumn, WordTable } from './schema.ts';

export interface Postings {
  /** The documents that hold a phrase, in the columns of an FTS5 column filter such as `{name parts}` or anywhere. */
  find: (phrase: Phrase, columns?: string) => Bitset;
  /** Whether one document holds a phrase in these columns, for columns whose whole set is not worth reading. */
  holds: (phrase: Phrase, columns: string, slot: number) => boolean;
  /** To be called when documents changed, with their slots; there are `size` slots now. */
  changed: (slots: readonly number[], size: number) => void;
}

/**
 * Prepares finding with FTS5. It is asked for single phrases, whose documents are kept as sets: queries differ less than
 * their words do, so what many documents hold is read once, not for every query, page and correction. A set that is asked
 * for after a change is read again only for the documents that changed.
 */
export function createPostings(db: Database): Postings {
  const readerOf = createReaders(db);
  const kept = new KeptSets();

  function find(phrase: Phrase, filter = ''): Bitset {
    const columns = columnsIn(filter);
    const tables = wordTablesFor(columns);
    if (tables.length > 0 && !isOneWord(phrase) && !mayHold(phrase, filter))
      return bitsetListed('', kept.size);
    const wanted = tables.length > 0 && isOneWord(phrase) ? tables : placeTables(columns);
    return inAny(
      wanted.map((table) => readSet(table, matchIn(table, phrase, columns))),
      kept.size,
    );
  }

  /** Places are looked at only where all of the words are. */
  function mayHold({ phrase, prefix }: Phrase, filter: string): boolean {
    const words = phrase.split(' ');
    if (!words.every((word) => plain.test(word))) return true;
    const each = words.map((word, at) =>
      find({ phrase: word, prefix: prefix && at === words.length - 1 }, filter),
    );
    return !isEmpty(inAll(each));
  }

  function holds(phrase: Phrase, filter: string, slot: number): boolean {
    const columns = columnsIn(filter);
    return placeTables(columns).some(
      (table) => readerOf(table).one.get(matchIn(table, phrase, columns), slot) !== undefined,
    );
  }

  function readSet(table: string, text: string): Bitset {
    const reader = readerOf(table);
    return kept.get(`${table} ${text}`, {
      all: (size) => bitsetListed(reader.all.get(text) ?? '', size),
      holds: (slot) => reader.one.get(text, slot) !== undefined,
    });
  }

  return { find, holds, changed: (slots, size) => kept.changed(slots, size) };
}

interface Reader {
  all: Statement<[string], string | null>;
  one: Statement<[string, number], number>;
}

function createReaders(db: Database): (table: string) => Reader {
  const readers = new Map<string, Reader>();
  return (table) => {
    const reader = readers.get(table) ?? openReader(db, table);
    readers.set(table, reader);
    return reader;
  };
}

function openReader(db: Database, table: string): Reader {
  // One list is read faster than a row for each of many hits.
  const all = db
    .prepare<[string], string | null>(`SELECT group_concat(rowid) FROM ${table} WHERE ${table} MATCH ?`)
    .pluck();
  // FTS5 passes over a row number that is not an integer, as JavaScript's are, and answers for every row.
  const one = db
    .prepare<[string, number], number>(
      `SELECT 1 FROM ${table} WHERE ${table} MATCH ? AND rowid = CAST(? AS INTEGER)`,
    )
    .pluck();
  return { all, one };
}

function columnsIn(filter: string): readonly TextColumn[] {
  if (filter === '') return textColumns;
  const names = new Set(filter.match(/\w+/g));
  return textColumns.filter((column) => names.has(column));
}

/** The word tables that together stand for these columns; none where they cannot. */
function wordTablesFor(columns: readonly TextColumn[]): WordTable[] {
  if (columns.length === textColumns.length) return ['anywhere'];
  const tables = fieldTables.filter((table) => wordTables[table].every((column) => columns.includes(column)));
  const covered = new Set<TextColumn>(tables.flatMap((table) => [...wordTables[table]]));
  return columns.every((column) => covered.has(column)) ? tables : [];
}

const fieldTables = (Object.keys(wordTables) as WordTable[]).filter((table) => table !== 'anywhere');

function placeTables(columns: readonly TextColumn[]): ('short' | 'long')[] {
  const isShort = columns.some((column) => column !== 'readme');
  return [
    ...(isShort ? (['short'] as const) : []),
    ...(columns.includes('readme') ? (['long'] as const) : []),
  ];
}

function matchIn(table: string, phrase: Phrase, columns: readonly TextColumn[]): string {
  const inShort = columns.filter((column) => column !== 'readme');
  const isPart = table === 'short' && inShort.length < shortColumns.length;
  return isPart ? `{${inShort.join(' ')}} : ${matchExpression(phrase)}` : matchExpression(phrase);
}

/** The tokenizer cuts nothing else for certain into one word: it may make two of letters of newer scripts. */
const plain = /^[a-z0-9]+$/;

function isOneWord({ phrase }: Phrase): boolean {
  return plain.test(phrase);
}

/** A phrase as FTS5 reads it. Only quoted words are put in, so no text can be an operator. */
export function matchExpression({ phrase, prefix }: Phrase): string {
  return `"${phrase}"${prefix ? ' *' : ''}`;
}
