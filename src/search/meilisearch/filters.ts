import { otherNamesOf } from '../query/other-names.ts';
import type { Qualifier, TextField } from '../query/qualifier.ts';
import type { Condition, Term } from '../query/query.ts';
import { fold, plainName } from '../query/words.ts';
import { facetNames } from '../search.ts';
import type { Facet, SearchQuery } from '../search.ts';
import { packageQualifierKey } from '../resolve-packages.ts';
import { documentKey, encode } from './codes.ts';
import { stemOf, stemsOf } from './stems.ts';
import { hasToken, plainValue, stemToken } from './stored-document.ts';

/** Words side by side, which no filter can tell: the documents that hold them are asked for, and named in the filter. */
export interface Lookup {
  /** What is asked for, in quotation marks where it is a phrase. */
  text: string;
  /** The fields that are searched; all where there are none. */
  on: readonly string[];
}

/** The keys of the documents that a lookup finds. */
export type Find = (lookup: Lookup) => readonly string[];

/** What a filter is written from, besides the query. */
export interface FilterSources {
  find: Find;
  dependents: SearchQuery['dependents'];
}

/** A prefix shorter than this is a whole word. */
export const minPrefixLength = 2;
/** Meilisearch reads as many words of a query. */
export const maxQueryWords = 10;

export const everything = 'live = 1';
const nothing = 'live = 0';

const fields: Record<TextField, readonly string[]> = {
  name: ['name', 'parts'],
  description: ['description'],
  readme: ['opening', 'readme'],
  topics: ['topics'],
};

/** The fields that `in:` names; none for all of them. */
export function searchedFields(parts: readonly Condition[]): string[] {
  return parts.flatMap((part) =>
    part.kind === 'qualifier' && part.qualifier.field === 'in' ? fields[part.qualifier.value] : [],
  );
}

/** A condition as a filter of Meilisearch. Every value in it is a number, a coded token, or letters and digits. */
export function filterOf(condition: Condition, on: readonly string[], sources: FilterSources): string {
  switch (condition.kind) {
    case 'term':
      return termFilter(condition.term, on, sources);
    case 'qualifier':
      return qualifierFilter(condition.qualifier, sources);
    case 'not':
      return `NOT (${excluded(condition.part, on, sources)})`;
    case 'and':
    case 'or':
      return joined(
        condition.kind,
        condition.parts.map((part) => filterOf(part, on, sources)),
      );
  }
}

/** Filters of which all, or any, are to be met. */
export function joined(kind: 'and' | 'or', filters: readonly string[]): string {
  const distinct = [...new Set(filters)];
  if (distinct.length === 0) return kind === 'and' ? everything : nothing;
  return distinct.map((filter) => `(${filter})`).join(kind === 'and' ? ' AND ' : ' OR ');
}

/** The documents that hold a word, or one that begins so, in any field. */
export function wordFilter(word: string, prefix = false): string {
  const stem = stemToken(stemOf(word));
  const whole = `words = "${stem}"`;
  if (!prefix || word.length < minPrefixLength) return whole;
  return joined('or', [whole, `words STARTS WITH "${stem}"`, `words STARTS WITH "${word}"`]);
}

/** The documents with any of these keys. */
export function keyFilter(keys: readonly string[]): string {
  return keys.length === 0 ? nothing : `key IN [${keys.map((key) => `"${key}"`).join(', ')}]`;
}

/** The filters beside a query, of every facet but those left aside. */
export function facetFilter(filters: SearchQuery['filters'], aside?: Facet): string[] {
  return facetNames.flatMap((facet) => {
    const values = filters[facet] ?? [];
    if (values.length === 0 || facet === aside) return [];
    return [`has IN [${values.map((value) => `"${hasToken(`in-${facet}`, fold(value))}"`).join(', ')}]`];
  });
}

/** Words side by side as Meilisearch takes them; of more than it reads, the first. */
export function phraseText(words: readonly string[]): string {
  return `"${stemsOf(words.slice(0, maxQueryWords))}"`;
}

function termFilter({ words, prefix, quoted }: Term, on: readonly string[], sources: FilterSources): string {
  const own = wordsFilter(words, prefix, on, sources);
  const names = quoted ? [] : otherNamesOf(words);
  return joined('or', [own, ...names.map(({ name }) => wordsFilter(name.split(' '), false, on, sources))]);
}

function wordsFilter(
  words: readonly string[],
  prefix: boolean,
  on: readonly string[],
  sources: FilterSources,
): string {
  const [word = ''] = words;
  if (words.length > 1) return keyFilter(sources.find({ text: phraseText(words), on }));
  if (on.length === 0) return wordFilter(word, prefix);
  return keyFilter(sources.find({ text: prefix ? stemOf(word) : phraseText(words), on }));
}

/** What is excluded is taken as it is written: another name of the thing may stay. */
function excluded(part: Condition, on: readonly string[], sources: FilterSources): string {
  if (part.kind !== 'term') return filterOf(part, on, sources);
  return wordsFilter(part.term.words, part.term.prefix, on, sources);
}

function qualifierFilter(qualifier: Qualifier, sources: FilterSources): string {
  switch (qualifier.field) {
    case 'is':
      return has('kind', qualifier.value);
    case 'in':
      return everything;
    case 'depends':
      return `dependsOn = "${encode(stemsOf(qualifier.words))}"`;
    case 'package': {
      const ids = sources.dependents?.get(packageQualifierKey(qualifier)) ?? [];
      return keyFilter(ids.map(documentKey));
    }
    case 'repo':
      return has('repo', qualifier.value.includes('/') ? qualifier.value : plainName(qualifier.value));
    case 'stars':
    case 'forks':
      return rangeFilter(qualifier.field, qualifier.range, 1);
    case 'updated':
      return joined('and', ['pushed > 0', rangeFilter('pushed', qualifier.range, 1_000)]);
    case 'created':
      return joined('and', ['created > 0', rangeFilter('created', qualifier.range, 1_000)]);
    case 'user':
      return has('organisation', plainValue(qualifier.value));
    case 'licence':
      return has('licence', qualifier.value);
    default:
      return has(qualifier.field, plainValue(qualifier.value));
  }
}

function has(kind: string, value: string): string {
  return `has = "${hasToken(kind, value)}"`;
}

function rangeFilter(field: string, { from, to }: { from: number; to: number }, scale: number): string {
  const ends = [
    ...(Number.isFinite(from) ? [`${field} >= ${Math.ceil(from / scale)}`] : []),
    ...(Number.isFinite(to) ? [`${field} <= ${Math.floor(to / scale)}`] : []),
  ];
  return joined('and', ends);
}
