import type { Database } from 'better-sqlite3';
import type { OtherNames } from '../../query/other-names.ts';
import type { Vocabulary } from './clauses.ts';
import { inHighlightTable } from '../index/highlight-table.ts';
import type { KnownWord } from '../../query/spelling.ts';

/** Stemming changes only longer words, so only they need completing (a stem may not begin with what was typed). */
const minCompletedLength = 4;

/** Lists of words kept, and how long one may be older than the index. */
const maxLists = 40;
/** Answers kept to what was meant by a word. */
const maxAnswers = 1_000;
/** Answers kept to whether a word is known: one query asks for the same words several times. */
const maxKnownWords = 5_000;
/** A word that this many documents hold is not taken for the beginning of a longer one. */
const establishedDocuments = 20;
const maxListAgeMs = 60_000;
const minOldLength = 200;

export interface IndexVocabulary extends Vocabulary {
  /** In how many documents a word stands, as it is written. */
  documents(word: string): number;
  /** Words about as long as `word` that begin with the same two letters. */
  alike(word: string, mistakes: number): KnownWord[];
  /** Words that differ from `word` by one mistake in its first two letters. */
  otherBeginnings(word: string): KnownWord[];
  /** What was answered before for this key, until the index changes. */
  remember(key: string, answer: () => string | undefined): string | undefined;
  /** To be called when the index changed. */
  forget: () => void;
}

/** The words of the index as they are written, folded. */
export function openVocabulary(db: Database, otherNames: OtherNames): IndexVocabulary {
  const documents = db.prepare<[string], number>('SELECT doc FROM vocabulary WHERE term = ?').pluck();
  const known = createKnownWords(db);
  const amongst = db
    .prepare<[string], [string, number]>(
      'SELECT term, doc FROM vocabulary WHERE term IN (SELECT value FROM json_each(?))',
    )
    .raw();
  const beginning = db
    .prepare<[string, string], string>(
      'SELECT term FROM vocabulary WHERE term > ? AND term < ? ORDER BY doc DESC LIMIT 3',
    )
    .pluck();
  const lists = createWordLists(db);
  const impliedBy = createImplied(db);
  const answers = createAnswers();
  return {
    documents: (word) => documents.get(word) ?? 0,
    has: known.has,
    isEstablished: known.isEstablished,
    otherNames,
    completions(prefix) {
      if (prefix.length < minCompletedLength) return [];
      const words = beginning.all(prefix, after(prefix));
      const implied = impliedBy(prefix, words);
      return words.map((word, at) => ({ word, implied: implied.has(at) }));
    },
    alike(word, mistakes) {
      return lists
        .beginning([...word].slice(0, 2).join(''))
        .filter((known) => Math.abs(known.word.length - word.length) <= mistakes);
    },
    otherBeginnings: (word) =>
      amongst.all(JSON.stringify(beginningEdits(word))).map(([word, documents]) => ({ word, documents })),
    remember: answers.remember,
    forget: () => [known, lists, answers].forEach((each) => each.forget()),
  };
}

/** Answers to what was meant by a word: working one out reads hundreds of words. */
function createAnswers() {
  const kept = new Map<string, string | undefined>();
  return {
    remember: (key: string, answer: () => string | undefined): string | undefined => {
      if (kept.size >= maxAnswers) kept.clear();
      if (!kept.has(key)) kept.set(key, answer());
      return kept.get(key);
    },
    forget: () => kept.clear(),
  };
}

/** What a word may have been before one letter of its first two was missed, added, changed or swapped. */
function beginningEdits(word: string): string[] {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const edits = [0, 1].flatMap((at) => {
    const [before, here, next, rest] = [
      word.slice(0, at),
      word[at] ?? '',
      word[at + 1] ?? '',
      word.slice(at + 2),
    ];
    return [
      `${before}${next}${rest}`,
      `${before}${next}${here}${rest}`,
      ...Array.from(letters, (letter) => `${before}${letter}${next}${rest}`),
      ...Array.from(letters, (letter) => `${before}${letter}${here}${next}${rest}`),
    ];
  });
  return [...new Set(edits)].filter((edit) => edit !== word);
}

/** Tells whether documents hold a word as it is written, and whether not just a few do. */
function createKnownWords(db: Database) {
  // Not MATCH: FTS5 cuts some letters of newer scripts into two words, and `word` knows no phrases.
  db.exec("CREATE VIRTUAL TABLE temp.place USING fts5vocab ('main', 'word', 'instance')");
  const some = db
    .prepare<[string], number>(
      `SELECT count(*) FROM (SELECT 1 FROM temp.place WHERE term = ? LIMIT ${establishedDocuments})`,
    )
    .pluck();
  const kept = new Map<string, number>();
  const count = (word: string) => {
    const documents = kept.get(word) ?? some.get(word) ?? 0;
    if (kept.size >= maxKnownWords) kept.clear();
    kept.set(word, documents);
    return documents;
  };
  return {
    has: (word: string) => count(word) > 0,
    isEstablished: (word: string) => count(word) >= establishedDocuments,
    forget: () => kept.clear(),
  };
}

/** Short lists are read again at once, which takes next to nothing. */
function mayBeOlder({ words, at }: { words: readonly KnownWord[]; at: number }): boolean {
  return words.length >= minOldLength && Date.now() - at < maxListAgeMs;
}

/** The words with the same beginning: counting their documents is slow, so a list may be a minute older than the index. */
function createWordLists(db: Database) {
  const read = db
    .prepare<[string, string], [string, number]>(
      'SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?',
    )
    .raw();
  const kept = new Map<string, { words: KnownWord[]; at: number }>();
  let changed = 0;
  return {
    beginning(letters: string): KnownWord[] {
      const known = kept.get(letters);
      if (known && (known.at > changed || mayBeOlder(known))) return known.words;
      if (kept.size >= maxLists) kept.clear();
      const words = read.all(letters, after(letters)).map(([word, documents]) => ({ word, documents }));
      kept.set(letters, { words, at: Date.now() });
      return words;
    },
    forget: () => {
      changed = Date.now();
    },
  };
}

/** Tells which words, by their places, have stems that begin as the stem of another does. */
function createImplied(db: Database): (beginning: string, words: readonly string[]) => ReadonlySet<number> {
  const add = db.prepare('INSERT INTO temp.highlight (rowid, name) VALUES (?, ?)');
  const found = db
    .prepare<[string], number>('SELECT rowid FROM temp.highlight WHERE highlight MATCH ?')
    .pluck();
  return (beginning, words) =>
    inHighlightTable(db, () => {
      words.forEach((word, at) => add.run(at, word));
      return new Set(found.all(`"${beginning}" *`));
    });
}

/** The end of the range of words that begin with a prefix. */
function after(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}
