import { expect, test } from 'vitest';
import { silentLog } from '../../../src/base/log.ts';
import { openTreeReader } from '../../../src/forge/git/tree-reader.ts';
import { estateOf, listed, open, sampleForge } from './harvesting.ts';

const limits = { milliseconds: 30_000, bytes: 50_000_000, entries: 10_000 };

test('both routes see the same repositories, files included', async () => {
  const estate = estateOf(3);
  estate.create('sample-trust', { name: 'empty' });
  await using sample = await sampleForge(estate, { git: true });
  await using reader = openTreeReader({ protocols: ['http'], limits, log: silentLog });
  await using byRest = open({ apiUrl: sample.apiUrl, token: undefined, trees: reader });
  await using byGraphql = open({ apiUrl: sample.apiUrl });
  const rest = await listed(byRest, 'sample-trust');
  const graphql = await listed(byGraphql, 'sample-trust');
  expect([rest.faults, graphql.faults]).toEqual([[], []]);
  const comparable = ({ repositories }: typeof rest) =>
    repositories
      .map(({ latestRelease: _, madeFrom: _m, committedAt: _c, archivedAt: _a, ...evidence }) => ({
        ...evidence,
        tree: evidence.tree?.map(({ path, type, oid }) => `${type} ${path} ${oid}`).sort() ?? evidence.tree,
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
  expect(comparable(rest)).toEqual(comparable(graphql));
  const texts = rest.pages.flatMap(({ blobs }) => blobs.map(({ text }) => text));
  expect(new Set(texts)).toEqual(new Set(['MIT\n', '# Number 1\n', '# Number 2\n', '# Number 3\n']));
});
