import { joined, keyFilter } from './filters.ts';
import type { Way } from './index-client.ts';
import { softFilter, searchTextOf } from './plan.ts';
import { stemsIn } from './understand.ts';
import type { UnderstoodWord, Understood } from './understand.ts';
import type { SearchSort } from '../search.ts';

/** Words that stand in more of the documents bring none that hold no rarer word. */
const frequentShare = 0.1;
/** Words that stand in no more documents than this are never too frequent. */
const alwaysRare = 50;
/** How much a share of the query's weight counts, and a word alone beside words together. */
const coverExponent = 1.5;
const aloneShare = 0.8;

const sorts: Record<SearchSort, readonly string[]> = {
  relevance: [],
  updated: ['pushed:desc', 'nameKey:asc'],
  stars: ['stars:desc', 'nameKey:asc'],
  name: ['nameKey:asc'],
};

/**
 * The ways of asking for what a search lists, in groups that follow one another: where few documents hold every word,
 * those come first, then those that lack some.
 */
export function listingOf(understood: Understood, sort: SearchSort): Way[][] {
  const { plan, words, filter, every } = understood;
  const hasText = words.length + plan.phrases.length > 0;
  const order = sort === 'relevance' && !hasText ? ['newest:desc', 'nameKey:asc'] : sorts[sort];
  const { text, beside } = searchTextOf(plan, words, stemsIn(words));
  const ask = { text, on: plan.on, sort: order, weight: 1 };
  const all: Way = { ...ask, strategy: 'all', filter: joined('and', [filter, ...beside.map(softFilter)]) };
  if (!every) return [[all]];
  const some = waysWithSome(understood, order);
  if (order.length > 0) return [[all, ...some]];
  const others = joined('and', [filter, `NOT (${keyFilter(every.keys)})`]);
  const rest = some.map((way) => ({ ...way, filter: joined('and', [way.filter, others]) }));
  return [[all], ...(rest.length > 0 ? [rest] : [])];
}

/**
 * For each telling word, the documents that hold it: those that hold more of the words that are more frequent come first
 * (Meilisearch leaves out the most frequent first), and those of rarer words before them.
 */
function waysWithSome({ plan, words, filter, live }: Understood, sort: readonly string[]): Way[] {
  const most = Math.max(alwaysRare, live * frequentShare);
  const known = words.filter(({ documents }) => documents > 0);
  const rare = known.filter(({ documents }) => documents <= most);
  const byRarity = [...(rare.length > 0 ? rare : known)].sort((a, b) => a.documents - b.documents);
  const whole = sum(known, live);
  const stems = stemsIn(words);
  return byRarity.flatMap((word, at): Way[] => {
    const rarer = new Set(byRarity.slice(0, at));
    const together = known.filter((each) => !rarer.has(each));
    const way = (some: readonly UnderstoodWord[], share: number): Way => ({
      text: searchTextOf(plan, some, stems).text,
      ...{ on: plan.on, sort, filter: joined('and', [filter, softFilter(word)]), strategy: 'frequency' },
      weight: Math.max(0.001, share * (sum(some, live) / whole) ** coverExponent),
    });
    return together.length > 1 ? [way(together, 1), way([word], aloneShare)] : [way([word], 1)];
  });
}

function sum(words: readonly UnderstoodWord[], live: number): number {
  return words.reduce((total, { documents }) => total + rarity(documents, live), 0);
}

/** The less often something is found, the more it says (the idf of BM25, Robertson and Zaragoza 2009). */
function rarity(documents: number, live: number): number {
  return Math.log(1 + (Math.max(0, live - documents) + 0.5) / (documents + 0.5));
}
