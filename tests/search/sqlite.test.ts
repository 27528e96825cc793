import { execFile } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '../../src/base/problem.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';
import { engineContract } from './engine.contract.ts';

engineContract('SQLite', () => openSqliteSearch(':memory:'));

describe('the index file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'search-'));
    path = join(folder, 'search.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_, at) =>
      aDocument(`nhs/r${from + at}`, { description: 'kidney care', topics: [`t${at % 7}`] }),
    );

  async function filled(count = 50): Promise<void> {
    await using engine = await openSqliteSearch(path);
    await engine.apply({ put: many(count), remove: [], position: 9 });
  }

  test('follows a change without forgetting what it knew of other documents', async () => {
    await using engine = await openSqliteSearch(path);
    await engine.apply({ put: many(30), remove: [], position: 1 });
    expect((await engine.search(aQuery('kidney'))).total).toBe(30);
    const [first, second] = many(2);
    await engine.apply({
      put: [aDocument('nhs/r0', { description: 'lung care' }), ...many(3, 30)],
      remove: [second?.item.id ?? ''],
      position: 2,
    });
    expect((await engine.search(aQuery('kidney'))).total).toBe(31);
    expect((await engine.search(aQuery('lung'))).items.map(({ id }) => id)).toEqual([first?.item.id]);
    const byName = await engine.search(aQuery('', { sort: 'name', perPage: 3 }));
    expect(byName.items.map(({ name }) => name)).toEqual(['r0', 'r2', 'r3']);
  });

  test('writes the words of a document again only when they have changed', async () => {
    await using engine = await openSqliteSearch(path);
    const before = { stars: 1, description: 'kidney care', topics: ['dose'] };
    const put = (facts: Partial<typeof before>, position: number) =>
      engine.apply({ put: [aDocument('nhs/r', { ...before, ...facts })], remove: [], position });
    await put({}, 1);
    const words = blocksOf(path);
    await put({ stars: 7 }, 2);
    expect(blocksOf(path)).toEqual(words);
    expect((await engine.search(aQuery('kidney stars:7 topic:dose'))).total).toBe(1);
    await put({ topics: ['ward'] }, 3);
    expect(blocksOf(path)).not.toEqual(words);
    expect((await engine.search(aQuery('ward'))).total).toBe(1);
    expect((await engine.search(aQuery('dose'))).total).toBe(0);
  });

  test('takes a word that few documents hold for the beginning of another', async () => {
    await using engine = await openSqliteSearch(path);
    await engine.apply({
      put: [aDocument('a/one', { description: 'vac' }), aDocument('a/two', { description: 'vacuum' })],
      remove: [],
      position: 1,
    });
    expect((await engine.search(aQuery('vac'))).total).toBe(2);
  });

  test('keeps what was put', async () => {
    await filled();
    await using engine = await openSqliteSearch(path);
    expect(await engine.position()).toBe(9);
    expect(await engine.search(aQuery('kidney'))).toMatchObject({ total: 50 });
  });

  test('is read in slices when it is opened, between which others are served', async () => {
    await filled(5_000);
    let [turns, isOpen] = [0, false];
    const counting = (async () => {
      for (; !isOpen; turns++) await setImmediate();
    })();
    await using engine = await openSqliteSearch(path);
    isOpen = true;
    await counting;
    expect(turns).toBeGreaterThanOrEqual(3);
    expect((await engine.search(aQuery('kidney'))).total).toBe(5_000);
  });

  test('is emptied when another version wrote it', async () => {
    await filled();
    const db = new Database(path);
    db.pragma('user_version = 9999');
    db.close();
    await using engine = await openSqliteSearch(path);
    expect(await engine.position()).toBe(0);
    expect(await engine.search(aQuery())).toMatchObject({ total: 0 });
  });

  test.each([
    ['is not a database', () => writeFileSync(path, 'nonsense '.repeat(5_000))],
    ['was cut short', () => truncateSync(path, 5_000)],
    ['is empty', () => writeFileSync(path, '')],
  ])('is built anew when it %s', async (_, damage) => {
    await filled();
    damage();
    let engine = await openSqliteSearch(path);
    // Damage further in shows only in use: a clear failure, then an empty index.
    const position = await engine.position().catch((problem: unknown) => {
      expect(problem).toBeInstanceOf(Problem);
      return engine.position();
    });
    expect(position).toBe(0);
    await engine.apply({ put: many(3), remove: [], position: 3 });
    expect((await engine.search(aQuery('kidney'))).total).toBe(3);
    await engine[Symbol.asyncDispose]();
    engine = await openSqliteSearch(path);
    expect(await engine.position()).toBe(3);
    await engine[Symbol.asyncDispose]();
  });

  test('found damaged in use is a Problem, and is empty afterwards', async () => {
    await filled(3_000);
    await using engine = await openSqliteSearch(path);
    const size = statSync(path).size;
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
    closeSync(file);
    await expect(engine.search(aQuery('kidney', { sort: 'name' }))).rejects.toBeInstanceOf(Problem);
    expect(await engine.position()).toBe(0);
    await engine.apply({ put: many(2), remove: [], position: 2 });
    expect((await engine.search(aQuery('kidney'))).total).toBe(2);
  });

  test.each([
    ['removed', () => rmSync(path)],
    ['cut short', () => truncateSync(path, 5_000)],
    ['replaced by text', () => writeFileSync(path, 'nonsense '.repeat(50_000))],
    ['replaced by another file', () => renameSync(other(), path)],
    ['zeroed', () => writeFileSync(path, Buffer.alloc(statSync(path).size))],
    ['of another version', () => copyFileSync(other(), path)],
  ])('%s while in use is empty at the next step, and can be filled again', async (_, harm) => {
    await filled(300);
    await using engine = await openSqliteSearch(path);
    await engine.search(aQuery('kidney'));
    harm();
    // Harm is found at the first step, or, where only the disk can tell, makes it fail.
    const position = await engine.position().catch(() => engine.position());
    expect(position).toBe(0);
    expect((await engine.search(aQuery())).total).toBe(0);
    await engine.apply({ put: many(3), remove: [], position: 3 });
    expect((await engine.search(aQuery('kidney'))).total).toBe(3);
  });

  function other(): string {
    const db = new Database(join(folder, 'other.sqlite'));
    db.exec('CREATE TABLE filler (text); PRAGMA user_version = 9999;');
    const add = db.prepare('INSERT INTO filler VALUES (?)');
    for (let row = 0; row < 2_000; row += 1) add.run('x'.repeat(1_000));
    db.close();
    return join(folder, 'other.sqlite');
  }

  test('in a folder that is not there is a Problem', async () => {
    await expect(openSqliteSearch(join(folder, 'none', 'x.sqlite'))).rejects.toBeInstanceOf(Problem);
  });

  test('shows at once what another connection writes, removes, and empties', async () => {
    await filled();
    await using reader = await openSqliteSearch(path);
    await using writer = await openSqliteSearch(path);
    expect((await reader.search(aQuery('kidney'))).total).toBe(50);
    await writer.apply({ put: many(1, 100), remove: ['github:nhs/r0', 'github:nhs/r1'], position: 10 });
    const { total, facets } = await reader.search(aQuery('kidney'));
    expect(total).toBe(49);
    expect(facets.topic.reduce((sum, { count }) => sum + count, 0)).toBe(49);
    await writer.reset();
    expect((await reader.search(aQuery('kidney'))).total).toBe(0);
    expect(await reader.position()).toBe(0);
    await writer.apply({ put: many(4), remove: [], position: 1 });
    expect((await reader.search(aQuery())).total).toBe(4);
  });

  test('is read while several processes write it, and nothing is lost', async () => {
    const script = `
      const { openSqliteSearch } = await import(${JSON.stringify(new URL('../../src/search/sqlite/sqlite.ts', import.meta.url).href)});
      const { aDocument } = await import(${JSON.stringify(new URL('./a-document.ts', import.meta.url).href)});
      const engine = await openSqliteSearch(process.argv[1]);
      for (let step = 0; step < 20; step++) {
        const put = [0, 1, 2].map((at) => aDocument('nhs/' + process.argv[2] + '-' + step + '-' + at, { description: 'kidney' }));
        await engine.apply({ put, remove: [], position: step });
      }
      await engine[Symbol.asyncDispose]();`;
    const write = (name: string) =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, path, name]);
    const writing = Promise.all([write('a'), write('b')]);
    let running = true;
    void writing.finally(() => (running = false)).catch(() => undefined);
    await using reader = await openSqliteSearch(path);
    while (running) {
      const { total, facets, items } = await reader.search(aQuery('kidney', { perPage: 100 }));
      expect(total % 3).toBe(0); // each step is seen whole
      expect(facets.status[0]?.count ?? 0).toBe(total);
      expect(items.length).toBe(Math.min(100, total));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await writing;
    expect((await reader.search(aQuery('kidney'))).total).toBe(120);
  });

  test('every value of one facet is counted on demand, and none of the others', async () => {
    await using engine = await openSqliteSearch(path);
    const topics = Array.from({ length: 80 }, (_, at) => `t${at}`);
    await engine.apply({
      put: [aDocument('nhs/a', { topics }), aDocument('nhs/b', { topics: ['t79'] })],
      remove: [],
      position: 1,
    });
    const { facets, total } = await engine.search(
      aQuery('', { everyValueOf: 'topic', filters: { topic: ['t79'] } }),
    );
    expect(total).toBe(2);
    expect(facets.topic).toHaveLength(80);
    expect(facets.topic[0]).toEqual({ value: 't79', count: 2 });
    expect(facets.organisation).toEqual([]);
  });

  test('facets of a random estate equal counting by hand', async () => {
    await using engine = await openSqliteSearch(path);
    const documents = many(200).map((document, at) => ({
      ...document,
      item: { ...document.item, language: ['R', 'Python', null][at % 3] ?? null, archived: at % 5 === 0 },
    }));
    await engine.apply({ put: documents, remove: [], position: 1 });
    const { facets, total } = await engine.search(
      aQuery('-is:archived', { filters: { topic: ['t1', 't2'], language: ['R'] } }),
    );
    const open = documents.filter(({ item }) => !item.archived);
    const hasTopic = ({ item }: (typeof open)[number]) => ['t1', 't2'].includes(item.topics[0] ?? '');
    expect(total).toBe(
      open.filter((document) => hasTopic(document) && document.item.language === 'R').length,
    );
    const python = open.filter(
      (document) => hasTopic(document) && document.item.language === 'Python',
    ).length;
    expect(facets.language.find(({ value }) => value === 'Python')?.count).toBe(python);
    const third = open.filter(({ item }) => item.language === 'R' && item.topics[0] === 't3').length;
    expect(facets.topic.find(({ value }) => value === 't3')?.count).toBe(third);
  });
});

/** What stands in a full-text table, as it is stored. */
function blocksOf(path: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('SELECT id, hex(block) FROM short_data ORDER BY id').all();
  } finally {
    db.close();
  }
}
