import type { RepositoryItem } from '../../domain/repository-item.ts';
import { openingWords } from '../document/opening-words.ts';
import { chosenFacets, shorterQueries } from '../query/shorter-queries.ts';
import { unmetQualifiers, wantedParts, whyNothing } from '../query/why-nothing.ts';
import type { PlacedPart } from '../query/why-nothing.ts';
import { facetNames, matchedFields, noFacetCounts } from '../search.ts';
import type {
  Facet,
  FacetCount,
  Highlights,
  MatchedField,
  SearchHit,
  SearchQuery,
  SearchReason,
  SearchResult,
} from '../search.ts';
import { decodeFilterValue } from './codes.ts';
import { everything, facetFilter, filterOf, joined } from './filters.ts';
import type { Way, IndexClient, Listed } from './index-client.ts';
import { listingOf } from './listing.ts';
import { holdsAll, mark, sought, soughtBy } from './marks.ts';
import type { Sought } from './marks.ts';
import { facetField } from './stored-document.ts';
import type { ShownDocument } from './stored-document.ts';
import { understand } from './understand.ts';
import type { Understood } from './understand.ts';

const maxValues = 50;

/** Answers one search by an index, in two or three steps: what the words are worth, then what they find. */
export async function search(query: SearchQuery, index: IndexClient): Promise<SearchResult> {
  const started = performance.now();
  const understood = await understand(query, index);
  const groups = listingOf(understood, query.sort);
  const { page, perPage } = query;
  const listed = await list(groups, query, index, { offset: (page - 1) * perPage, limit: perPage });
  const total = listed.total;
  const looked = soughtBy(understood);
  const why = total > 0 ? [] : await reasonsForNothing(understood, query, index);
  return {
    ...{ total, page, perPage },
    items: listed.hits.map((hit) => hitOf(hit, looked, understood, query.explain ?? false)),
    facets: listed.facets,
    corrected: understood.corrected,
    suggestion: understood.suggestion,
    messages: [...new Set([...understood.messages, ...why])],
    nearest: total > 0 ? null : await nearest(understood, query, index),
    tookMs: performance.now() - started,
  };
}

interface Page {
  offset: number;
  limit: number;
}

/** One page over groups that follow one another, with the counts of each facet over the hits of all its other filters. */
async function list(groups: readonly Way[][], query: SearchQuery, index: IndexClient, page: Page) {
  const counted = query.facets === false ? [] : [...facetNames];
  const chosen = counted.filter((facet) => (query.filters[facet]?.length ?? 0) > 0);
  const beside = counted.filter((facet) => !chosen.includes(facet));
  const [parts, ...alone] = await Promise.all([
    listGroups(
      groups.map((group) => filtered(group, query.filters)),
      index,
      page,
      beside.map(facetField),
    ),
    ...chosen.map((facet) =>
      Promise.all(
        groups.map((group) =>
          index.list(filtered(group, query.filters, facet), {
            offset: 0,
            limit: 0,
            facets: [facetField(facet)],
          }),
        ),
      ),
    ),
  ]);
  const facets = noFacetCounts();
  for (const facet of beside) facets[facet] = countsOf(facet, parts.answers);
  chosen.forEach((facet, at) => (facets[facet] = countsOf(facet, alone[at] ?? [])));
  return { total: parts.total, hits: parts.hits, facets };
}

async function listGroups(
  groups: readonly Way[][],
  index: IndexClient,
  page: Page,
  facets: readonly string[],
) {
  const answers: Listed<ShownDocument>[] = [];
  const hits: ShownDocument[] = [];
  let total = 0;
  for (const group of groups) {
    const offset = Math.max(0, page.offset - total);
    const answer = await index.list(group, { offset, limit: page.limit - hits.length, facets });
    answers.push(answer);
    hits.push(...answer.hits);
    total += answer.total;
  }
  return { answers, hits, total };
}

function filtered(group: readonly Way[], filters: SearchQuery['filters'], aside?: Facet): Way[] {
  const beside = facetFilter(filters, aside);
  return group.map((way) => ({ ...way, filter: joined('and', [way.filter, ...beside]) }));
}

