import { expect, test } from 'vitest';
import { anApi, aStoredRepository } from './an-api.ts';

const address = '/api/v1/repositories/sample-trust/ward-board/similar';

test('repositories like one are looked for by its words, and given as items', async () => {
  const { client, asked } = anApi({
    repositories: [aStoredRepository({ evidence: { ...aStoredRepository().evidence, id: 'another' } })],
  });
  const { status, body } = await client.get(`${address}?limit=3`);
  expect(status).toBe(200);
  expect(asked.searches[0]).toMatchObject({ facets: false });
  expect(asked.searches[0]?.text).toMatch(/^ward board /);
  expect(body.items).toHaveLength(1);
  for (const item of body.items) expect(item).not.toHaveProperty('highlights');
});

test('nothing is like a repository that is no longer public', async () => {
  const gone = aStoredRepository({ withdrawnAt: '2026-05-11T00:00:00.000Z', status: 'withdrawn' });
  expect((await anApi({ repositories: [gone] }).client.get(address)).status).toBe(404);
});
