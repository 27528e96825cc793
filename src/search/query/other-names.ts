import { expansions } from './expansions.ts';
import { synonyms } from './synonyms.ts';

/** What another name of a thing, and a word that means nearly the same, are worth beside the typed one. */
const nameWeight = 0.9;
const expansionWeight = 0.6;

interface OtherName {
  name: string;
  weight: number;
}

const bySpelling = new Map<string, OtherName[]>();
for (const { names } of synonyms) {
  for (const typed of names)
    add(
      typed,
      names.filter((other) => other !== typed),
      nameWeight,
    );
}
for (const { typed, also } of expansions) {
  for (const word of typed) add(word, also, expansionWeight);
}

function add(typed: string, others: readonly string[], weight: number): void {
  bySpelling.set(typed, [...(bySpelling.get(typed) ?? []), ...others.map((name) => ({ name, weight }))]);
}

/** The most words a name in `synonyms` or `expansions` has. */
export const maxSynonymWords = Math.max(...[...bySpelling.keys()].map((name) => name.split(' ').length));

/** Other names of the thing these folded words name, and what they are worth beside them; none for most words. */
export function otherNamesOf(words: readonly string[]): readonly OtherName[] {
  return bySpelling.get(words.join(' ')) ?? [];
}