/** Counts over groups that have no document in common, most frequent first. */
function countsOf(facet: Facet, answers: readonly Listed<ShownDocument>[]): FacetCount[] {
  const counts = new Map<string, number>();
  for (const answer of answers) {
    for (const [code, count] of Object.entries(answer.counts[facetField(facet)] ?? {})) {
      const value = decodeFilterValue(code);
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return Array.from(counts, ([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, maxValues);
}

function hitOf(
  hit: ShownDocument,
  looked: readonly Sought[],
  understood: Understood,
  explain: boolean,
): SearchHit {
  const item = JSON.parse(hit.item) as RepositoryItem;
  const highlights = mark({ item, readme: hit.readmeText }, looked);
  const { every } = understood;
  return {
    ...item,
    highlights,
    matched: every && !every.keys.includes(hit.key) ? 'some' : 'all',
    matchedIn: matchedIn(textsOf(item, hit), looked, highlights),
    ...(explain ? { reasons: reasonsOf(understood, textsOf(item, hit)) } : {}),
  };
}

function textsOf(item: RepositoryItem, hit: ShownDocument): Record<MatchedField, string> {
  return {
    name: item.name,
    description: item.description ?? '',
    opening: openingWords(hit.readmeText),
    topics: item.topics.join(' '),
    organisation: hit.organisationText,
    readme: hit.readmeText,
    dependencies: hit.keywordsText,
  };
}

/** Where it says what the repository is; the other fields only where no hit can be shown in the item itself. */
function matchedIn(
  texts: Record<MatchedField, string>,
  looked: readonly Sought[],
  highlights: Highlights,
): MatchedField[] {
  const isShown = Object.keys(highlights).length > 0;
  const fields = isShown ? matchedFields.slice(0, 4) : matchedFields;
  return fields.filter((field) => holdsAll(texts[field], looked));
}

/** Each word with the fields it stands in. Meilisearch ranks by rules in turn, so that no numbers add up to a score. */
function reasonsOf({ words }: Understood, texts: Record<MatchedField, string>): SearchReason[] {
  return words.flatMap(({ terms }) =>
    terms.map(({ words: typed, prefix }): SearchReason => ({
      signal: 'word',
      text: typed.join(' '),
      fields: matchedFields.filter((field) => holdsAll(texts[field], [sought(typed, prefix)])),
    })),
  );
}

async function nearest(
  { plan: { parsed } }: Understood,
  query: SearchQuery,
  index: IndexClient,
): Promise<SearchResult['nearest']> {
  const shorter = shorterQueries(parsed).map((text) => ({ text, filters: query.filters, without: null }));
  const wider = chosenFacets(query).map((facet) => ({
    text: parsed.text,
    filters: { ...query.filters, [facet]: [] },
    without: facet,
  }));
  const tries = await Promise.all(
    [...wider, ...shorter].map(async ({ text, filters, without }) => {
      const understood = await understand({ ...query, text }, index);
      return { text, total: await totalOf(understood, filters, index), without };
    }),
  );
  return tries.filter(({ total }) => total > 0).sort((a, b) => a.total - b.total)[0] ?? null;
}

async function totalOf(understood: Understood, filters: SearchQuery['filters'], index: IndexClient) {
  const groups = listingOf(understood, 'relevance').map((group) => filtered(group, filters));
  return (await listGroups(groups, index, { offset: 0, limit: 0 }, [])).total;
}

/** Why nothing was found: each wanted part that is a single word or a qualifier is counted. */
async function reasonsForNothing(
  understood: Understood,
  query: SearchQuery,
  index: IndexClient,
): Promise<string[]> {
  const { parsed } = understood.plan;
  const countable = wantedParts(parsed.parts).filter(
    (part) => part.kind === 'qualifier' || (part.term.words.length === 1 && understood.plan.on.length === 0),
  );
  const sources = { find: () => [], dependents: query.dependents };
  const counts = await index.counts(
    countable.map((part) => joined('and', [everything, filterOf(part, [], sources)])),
  );
  const isMet = (part: PlacedPart) => counts[countable.indexOf(part)] !== 0;
  const before = chosenFacets(query).length > 0 ? await totalOf(understood, {}, index) : 0;
  return [...unmetQualifiers(parsed, isMet), ...whyNothing(parsed, isMet, before)];
}
