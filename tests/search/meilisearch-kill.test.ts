import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openMeilisearch, type MeilisearchEngine } from '../../src/search/meilisearch/meilisearch.ts';
import { aQuery } from './a-document.ts';
import { aStep, steps } from './kill-steps.ts';
import { hasProgram, noServer, OwnServer } from './a-meilisearch.ts';

/** More of them take about three seconds each. */
const points = Number(process.env['MEILISEARCH_TEST_KILLS'] ?? 3);

describe.skipIf(!hasProgram())(`a Meilisearch server that is killed (${noServer})`, () => {
  test('loses nothing and doubles nothing, wherever it was', async () => {
    await using server = new OwnServer();
    await server.start();
    const { url } = server.access;
    const open = (content: string) => openMeilisearch({ url, searchTimeoutMs: 10_000 }, ['kill', content]);
    for (let point = 0; point < points; point++) {
      const engine = open(`${point}`);
      const wait = (point / points) * 1_500;
      const killed = new Promise((resolve) => setTimeout(resolve, wait)).then(() => server.kill());
      let failures = 0;
      for (let position = 0; position < steps;) {
        try {
          position = await engine.position();
          if (position < steps) await engine.apply(aStep(position + 1));
        } catch {
          failures += 1;
          await killed;
          if (failures === 1) await server.start();
        }
      }
      await killed;
      if (failures === 0) await server.start();
      await using again = open(`${point}`);
      await expectWhole(again, point);
      await again.reset();
    }
  }, 600_000);

  test('holds all of it, once, when the process that writes is killed', async () => {
    await using server = new OwnServer();
    await server.start();
    for (let point = 0; point < points; point++) {
      const content = `writer-${point}`;
      const first = writer(server.access.url, content);
      await Promise.race([first.ended, sleep((point / points) * 1_500)]);
      first.child.kill('SIGKILL');
      await first.ended;
      // What the killed one handed in may still be done: a step that fails by that is tried again, as the hub does.
      for (let isDone = false; !isDone;) isDone = (await writer(server.access.url, content).ended) === 0;
      await using engine = openMeilisearch({ url: server.access.url, searchTimeoutMs: 10_000 }, [
        'kill',
        content,
      ]);
      await expectWhole(engine, point);
      await engine.reset();
    }
  }, 600_000);
});

/** A process of its own that takes every step that is not taken yet. */
function writer(url: string, content: string) {
  const address = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const script = `
    const { openMeilisearch } = await import(${address('../../src/search/meilisearch/meilisearch.ts')});
    const { aStep, steps } = await import(${address('./kill-steps.ts')});
    const engine = openMeilisearch({ url: ${JSON.stringify(url)}, searchTimeoutMs: 10_000 }, ['kill', ${JSON.stringify(content)}]);
    for (let position = 0; position < steps; position = await engine.position()) {
      const at = await engine.position();
      if (at < steps) await engine.apply(aStep(at + 1));
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  return { child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) };
}

/** Whether every document of the steps is found once, but for those that a later step removed. */
async function expectWhole(engine: MeilisearchEngine, point: number): Promise<void> {
  const { total, items } = await engine.search(aQuery('', { perPage: 100, sort: 'name' }));
  const expected = Array.from({ length: steps }, (_, at) =>
    aStep(at + 1).put.slice(at + 1 < steps ? 1 : 0),
  ).flat();
  expect([point, await engine.position()]).toEqual([point, steps]);
  expect([point, total]).toEqual([point, expected.length]);
  expect(items.map(({ id }) => id).sort()).toEqual(expected.map(({ item }) => item.id).sort());
}
