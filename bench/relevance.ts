import type { SearchDocument, SearchEngine } from '../src/search/search.ts';
import { openMeilisearch } from '../src/search/meilisearch/meilisearch.ts';
import { openSqliteSearch } from '../src/search/sqlite/sqlite.ts';
import { corpusDocuments, corpusQueries } from '../tests/search/corpus.ts';
import { inOrder, judge } from '../tests/search/judge.ts';
import type { GradedQuery } from '../tests/search/judge.ts';
import { queryKinds, readJudgedQueries } from '../tests/search/judged-queries.ts';
import { judgedDocuments, judgedQueries } from '../tests/search/judged-documents.ts';
import { openMiniSearch } from './minisearch.ts';
import type { Row } from './row.ts';
import { openPlainSql } from './search-plain-sql.ts';

interface JudgedSet {
  name: string;
  documents: readonly SearchDocument[];
  queries: readonly GradedQuery[];
  nameOf?: (item: { name: string; fullName: string }) => string;
  target?: string;
}

/** How well judged queries are answered, by their kind: this index beside MiniSearch and plain bm25. */
export async function relevanceRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const set of judgedSets()) {
    const engines = await enginesOver(set.documents);
    const scores = await Promise.all(
      engines.map(async ([name, engine]) => ({ name, ...(await judge(engine, set.queries, set.nameOf)) })),
    );
    const [ours, ...others] = scores;
    for (const { name, mrr, ndcg } of others) {
      if (!ours) continue;
      rows.push({
        section: 'relevance',
        name: `${set.name}, ${set.queries.length} queries`,
        measured: `MRR ${ours.mrr.toFixed(3)}, nDCG ${ours.ndcg.toFixed(3)}`,
        ...(set.target === undefined ? {} : { target: set.target }),
        baseline: {
          name,
          measured: `${mrr.toFixed(3)}, ${ndcg.toFixed(3)}`,
          ratio: Math.round((100 * ours.ndcg) / ndcg) / 100,
        },
      });
    }
  }
  return rows;
}

async function enginesOver(documents: readonly SearchDocument[]) {
  const embedded = await openSqliteSearch(':memory:');
  await embedded.apply({ put: documents, remove: [], position: 1 });
  const engines: [string, Pick<SearchEngine, 'search'>][] = [
    ['this index', embedded],
    ['MiniSearch', openMiniSearch(documents)],
    ['plain bm25', openPlainSql(documents)],
  ];
  const server = await openServer(documents);
  if (server) engines.push(server);
  return engines;
}

/** A Meilisearch server, when `MEILISEARCH_TEST_URL` names one (with `MEILISEARCH_TEST_KEY` where it asks for a key). */
async function openServer(
  documents: readonly SearchDocument[],
): Promise<[string, Pick<SearchEngine, 'search'>] | undefined> {
  const { MEILISEARCH_TEST_URL: url, MEILISEARCH_TEST_KEY: writeKey } = process.env;
  if (!url) return undefined;
  const engine = openMeilisearch({ url, writeKey, searchTimeoutMs: 30_000 }, [
    'bench',
    `${documents.length}`,
  ]);
  await engine.reset();
  await engine.apply({ put: documents, remove: [], position: 1 });
  return ['Meilisearch', engine];
}

function judgedSets(): JudgedSet[] {
  const own: JudgedSet = {
    name: 'made-up repositories',
    documents: judgedDocuments,
    queries: judgedQueries.map(([text, wanted]) => ({ text, grades: inOrder(wanted) })),
    nameOf: ({ name }) => name,
  };
  const documents = corpusDocuments();
  if (!documents) {
    console.error('The real repositories are not at hand: only made-up ones are judged.');
    return [own];
  }
  const queries = readJudgedQueries();
  const target = 'MRR 0.90, nDCG 0.85';
  return [
    { name: 'all', documents, queries, target },
    { name: 'held out', documents, queries: queries.filter(({ heldOut }) => heldOut), target },
    ...queryKinds.map((kind) => ({
      name: kind,
      documents,
      queries: queries.filter((query) => query.kind === kind),
      ...(kind === 'sentences' ? { target: 'MRR 0.80' } : {}),
    })),
    {
      name: 'short queries',
      documents,
      queries: corpusQueries.map(([text, wanted]) => ({ text, grades: inOrder(wanted) })),
    },
    own,
  ];
}
