import type { Database } from 'better-sqlite3';
import type { Vocabulary } from './expression.ts';
import type { KnownWord } from './spelling.ts';

/** Stemming changes only longer words, so only they need completing (a stem may not begin with what was typed). */
const shortestCompleted = 4;

export interface IndexVocabulary extends Vocabulary {
  /** In how many documents a word stands, as it is written. */
  documents(word: string): number;
  /** Words about as long as `word`: those with its first letter, or all. */
  similar(word: string, mistakes: number, anyLetter: boolean): KnownWord[];
}

/** The words of the index as they are written, folded. */
export function openVocabulary(db: Database): IndexVocabulary {
  const documents = db.prepare<[string], number>('SELECT doc FROM vocabulary WHERE term = ?').pluck();
  const any = db.prepare<[string], number>('SELECT 1 FROM word WHERE word MATCH ? LIMIT 1').pluck();
  const beginning = db
    .prepare<[string, string], string>(
      'SELECT term FROM vocabulary WHERE term > ? AND term < ? ORDER BY doc DESC LIMIT 3',
    )
    .pluck();
  const similar = db.prepare<[string, string, number, number], KnownWord>(
    'SELECT term AS word, doc AS documents FROM vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?',
  );
  return {
    documents: (word) => documents.get(word) ?? 0,
    has: (word) => any.get(`"${word}"`) !== undefined,
    completions: (prefix) => (prefix.length < shortestCompleted ? [] : beginning.all(prefix, after(prefix))),
    similar(word, mistakes, anyLetter) {
      const letter = anyLetter ? '' : [...word].slice(0, 1).join('');
      return similar.all(letter, after(letter), word.length - mistakes, word.length + mistakes);
    },
  };
}

/** The end of the range of words that begin with a prefix. */
function after(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}
