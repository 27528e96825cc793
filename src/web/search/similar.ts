import { noFacetCounts } from '../../search/search.ts';
import type { SearchEngine, SearchResult } from '../../search/search.ts';

type Search = Pick<SearchEngine, 'search'>;
type Item = SearchResult['items'][number];

/** Words that say how people ask for a service, and not what it is about. */
const fillers = new Set(
  `a about all allow allows also am an and any app application are as at be been being between build building but by can code could
  create creates digital do does each easily easy every few find for from get gets give gives has have help helps hospital how i if in
  into is it its keep let lets like look looking made make makes many me more need needs new nhs no not of on one online or other our out
  over people person project see service services should show shows simple simply so software some something staff system systems
  team teams than that the their them then there these they thing things this to together tool tools up us use used user users
  uses using want wants way we web website what when where which who will with within without work would you your`.split(
    /\s+/,
  ),
);
const maxWords = 8;
/** Hits looked at for each group of words, and kept in the end. */
const depth = 50;
const kept = 20;
/** What scores less than this share of the best was found by a common word alone, and would only be noise. */
const faint = 0.05;

/** The words of a sentence that tell what a service is about, at most eight, in their order. */
export function tellingWords(sentence: string): string[] {
  const words = sentence.normalize('NFC').match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu) ?? [];
  const distinct = [...new Set(words.map((word) => word.toLowerCase()))];
  const telling = distinct.filter((word) => !fillers.has(word) && word.length > 1);
  return (telling.length > 0 ? telling : distinct).slice(0, maxWords);
}

/**
 * What exists that a sentence describes. A search wants every word, which no sentence survives; so its words are looked for
 * together, two by two and one by one, and repositories found by more and rarer words come first.
 *
 * @returns a search result of one page; `corrected` says which words were looked for
 */
export async function findSimilar(search: Search, sentence: string): Promise<SearchResult> {
  const words = tellingWords(sentence);
  const groups = groupsOf(words);
  const found = await Promise.all(
    groups.map(async (group) => ({ group, result: await searchFor(search, group) })),
  );
  const items = rankSimilar(
    found
      // A group that was cut down to fewer words is another group.
      .filter(({ group, result }) => group.length === 1 || result.corrected === null)
      .map(({ group, result }) => ({ words: group.length, total: result.total, items: result.items })),
  );
  return {
    total: items.length,
    page: 1,
    perPage: kept,
    tookMs: found.reduce((sum, { result }) => sum + result.tookMs, 0),
    items: items.slice(0, kept),
    facets: noFacetCounts(),
    corrected: words.join(' '),
    suggestion: null,
    messages: [],
    nearest: null,
  };
}

/** All words together, neighbours, and each word alone. */
function groupsOf(words: readonly string[]): string[][] {
  const pairs = words.slice(1).map((word, index) => [words[index] ?? '', word]);
  const groups = [[...words], ...pairs, ...words.map((word) => [word])];
  const distinct = new Map(groups.map((group) => [group.join(' '), group]));
  return [...distinct.values()].filter((group) => group.length > 0);
}

/** A space at the end: the last word is whole. */
function searchFor(search: Search, words: readonly string[]): Promise<SearchResult> {
  return search.search({
    text: `${words.map((word) => `${word} `).join('')}`,
    filters: {},
    sort: 'relevance',
    page: 1,
    perPage: depth,
    facets: false,
  });
}

/** Adds up, over the groups that found a repository, how much the group says (words, rarity) and how high it stood. */
export function rankSimilar(
  found: readonly { words: number; total: number; items: readonly Item[] }[],
): Item[] {
  const scores = new Map<string, { item: Item; score: number }>();
  for (const { words, total, items } of found) {
    for (const [rank, item] of items.entries()) {
      const score = (words ** 2 / Math.log2(2 + total)) * (10 / (10 + rank));
      const known = scores.get(item.id);
      scores.set(item.id, { item: known?.item ?? item, score: score + (known?.score ?? 0) });
    }
  }
  const ranked = [...scores.values()].sort((one, other) => other.score - one.score);
  const least = (ranked[0]?.score ?? 0) * faint;
  return ranked.filter(({ score }) => score >= least).map(({ item }) => item);
}
