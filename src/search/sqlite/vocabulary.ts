import type { Database } from 'better-sqlite3';
import type { Vocabulary } from './expression.ts';
import { inHighlightTable } from './highlight-table.ts';
import type { KnownWord } from './spelling.ts';

/** Stemming changes only longer words, so only they need completing (a stem may not begin with what was typed). */
const minCompletedLength = 4;

export interface IndexVocabulary extends Vocabulary {
  /** In how many documents a word stands, as it is written. */
  documents(word: string): number;
  /** Words about as long as `word`: those with its first letter, or all. */
  similar(word: string, mistakes: number, anyLetter: boolean): KnownWord[];
  /** To be called when the index changed. */
  forget: () => void;
}

/** The words of the index as they are written, folded. */
export function openVocabulary(db: Database): IndexVocabulary {
  const documents = db.prepare<[string], number>('SELECT doc FROM vocabulary WHERE term = ?').pluck();
  // Not MATCH: FTS5 cuts some letters of newer scripts into two words, and `word` knows no phrases.
  db.exec("CREATE VIRTUAL TABLE temp.place USING fts5vocab ('main', 'word', 'instance')");
  const any = db.prepare<[string], number>('SELECT 1 FROM temp.place WHERE term = ? LIMIT 1').pluck();
  const beginning = db
    .prepare<[string, string], string>(
      'SELECT term FROM vocabulary WHERE term > ? AND term < ? ORDER BY doc DESC LIMIT 3',
    )
    .pluck();
  const lists = createWordLists(db);
  const impliedBy = createImplied(db);
  return {
    documents: (word) => documents.get(word) ?? 0,
    has: (word) => any.get(word) !== undefined,
    completions(prefix) {
      if (prefix.length < minCompletedLength) return [];
      const words = beginning.all(prefix, after(prefix));
      const implied = impliedBy(prefix, words);
      return words.map((word, at) => ({ word, implied: implied.has(at) }));
    },
    similar(word, mistakes, anyLetter) {
      const letter = anyLetter ? '' : [...word].slice(0, 1).join('');
      const { words, documents } = lists.from(letter);
      const alike = (known: string) =>
        Math.abs(known.length - word.length) <= mistakes && known.startsWith(letter);
      return words.flatMap((known, at) =>
        alike(known) ? [{ word: known, documents: documents[at] ?? 0 }] : [],
      );
    },
    forget: lists.forget,
  };
}

/** The words that begin with a letter, or all there are, kept until `forget`: counting their documents is slow. */
function createWordLists(db: Database) {
  const read = db
    .prepare<[string, string], [string, string]>(
      'SELECT json_group_array(term), json_group_array(doc) FROM vocabulary WHERE term >= ? AND term < ?',
    )
    .raw();
  const kept = new Map<string, { words: string[]; documents: Uint32Array }>();
  return {
    from(letter: string) {
      const known = kept.get('') ?? kept.get(letter);
      if (known) return known;
      if (letter === '') kept.clear();
      const [words = '[]', documents = '[]'] = read.get(letter, after(letter)) ?? [];
      const list = {
        words: JSON.parse(words) as string[],
        documents: Uint32Array.from(JSON.parse(documents) as number[]),
      };
      kept.set(letter, list);
      return list;
    },
    forget: () => kept.clear(),
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
