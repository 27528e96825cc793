import { describe, expect, test } from 'vitest';
import { openMeilisearch } from '../../src/search/meilisearch/meilisearch.ts';
import { aDocument, aQuery } from './a-document.ts';
import { hasProgram, noServer, OwnServer } from './a-meilisearch.ts';

/** More of them take about three seconds each. */
const points = Number(process.env['MEILISEARCH_TEST_KILLS'] ?? 3);
const perStep = 12;
const steps = 5;

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
          if (position < steps) await engine.apply(step(position + 1));
        } catch {
          failures += 1;
          await killed;
          if (failures === 1) await server.start();
        }
      }
      await killed;
      if (failures === 0) await server.start();
      await using again = open(`${point}`);
      const { total, items } = await again.search(aQuery('', { perPage: 100, sort: 'name' }));
      const expected = Array.from({ length: steps }, (_, at) =>
        step(at + 1).put.slice(at + 1 < steps ? 1 : 0),
      ).flat();
      expect([point, await again.position()]).toEqual([point, steps]);
      expect([point, total]).toEqual([point, expected.length]);
      expect(items.map(({ id }) => id).sort()).toEqual(expected.map(({ item }) => item.id).sort());
      await again.reset();
    }
  }, 600_000);
});

/** Some documents, and the removal of one of the step before. */
function step(position: number) {
  const put = Array.from({ length: perStep }, (_, at) =>
    aDocument(`nhs/r${position}-${at}`, { description: 'kidney care' }),
  );
  const remove = position > 1 ? [`github:nhs/r${position - 1}-0`] : [];
  return { put, remove, position };
}
