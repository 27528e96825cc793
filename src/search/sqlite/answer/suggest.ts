import type { Database } from 'better-sqlite3';
import type { RepositoryItem } from '../../../domain/repository-item.ts';
import type { Facet } from '../../query/facet-names.ts';
import { qualifierPrefix, qualifierValue, typedBeginning } from '../../query/typed-beginning.ts';
import { plainBeginning } from '../../query/word-starts.ts';
import type { SuggestRequest, Suggestion } from '../../search.ts';
import type { ColumnStore } from '../index/column-store.ts';
import { createFacetSuggestions } from './facet-suggestions.ts';
import type { FittingValue } from './facet-suggestions.ts';
import type { RepositoryNames } from '../index/repository-names.ts';

/** Values of these are offered for a name of any kind; of the others only after their qualifier. */
const offeredFacets: readonly Facet[] = ['organisation', 'language', 'topic'];
/** A name of any kind is looked for from this many letters on. */
const minLetters = 2;

interface Sources {
  columns: ColumnStore;
  names: RepositoryNames;
  /** What a repository is worth whatever is typed, by slot. */
  worth: () => Float64Array;
}

interface RankedSuggestion {
  fit: number;
  score: number;
  suggestion: Suggestion;
}

/** Prepares suggesting from what is in memory; only the repositories that are offered are read from the file. */
export function createSuggest(db: Database, { columns, names, worth }: Sources) {
  const facets = createFacetSuggestions(columns);
  const repositories = createRepositorySuggestions(db, names, worth);

  function values(among: readonly Facet[], beginning: string, { nameOf = noName }: SuggestRequest) {
    return among
      .flatMap((facet) => facets.find(facet, beginning, nameOf))
      .map((value) => ({ ...value, score: Math.log2(1 + value.count) }));
  }

  /** Half the room is for repositories, where there are so many. */
  function anyKind(request: SuggestRequest): Suggestion[] {
    const { text, limit } = request;
    if (plainBeginning(text).length < minLetters) return [];
    const named = repositories(text, limit);
    const room = limit - Math.min(named.length, Math.ceil(limit / 2));
    const valued = firstRanked(values(offeredFacets, text, request), room).map((each) => ({
      ...each,
      suggestion: suggestionOf(each, qualifierPrefix(each.facet)),
    }));
    const all = [...valued, ...named.slice(0, limit - valued.length)];
    return firstRanked(all, limit).map(({ suggestion }) => suggestion);
  }

  return {
    suggest(request: SuggestRequest): Suggestion[] {
      const typed = typedBeginning(request.text);
      if (!typed) return [];
      const { facet, before, beginning } = typed;
      if (facet === undefined) return anyKind(request);
      const found = firstRanked(values([facet], beginning, request), request.limit);
      return found.map((each) => suggestionOf(each, before));
    },
  };
}

function createRepositorySuggestions(db: Database, names: RepositoryNames, worth: Sources['worth']) {
  const itemOf = db
    .prepare<[number], string>('SELECT item FROM document WHERE slot = ? AND id IS NOT NULL')
    .pluck();
  return (beginning: string, limit: number): RankedSuggestion[] => {
    const shares = worth();
    const found = names.find(beginning).map((each) => ({ ...each, score: shares[each.id] ?? 0 }));
    return firstRanked(found, limit).flatMap(({ id, fit, score }) => {
      const text = itemOf.get(id);
      if (text === undefined) return [];
      const { fullName } = JSON.parse(text) as RepositoryItem;
      const suggestion: Suggestion = {
        kind: 'repository',
        text: fullName,
        label: fullName,
        repositories: null,
      };
      return [{ fit, score, suggestion }];
    });
  };
}

function suggestionOf({ facet, value, label, count }: FittingValue, before: string): Suggestion {
  return { kind: facet, text: `${before}${qualifierValue(value)}`, label, repositories: count };
}

function noName(): undefined {
  return undefined;
}

/** The first few by how well they fit, then by their score: those that come first of equals. */
function firstRanked<T extends { fit: number; score: number }>(all: readonly T[], limit: number): T[] {
  const first: T[] = [];
  for (const one of all) {
    const last = first[limit - 1];
    if (last && !isBefore(one, last)) continue;
    const place = first.findIndex((other) => isBefore(one, other));
    first.splice(place < 0 ? first.length : place, 0, one);
    if (first.length > limit) first.pop();
  }
  return first;
}

function isBefore(one: { fit: number; score: number }, other: { fit: number; score: number }): boolean {
  return one.fit - other.fit > 0 || (one.fit === other.fit && one.score > other.score);
}
