import type { SearchEngine } from '../../src/search/search.ts';
import { aQuery } from './a-document.ts';

export interface Judgement {
  /** Mean over queries of 1 / place of the first wanted result (0 beyond ten). */
  mrr: number;
  /** Mean normalised discounted cumulative gain of the first ten; the first wanted counts most. */
  ndcg: number;
  /** Queries whose first result was not wanted, with what came. */
  missed: string[];
}

/** Asks every query and compares the first ten results with what was wanted, by the names `nameOf` gives. */
export async function judge(
  engine: Pick<SearchEngine, 'search'>,
  queries: readonly (readonly [string, readonly string[]])[],
  nameOf: (item: { name: string; fullName: string }) => string,
): Promise<Judgement> {
  let [mrr, ndcg] = [0, 0];
  const missed: string[] = [];
  for (const [text, wanted] of queries) {
    const { items } = await engine.search(aQuery(text, { perPage: 10 }));
    const names = items.map(nameOf);
    const first = names.findIndex((name) => wanted.includes(name));
    if (first !== 0) missed.push(`${text}: ${names.slice(0, 3).join(', ')}`);
    mrr += first < 0 ? 0 : 1 / (first + 1);
    const gains = names.map((name) => gain(wanted, name));
    ndcg += discounted(gains) / discounted(wanted.map((name) => gain(wanted, name)));
  }
  return { mrr: mrr / queries.length, ndcg: ndcg / queries.length, missed };
}

function gain(wanted: readonly string[], name: string): number {
  const place = wanted.indexOf(name);
  return place < 0 ? 0 : wanted.length - place;
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, one, at) => sum + one / Math.log2(at + 2), 0);
}
