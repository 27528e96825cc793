import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchDocument, SearchEngine, SearchQuery } from '../src/search/search.ts';
import { openSqliteSearch } from '../src/search/sqlite/sqlite.ts';
import { madeUpDocuments, madeUpQueries, seeded } from './search-documents.ts';
import { hostileQueries } from './search-hostile.ts';
import { openPlainSql } from './search-plain-sql.ts';

/** Speed, memory and size of the embedded index against plain SQL with GROUP BY, on made-up repositories. */
export async function benchSearch(sizes: readonly number[]): Promise<void> {
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'search-bench-'));
    try {
      await measure(size, folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

async function measure(size: number, folder: string): Promise<void> {
  const documents = [...madeUpDocuments(size)];
  const path = join(folder, 'search.sqlite');
  const started = performance.now();
  {
    await using engine = await openSqliteSearch(path);
    for (let from = 0; from < size; from += 200) {
      await engine.apply({ put: documents.slice(from, from + 200), remove: [], position: from + 200 });
    }
    await engine.apply({ put: documents.slice(0, 1), remove: [], position: size + 1 }); // parts are merged now
  }
  const seconds = (performance.now() - started) / 1000;
  const megabytes = statSync(path).size / 2 ** 20;
  console.log(
    `\n${size} documents: ${Math.round(size / seconds)} indexed a second, file ${Math.round(megabytes)} MB`,
  );

  const queries = asked(madeUpQueries(documents, 400));
  const before = process.memoryUsage().rss;
  await using engine = await openSqliteSearch(path);
  const cold = performance.now();
  await engine.search({ text: '', filters: {}, sort: 'relevance', page: 1, perPage: 20 });
  console.log(`first search after opening ${(performance.now() - cold).toFixed(1)} ms`);
  await report('this index, first look', engine, queries);
  await report('this index, again     ', engine, queries);
  await reportChange(engine, documents, queries.slice(0, 60));
  await reportWorst(engine, queries, documents);
  const memory = (process.memoryUsage().rss - before) / 2 ** 20;
  console.log(`memory grown by ${Math.round(memory)} MB`);
  const plain = openPlainSql(documents);
  await report('plain SQL             ', plain, queries.slice(0, 100));
  plain.close();
}

/** Gives each text filters and an order, as on a page. */
function asked(texts: readonly string[]): SearchQuery[] {
  const random = seeded(3);
  const sorts = ['relevance', 'relevance', 'relevance', 'updated', 'stars', 'name'] as const;
  return texts.map((text) => ({
    text,
    filters:
      random() < 0.3 ? { language: ['Python', 'R'], ...(random() < 0.5 ? { licence: ['MIT'] } : {}) } : {},
    sort: sorts[Math.floor(random() * sorts.length)] ?? 'relevance',
    page: random() < 0.1 ? 3 : 1,
    perPage: 20,
  }));
}

/** Processor time, which other work on the machine changes least. */
async function busyMs(engine: Pick<SearchEngine, 'search'>, query: SearchQuery): Promise<number> {
  const used = process.cpuUsage();
  await engine.search(query);
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1000;
}

async function report(name: string, engine: Pick<SearchEngine, 'search'>, queries: readonly SearchQuery[]) {
  const times: { ms: number; busy: number; text: string }[] = [];
  for (const query of queries) {
    const started = performance.now();
    const busy = await busyMs(engine, query);
    times.push({ ms: performance.now() - started, busy, text: query.text });
  }
  for (const key of ['ms', 'busy'] as const) {
    const sorted = times.toSorted((a, b) => a[key] - b[key]);
    const at = (share: number) => (sorted[Math.floor(sorted.length * share)]?.[key] ?? 0).toFixed(2);
    const most = sorted.at(-1)?.text ?? '';
    console.log(
      `${name} ${key === 'ms' ? 'time          ' : 'processor time'}  p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  longest ${at(0.9999)} ms “${most}”`,
    );
  }
}

/** The same search before a change of one document, right after it, and after that. */
async function reportChange(
  engine: SearchEngine,
  [document]: readonly SearchDocument[],
  queries: readonly SearchQuery[],
) {
  if (!document) return;
  const after: number[] = [];
  const again: number[] = [];
  for (const [at, query] of queries.entries()) {
    await engine.search(query);
    await engine.apply({ put: [{ ...document, readme: `changed ${at}` }], remove: [], position: at + 1 });
    after.push(await busyMs(engine, query));
    again.push(await busyMs(engine, query));
  }
  const [first, next] = [median(after), median(again)];
  console.log(
    `first search after a change ${first.toFixed(2)} ms, ${(first / next).toFixed(1)} × the next (processor time, medians)`,
  );
}

/** Searches that are made to be slow, each asked once, beside the median of usual ones. */
async function reportWorst(
  engine: SearchEngine,
  queries: readonly SearchQuery[],
  documents: readonly SearchDocument[],
) {
  const usual: number[] = [];
  for (const query of queries) usual.push(await busyMs(engine, query));
  const words = wordsByFrequency(documents.slice(0, 3_000));
  const rare = words.slice(words.length / 5);
  const times: { text: string; ms: number; turn: number }[] = [];
  for (const text of hostileQueries(words.slice(0, 60), rare, 500)) {
    const turns = watchTurns();
    const ms = await busyMs(engine, { text, filters: {}, sort: 'relevance', page: 1, perPage: 20 });
    times.push({ text, ms, turn: turns.longest() });
  }
  const sorted = times.toSorted((a, b) => b.ms - a.ms);
  const [worst] = sorted;
  const of = (key: 'ms' | 'turn') => times.map((each) => each[key]);
  console.log(
    `500 hostile queries, processor time: p50 ${median(of('ms')).toFixed(1)}, p99 ${sorted[5]?.ms.toFixed(1)}, longest ${worst?.ms.toFixed(1)} ms, ${((worst?.ms ?? 0) / median(usual)).toFixed(0)} × the median of usual ones, “${worst?.text.slice(0, 50)}”; longest without serving others ${Math.max(...of('turn')).toFixed(1)} ms, ${of('turn').filter((ms) => ms > 20).length} over 20 ms`,
  );
}

/** Processor time of the longest turn of the event loop since. */
function watchTurns() {
  let last = process.cpuUsage();
  let longest = 0;
  let isOver = false;
  const look = () => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.cpuUsage();
  };
  const watch = () => {
    if (isOver) return;
    look();
    setImmediate(watch);
  };
  setImmediate(watch);
  return {
    longest: () => {
      look();
      isOver = true;
      return longest;
    },
  };
}

function wordsByFrequency(documents: readonly SearchDocument[]): string[] {
  const counts = new Map<string, number>();
  for (const { readme } of documents)
    for (const word of new Set(readme.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number);
  await benchSearch(sizes.length > 0 ? sizes : [5_000, 25_000, 100_000]);
}
