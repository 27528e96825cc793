import type { Database } from 'better-sqlite3';
import { inAll, inAny, hasNone, sizeOf } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import type { Phrase } from './clauses.ts';
import { openPostingSets } from './posting-sets.ts';
import { shortColumns, textColumns, wordTables } from '../index/schema.ts';
import type { TextColumn, WordTable } from '../index/schema.ts';

/**
 * Documents of words side by side that one search may read through, about 5 ms: places are read for every document that holds
 * one of the words, however few hold both.
 */
const maxPlacesRead = 100_000;
/** What is counted for words whose documents are not known beforehand. */
const unknownPlaces = 10_000;

export interface Postings {
  /**
   * The documents that hold a phrase, in the columns of an FTS5 column filter such as `{name parts}` or anywhere. Where a search
   * asks for the places of too many words, those that hold all of the words of a phrase: see `loose`.
   */
  find: (phrase: Phrase, columns?: string) => Bitset;
  /** Whether one document holds a phrase in these columns, for columns whose whole set is not worth reading. */
  holds: (phrase: Phrase, columns: string, slot: number) => boolean;
  /** To be called when documents changed, with their slots; there are `size` slots now. */
  changed: (slots: readonly number[], size: number) => void;
  /** How many sets were read from the file so far. */
  reads: () => number;
  /** To be called before each search. */
  begin: () => void;
  /** Whether the words of this phrase were not looked for side by side in this search, because it asks for too much. */
  isLoose: (phrase: string) => boolean;
}

/**
 * Prepares finding with FTS5. It is asked for single phrases, whose documents are kept as sets: queries differ less than
 * their words do, so what many documents hold is read once, not for every query, page and correction. A set that is asked
 * for after a change is read again only for the documents that changed.
 */
export function createPostings(db: Database): Postings {
  const sets = openPostingSets(db);
  const spending = createSpending();

  function find(phrase: Phrase, filter = ''): Bitset {
    const { columns, words, places } = tablesFor(filter);
    const read = (wanted: readonly string[]) =>
      inAny(
        wanted.map((table) => sets.read(table, matchIn(table, phrase, columns))),
        sets.size(),
      );
    if (words.length === 0) return read(places);
    if (!isOneWord(phrase)) return sideBySide(phrase, filter, () => read(places));
    return filter !== '' && hasNone(find(phrase)) ? sets.none() : read(words);
  }

  /** Places are looked at only where all of the words are, and not without end. */
  function sideBySide({ phrase, prefix }: Phrase, filter: string, read: () => Bitset): Bitset {
    const words = phrase.split(' ');
    const each = words.every((word) => plain.test(word))
      ? words.map((word, at) => find({ phrase: word, prefix: prefix && at === words.length - 1 }, filter))
      : undefined;
    const all = each ? inAll(each) : sets.none();
    if (each && hasNone(all)) return all;
    const cost = each ? each.reduce((sum, set) => sum + sizeOf(set), 0) : unknownPlaces;
    const key = `${filter} ${phrase}${prefix ? '*' : ''}`;
    return spending.get(key, cost, read) ?? spending.tooMuch(phrase, all);
  }

  function holds(phrase: Phrase, filter: string, slot: number): boolean {
    const { columns, places } = tablesFor(filter);
    return places.some((table) => sets.holds(table, matchIn(table, phrase, columns), slot));
  }

  return {
    find,
    holds,
    changed: sets.changed,
    reads: sets.reads,
    begin: spending.begin,
    isLoose: spending.isLoose,
  };
}

/** What the search that is answered has asked for, whether it is kept or not, so that it finds the same when it is asked again. */
function createSpending() {
  const found = new Map<string, Bitset>();
  const loose = new Set<string>();
  let spent = 0;
  return {
    begin: (): void => {
      found.clear();
      loose.clear();
      spent = 0;
    },
    /** Reads what is not read yet; undefined where the search may not ask for more. */
    get(key: string, cost: number, read: () => Bitset): Bitset | undefined {
      if (!found.has(key) && spent + cost <= maxPlacesRead) {
        found.set(key, read());
        spent += cost;
      }
      return found.get(key);
    },
    /** Notes a phrase whose words were not looked for side by side, and gives back what is taken for it. */
    tooMuch(phrase: string, instead: Bitset): Bitset {
      loose.add(phrase);
      return instead;
    },
    isLoose: (phrase: string): boolean => loose.has(phrase),
  };
}

/** The columns of a filter, and the tables of words and of places that stand for them. */
function tablesFor(filter: string) {
  const known = knownFilters.get(filter) ?? tablesOf(columnsIn(filter));
  knownFilters.set(filter, known);
  return known;
}

function tablesOf(columns: readonly TextColumn[]) {
  return { columns, words: wordTablesFor(columns), places: placeTables(columns) };
}

/** Few are made: by `fields.ts`, and of the columns of each `in:`. */
const knownFilters = new Map<string, ReturnType<typeof tablesOf>>();

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
