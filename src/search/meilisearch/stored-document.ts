import { facetValues } from '../document/facet-values.ts';
import { nameKey } from '../document/name-key.ts';
import { openingWords } from '../document/opening-words.ts';
import { fold, nameParts, plainName } from '../query/words.ts';
import type { Facet, SearchDocument } from '../search.ts';
import { ranking } from '../sqlite/rank/boosts.ts';
import { documentKey, encode } from './codes.ts';
import { foldedWords, plainFolded, stemmed, stemOf, stemsOf } from './stems.ts';

/** Searched fields, those that say most of a repository first; `in:` names some of them. */
export const textFields = [
  'name',
  'parts',
  'description',
  'opening',
  'topics',
  'organisation',
  'keywords',
  'readme',
] as const;
type TextFieldName = (typeof textFields)[number];

/** What a hit is made of: these fields alone are given back. */
export interface ShownDocument {
  key: string;
  /** A `RepositoryItem` as JSON. */
  item: string;
  readmeText: string;
  organisationText: string;
  keywordsText: string;
}

/** A repository as the server holds it. */
export type StoredDocument = ShownDocument &
  Record<TextFieldName, string> & {
    /** Missing from what was removed and from the document that holds the position. */
    live: 1;
    words: string[];
    dependsOn: string[];
    has: string[];
    stars: number;
    forks: number;
    pushed: number;
    created: number;
    newest: number;
    worth: number;
    nameKey: string;
  };

/** Words of a name that are looked for side by side by `depends:`. */
const maxRun = 6;
/** A name's place in the alphabet is told by so many letters. */
const maxNameKey = 200;
const yearSeconds = 31_557_600;

/**
 * What is stored of a repository: texts as stems, filters and facets as coded tokens, orders as numbers.
 *
 * @param now milliseconds since 1970, from which the age of the last change counts
 */
export function storedDocument(
  document: SearchDocument,
  now: number,
): StoredDocument & Record<string, unknown> {
  const { item, organisation, organisationName, readme, keywords, createdAt, forks } = document;
  const organisationText = `${item.owner} ${organisation} ${organisationName}`;
  const keywordsText = [...keywords, item.language ?? ''].join(' ');
  const texts: Record<TextFieldName, string> = {
    name: item.name,
    parts: nameParts(item.name),
    description: item.description ?? '',
    opening: openingWords(readme),
    topics: item.topics.join(' '),
    organisation: organisationText,
    keywords: keywordsText,
    readme,
  };
  const pushed = secondsOf(item.pushedAt);
  return {
    key: documentKey(item.id),
    live: 1,
    item: JSON.stringify(item),
    ...{ readmeText: readme, organisationText, keywordsText },
    ...mapValues(texts, stemmed),
    words: wordTokens(Object.values(texts)),
    dependsOn: [...new Set(keywords.flatMap(runsOf))],
    has: [...new Set(tokensOf(document))],
    ...facetFields(document),
    stars: item.stars,
    forks: forks ?? 0,
    pushed,
    created: secondsOf(createdAt ?? null),
    newest: pushed - (item.archived ? 2 ** 32 : 0),
    worth: worthOf(document, pushed, now),
    nameKey: Buffer.from(nameKey(item)).subarray(0, maxNameKey).toString('hex'),
  };
}

/** The attribute that counts a facet. */
export function facetField(facet: Facet): string {
  return `facet_${facet}`;
}

/** What stands for a condition on one value, such as a facet's or a qualifier's. */
export function hasToken(kind: string, value: string): string {
  return `${kind}:${encode(value)}`;
}

/** The value of a qualifier, whatever its separators. */
export function plainValue(value: string): string {
  return value.replaceAll(/[\s_-]/g, '');
}

/** A stem among the words of a document, where words as they are written stand too. */
export function stemToken(stem: string): string {
  return `=${stem}`;
}

function facetFields(document: SearchDocument): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [facet, value] of facetValues(document)) (fields[facetField(facet)] ??= []).push(encode(value));
  return fields;
}

/** Words as they are written, for completing and respelling, and their stems, for finding. */
function wordTokens(texts: readonly string[]): string[] {
  const words = new Set(texts.flatMap(foldedWords).filter((word) => word.length <= 100));
  return [...words, ...new Set(Array.from(words, (word) => stemToken(stemOf(word))))];
}

function tokensOf(document: SearchDocument): string[] {
  const { item, organisation } = document;
  const tokens = facetValues(document).flatMap(([facet, value]) => {
    const folded = fold(value);
    const asked = facet === 'licence' ? licenceNames(folded) : [plainValue(folded)];
    return [hasToken(`in-${facet}`, folded), ...asked.map((one) => hasToken(facet, one))];
  });
  const names = [hasToken('repo', item.fullName.toLowerCase()), hasToken('repo', plainName(item.name))];
  return [...tokens, ...names, hasToken('organisation', plainValue(fold(organisation)))];
}

/** `MIT OR GPL-3.0-only` is found by the whole, by each part, and by `gpl-3.0`. */
function licenceNames(folded: string): string[] {
  const parts = folded.split(/[\s()]+/).filter(Boolean);
  return [folded, ...parts, ...parts.map((part) => part.replace(/-(?:only|or-later)$/, ''))];
}

/** Runs of words in the name of a dependency: `@scope/left-pad` is found by `left-pad`. */
function runsOf(name: string): string[] {
  const words = plainFolded(name);
  return words.flatMap((_, from) =>
    words
      .slice(from, from + maxRun)
      .map((_, length) => encode(stemsOf(words.slice(from, from + length + 1)))),
  );
}

function worthOf({ item }: SearchDocument, pushed: number, now: number): number {
  const age = Math.max(0, now / 1000 - pushed) / yearSeconds;
  const recency = ranking.recency * 2 ** (-age / ranking.halfLifeYears);
  const fame = ranking.stars * Math.log10(1 + item.stars);
  const kind = (item.archived ? ranking.archived : 1) * (item.fork ? ranking.fork : 1);
  return Math.round((1 + recency + fame) * kind * 1_000) / 1_000;
}

/** 0 for never, or for a moment that cannot be read. */
function secondsOf(instant: string | null): number {
  return instant === null ? 0 : Math.max(0, Math.floor(Date.parse(instant) / 1000) || 0);
}

function mapValues<K extends string>(record: Record<K, string>, change: (value: string) => string) {
  const entries = Object.entries<string>(record).map(([key, value]) => [key, change(value)]);
  return Object.fromEntries(entries) as Record<K, string>;
}
