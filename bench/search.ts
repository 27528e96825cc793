import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchEngine, SearchQuery } from '../src/search/search.ts';
import { openSqliteSearch } from '../src/search/sqlite/sqlite.ts';
import { madeUpDocuments, madeUpQueries, seeded } from './search-documents.ts';
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
  await report('this index', engine, queries);
  const memory = (process.memoryUsage().rss - before) / 2 ** 20;
  console.log(`memory grown by ${Math.round(memory)} MB`);
  const plain = openPlainSql(documents);
  await report('plain SQL ', plain, queries.slice(0, 100));
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

async function report(name: string, engine: Pick<SearchEngine, 'search'>, queries: readonly SearchQuery[]) {
  const times: { ms: number; busy: number; text: string }[] = [];
  for (const query of queries) {
    const [started, used] = [performance.now(), process.cpuUsage()];
    await engine.search(query);
    const { user, system } = process.cpuUsage(used);
    times.push({ ms: performance.now() - started, busy: (user + system) / 1000, text: query.text });
  }
  const busy = times.map((time) => time.busy).sort((a, b) => a - b);
  times.sort((a, b) => a.ms - b.ms);
  const at = (share: number) => (times[Math.floor(times.length * share)]?.ms ?? 0).toFixed(2);
  console.log(
    `${name}  p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  longest ${at(0.9999)} ms “${times.at(-1)?.text ?? ''}”`,
  );
  const busyAt = (share: number) => (busy[Math.floor(busy.length * share)] ?? 0).toFixed(2);
  console.log(`            processor time p50 ${busyAt(0.5)} ms  p95 ${busyAt(0.95)} ms`);
}

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number);
  await benchSearch(sizes.length > 0 ? sizes : [5_000, 25_000, 100_000]);
}
