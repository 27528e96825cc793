import { maxSynonymWords, otherNamesOf } from '../query/other-names.ts';
import type { Term } from '../query/query.ts';
import { areFillers } from '../query/stop-words.ts';
import { minPrefixLength } from './filters.ts';

/** A word that may be missing from a document. */
export interface SoftWord {
  /** Folded; several where a sign inside holds them together (`covid-19`). */
  words: string[];
  /** It may go on. */
  prefix: boolean;
  /** What was typed: several terms where they are one name. */
  terms: Term[];
}

/** Meilisearch looks for other names of so many words side by side; longer ones are replaced before they are sent. */
const maxNameLength = 3;

/** The words to be searched: without those that say nothing where others are there, long names as their short ones. */
export function softWords(terms: readonly Term[]): SoftWord[] {
  const kept = terms.some(isTelling) ? isTelling : () => true;
  const found: SoftWord[] = [];
  for (let at = 0; at < terms.length;) {
    const name = shortNameAt(terms, at);
    const term = terms[at];
    if (name) found.push({ words: [name.word], prefix: false, terms: terms.slice(at, at + name.length) });
    else if (term && kept(term)) found.push(softWord(term));
    at += name?.length ?? 1;
  }
  return lastWhereItGoesOn(found);
}

function softWord(term: Term): SoftWord {
  const prefix = term.prefix && (term.words.at(-1)?.length ?? 0) >= minPrefixLength;
  return { words: term.words, prefix, terms: [term] };
}

/** The one word that names the same as the terms from `at` on do, where they hold fillers or are too many. */
function shortNameAt(terms: readonly Term[], at: number): { word: string; length: number } | undefined {
  for (let length = Math.min(maxSynonymWords, terms.length - at); length >= 2; length--) {
    const run = terms.slice(at, at + length);
    const words = run.flatMap((term) => term.words);
    if (words.length <= maxNameLength && run.every(isTelling)) continue;
    const short = otherNamesOf(words).find(({ name }) => !name.includes(' '));
    if (short) return { word: short.name, length };
  }
  return undefined;
}

function isTelling({ words }: Term): boolean {
  return !areFillers(words);
}

/** Meilisearch completes only the last word. */
function lastWhereItGoesOn(found: readonly SoftWord[]): SoftWord[] {
  const last = found.findLast(({ prefix }) => prefix);
  if (!last) return [...found];
  return [...found.filter((word) => word !== last), last];
}
