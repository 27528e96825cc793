import { expansions } from './expansions.ts';
import { synonyms } from './synonyms.ts';
import type { Expansion, SameNames } from './word-list.ts';

/** What another name of a thing, and a word that means nearly the same, are worth beside the typed one. */
const nameWeight = 0.9;
const expansionWeight = 0.7;

interface OtherName {
  name: string;
  weight: number;
}

/** Other names of the thing that folded words name, and what they are worth beside them; none for most words. */
export type OtherNames = (words: readonly string[]) => readonly OtherName[];

/** Other names from lists such as `synonyms` and `expansions`. */
export function createOtherNames(
  same: readonly Pick<SameNames, 'names'>[],
  near: readonly Pick<Expansion, 'typed' | 'also'>[],
): OtherNames {
  const bySpelling = new Map<string, OtherName[]>();
  const add = (typed: string, others: readonly string[], weight: number) => {
    const more = others.filter((other) => other !== typed).map((name) => ({ name, weight }));
    bySpelling.set(typed, [...(bySpelling.get(typed) ?? []), ...more]);
  };
  for (const { names } of same) for (const typed of names) add(typed, names, nameWeight);
  for (const { typed, also } of near) for (const word of typed) add(word, also, expansionWeight);
  return (words) => bySpelling.get(words.join(' ')) ?? [];
}

/** The other names that every search knows. */
export const otherNamesOf = createOtherNames(synonyms, expansions);

/** Every name in `synonyms` and `expansions` that has others. */
export const namesWithOthers: ReadonlySet<string> = new Set([
  ...synonyms.flatMap(({ names }) => names),
  ...expansions.flatMap(({ typed }) => typed),
]);

/** The most words such a name has. */
export const maxSynonymWords = Math.max(...Array.from(namesWithOthers, (name) => name.split(' ').length));
