import { expect, test } from 'vitest';
import { anApi, aStoredRepository } from './an-api.ts';

const one = aStoredRepository();
const other = aStoredRepository({ evidence: { ...one.evidence, id: 'github:2', name: 'other' } });
const gone = aStoredRepository({
  evidence: { ...one.evidence, id: 'github:3', name: 'gone' },
  ...{ withdrawnAt: '2026-05-11T00:00:00.000Z', status: 'withdrawn' },
});
const { client } = anApi({ repositories: [one, other, gone] });
const ask = (repositories: string) => client.get('/api/v1/compare').query({ repositories });

test('repositories come side by side in the order they were asked for', async () => {
  const { status, body } = await ask('sample-trust/other,sample-trust/ward-board');
  expect(status).toBe(200);
  expect(body.items).toMatchObject([
    { fullName: 'sample-trust/other', dependencies: 0, dependents: 0 },
    { fullName: 'sample-trust/ward-board', unmet: ['left-the-policy'] },
  ]);
});

test.each([
  ['', 400],
  ['sample-trust/ward-board', 400],
  ['a/1,a/2,a/3,a/4,a/5', 400],
  ['sample-trust/ward-board,sample-trust/gone', 404],
])('%s is answered with %i', async (repositories, status) => {
  expect((await ask(repositories)).status).toBe(status);
});
