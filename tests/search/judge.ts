import type { SearchEngine } from '../../src/search/search.ts';
import { aQuery } from './a-document.ts';

export interface Judgement {
  /** Mean over queries of 1 / place of the first wanted result (0 beyond ten). */
  mrr: number;
  /** Mean normalised discounted cumulative gain of the first ten. */
  ndcg: number;
  /** Queries whose first result was not wanted, with what came. */
  missed: string[];
}

export interface GradedQuery {
  text: string;
  /** By name, the higher the better. */
  grades: ReadonlyMap<string, number>;
}

/** Asks every query and compares the first ten results with what was wanted, by the names `nameOf` gives. */
export async function judge(
  engine: Pick<SearchEngine, 'search'>,
  queries: readonly GradedQuery[],
  nameOf: (item: { name: string; fullName: string }) => string = ({ fullName }) => fullName,
): Promise<Judgement> {
  let [mrr, ndcg] = [0, 0];
  const missed: string[] = [];
  for (const { text, grades } of queries) {
    const { items } = await engine.search(aQuery(text, { perPage: 10 }));
    const names = items.map(nameOf);
    const first = names.findIndex((name) => grades.has(name));
    if (first !== 0) missed.push(`${text}: ${names.slice(0, 3).join(', ')}`);
    mrr += first < 0 ? 0 : 1 / (first + 1);
    const ideal = [...grades.values()].sort((a, b) => b - a);
    ndcg += discounted(names.map((name) => grades.get(name) ?? 0)) / discounted(ideal);
  }
  return { mrr: mrr / queries.length, ndcg: ndcg / queries.length, missed };
}

/** Grades for names given best first: the last is worth one. */
export function inOrder(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, at) => [name, names.length - at]));
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, one, at) => sum + one / Math.log2(at + 2), 0);
}
