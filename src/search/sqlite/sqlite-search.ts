import type { Database } from 'better-sqlite3';
import { ranking } from './rank/boosts.ts';
import { createFusedOrder } from './rank/fused-order.ts';
import { hasNone, slotsOf } from './match/bitset.ts';
import { ColumnStore } from './index/column-store.ts';
import { commonerSpellings, respellings } from './answer/did-you-mean.ts';
import { filterAndCount } from './answer/filter-and-count.ts';
import { createHitReader } from './answer/hits.ts';
import { likelyValues } from './answer/likely-values.ts';
import { evaluate, match } from './match/matching.ts';
import type { SearchIndex } from './match/matching.ts';
import { nearest } from './answer/nearest.ts';
import { readAhead } from './answer/read-ahead.ts';
import { createPostings } from './match/postings.ts';
import { parseQuery, quotedPhrases } from '../query/query.ts';
import type { ParsedQuery } from '../query/query.ts';
import { respelt } from '../query/respelt.ts';
import { unmetQualifiers, whyNothing } from '../query/why-nothing.ts';
import type { PlacedPart } from '../query/why-nothing.ts';
import type { OtherNames } from '../query/other-names.ts';
import { plainName } from '../query/words.ts';
import { createRelevance } from './rank/relevance.ts';
import { RepositoryNames } from './index/repository-names.ts';
import { packageQualifierKey } from '../resolve-packages.ts';
import type { SearchQuery, SearchResult, SuggestRequest, Suggestion } from '../search.ts';
import { orderKeys } from './index/sort-keys.ts';
import { createIdLookup } from './index/id-lookup.ts';
import { createSuggest } from './answer/suggest.ts';
import { openVocabulary } from './match/vocabulary.ts';

/**
 * Prepares `search` and `suggest` on an open index; each search sees one state of the file, whoever writes meanwhile. `load` reads ahead what
 * the first search needs, `prepare` what one query needs: in slices, one each time they are asked on.
 */
export function createSearch(db: Database, otherNames: OtherNames) {
  const byId = createIdLookup(db);
  /** Of the query that is being answered. */
  let dependents: SearchQuery['dependents'];
  const index: SearchIndex = {
    columns: new ColumnStore(db),
    postings: createPostings(db),
    vocabulary: openVocabulary(db, otherNames),
    met: new Map(),
    slotsNamed: createNameLookup(db),
    slotsDepending: (each) => byId.slots(dependents?.get(packageQualifierKey(each)) ?? [], columns.revision),
  };
  const { columns } = index;
  const relevance = createRelevance(db, index, ranking);
  const read = createHitReader(db, index, relevance);
  const order = createFusedOrder(db);
  const names = new RepositoryNames(db);
  const suggestions = createSuggest(db, { columns, names, worth: relevance.worth });
  const followers = [relevance, names];

  const search = db.transaction((query: SearchQuery): SearchResult => {
    const started = performance.now();
    refresh(index, followers);
    dependents = query.dependents;
    return { ...answer(query, { index, relevance, read, order }), tookMs: performance.now() - started };
  });
  function* prepare({ text, dependents: asked }: SearchQuery): Generator<void> {
    db.transaction(() => refresh(index, followers))();
    for (const ids of asked?.values() ?? []) yield* byId.ahead(ids, columns.revision);
    yield* readAhead(text, index);
  }
  const suggest = db.transaction((request: SuggestRequest): Suggestion[] => {
    refresh(index, followers);
    return suggestions.suggest(request);
  });
  function* load(): Generator<void> {
    yield* columns.load();
    yield* names.load();
  }
  return { search, prepare, suggest, load };
}

interface Answering {
  index: SearchIndex;
  relevance: ReturnType<typeof createRelevance>;
  read: ReturnType<typeof createHitReader>;
  order: ReturnType<typeof createFusedOrder>;
}

function answer(
  query: SearchQuery,
  { index, relevance, read, order }: Answering,
): Omit<SearchResult, 'tookMs'> {
  const { columns, vocabulary } = index;
  const { typed, corrected, parsed, found } = understood(query.text, index);
  const listed = slotsOf(found.listed);
  const { hits, facets } = filterAndCount(listed, columns, query);
  const { page, perPage } = query;
  const keys = orderKeys(hits, columns, query.sort, () => relevance.of(found));
  const isMet = (part: PlacedPart) => !hasNone(evaluate(part, index, found.within));
  const places: [number, number] = [(page - 1) * perPage, page * perPage];
  const slots = order({ slots: hits, keys, ties: columns.ranks() }, query.nearness, places);
  return {
    total: hits.length,
    page,
    perPage,
    items: read(slots, found, query.explain ?? false),
    facets,
    corrected,
    suggestion: respelt(parsed.text, [
      ...commonerSpellings(found, vocabulary),
      ...likelyValues(parsed, index),
    ]),
    messages: [
      ...typed.messages,
      ...looseMessages(parsed, index),
      ...unmetQualifiers(parsed, isMet),
      ...(hits.length > 0 ? [] : whyNothing(parsed, isMet, listed.length)),
    ],
    nearest: hits.length > 0 ? null : nearest(parsed, query, index),
  };
}

/** That phrases were too many, where somebody typed quotation marks. */
function looseMessages({ parts }: ParsedQuery, { postings }: SearchIndex): string[] {
  const phrases = quotedPhrases(parts).filter((phrase) => postings.isLoose(phrase));
  if (phrases.length === 0) return [];
  const listed = phrases.map((phrase) => `“${phrase}”`).join(' and ');
  return [`There are too many phrases: the words of ${listed} were not looked for side by side.`];
}

function refresh({ columns, postings, vocabulary, met }: SearchIndex, followers: readonly Follower[]): void {
  const changed = columns.refresh();
  postings.changed(changed, columns.size);
  postings.begin();
  if (changed.length === 0) return;
  for (const follower of followers) follower.changed(changed);
  vocabulary.forget();
  met.clear();
}

/** What is told which documents changed. */
interface Follower {
  changed(slots: readonly number[]): void;
}

/** Reads a query and finds what meets it, with words that no document holds respelt. */
function understood(text: string, index: SearchIndex) {
  const typed = parseQuery(text);
  const first = match(typed, index);
  const corrected = respelt(typed.text, respellings(first, index.vocabulary));
  if (corrected === null) return { typed, corrected, parsed: typed, found: first };
  const parsed = parseQuery(corrected);
  return { typed, corrected, parsed, found: match(parsed, index) };
}

/** Finds repositories by `owner/name` or by name, in lower case. */
function createNameLookup(db: Database): (name: string) => number[] {
  const byFullName = db
    .prepare<[string], number>('SELECT slot FROM document WHERE full_name = ? AND id IS NOT NULL')
    .pluck();
  const byName = db
    .prepare<[string], number>('SELECT slot FROM document WHERE plain_name = ? AND id IS NOT NULL')
    .pluck();
  return (name) => (name.includes('/') ? byFullName.all(name) : byName.all(plainName(name)));
}
