import { afterEach, expect, test } from 'vitest';
import type { BlobRequest, Forge } from '../../../src/forge/forge.ts';
import { wantedEntries } from '../../../src/policy/policy.ts';
import type { Fault } from '../../../simulator/server/faults.ts';
import { contents, estateOf, listed, never, open, sampleForge } from './harvesting.ts';

let closing: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of closing) await each[Symbol.asyncDispose]();
  closing = [];
});

async function start(repositories: number) {
  const sample = await sampleForge(estateOf(repositories));
  const forge = open({ apiUrl: sample.apiUrl });
  closing.push(forge, sample);
  return { sample, forge, estate: sample.estate };
}

async function wanted(forge: Forge): Promise<BlobRequest[]> {
  const { repositories } = await listed(forge, 'sample-trust');
  return repositories.flatMap((evidence) => {
    const { id, owner, name } = evidence;
    return wantedEntries(evidence).map(({ oid, path }) => ({ repository: id, owner, name, oid, path }));
  });
}

test('every content comes once, however many repositories hold it', async () => {
  const { sample, forge } = await start(200);
  const requests = await wanted(forge);
  expect(requests).toHaveLength(400);
  sample.requests.reset();
  const blobs = await contents(forge, requests);
  expect(blobs).toHaveLength(201);
  expect(new Set(blobs.map(({ oid }) => oid)).size).toBe(201);
  expect(blobs.every(({ text, size, truncated }) => text && size === text.length && !truncated)).toBe(true);
  expect(sample.requests.total).toBe(2);
  expect(forge.usage().requests['graphql-files']).toBe(2);
});

test('binary content is null, long text is its beginning, odd bytes are kept as text', async () => {
  const { forge, estate } = await start(0);
  estate.create('sample-trust', {
    name: 'odd',
    files: {
      'README.md': Buffer.from([0, 1, 2, 0, 255, 254]),
      'LICENSE.txt': 'x'.repeat(511_999) + 'yz',
      NOTICE: '\uFEFF"quoted" \\ and £ — \u0007\n',
    },
  });
  const { repositories } = await listed(forge, 'sample-trust');
  const { id = '', owner = '', name = '', tree } = repositories[0] ?? {};
  const requests = (tree ?? []).map(({ oid, path }) => ({ repository: id, owner, name, oid, path }));
  const byPath = new Map(requests.map(({ oid, path }) => [path, oid]));
  const blobs = new Map((await contents(forge, requests)).map((blob) => [blob.oid, blob]));
  const of = (path: string) => blobs.get(byPath.get(path) ?? '');
  expect(of('README.md')).toMatchObject({ size: 6, text: null, truncated: false });
  expect(of('LICENSE.txt')).toMatchObject({ size: 512_001, truncated: true });
  expect(of('LICENSE.txt')?.text).toHaveLength(512_000);
  expect(of('NOTICE')?.text).toBe('\uFEFF"quoted" \\ and £ — \u0007\n');
});

test('when the first holder is gone, another one is asked', async () => {
  const { forge, estate } = await start(3);
  const requests = await wanted(forge);
  estate.delete('sample-trust/repository-1');
  const blobs = await contents(forge, requests);
  expect(blobs).toHaveLength(4);
  expect(blobs.find(({ text }) => text === 'MIT\n')).toBeDefined();
  expect(blobs.filter(({ text }) => text === undefined)).toHaveLength(1);
});

test('a renamed repository still gives its files', async () => {
  const { forge, estate } = await start(1);
  const requests = await wanted(forge);
  estate.rename('sample-trust/repository-1', 'called-otherwise');
  expect((await contents(forge, requests)).map(({ text }) => text).sort()).toEqual(['# Number 1\n', 'MIT\n']);
});

test('ids and names that are made to break a query do not', async () => {
  const { sample, forge } = await start(1);
  const [request] = await wanted(forge);
  if (!request) throw new Error('no file');
  const evil = [
    { ...request, oid: '") { id } evil: object(oid: "' },
    { ...request, oid: 'b'.repeat(40), name: '"){id} x:repository(owner:"' },
    { ...request, oid: 'C'.repeat(40) },
  ];
  const blobs = await contents(forge, [...evil, request]);
  expect(blobs.filter(({ text }) => text === undefined)).toHaveLength(3);
  expect(blobs.filter(({ text }) => text)).toHaveLength(1);
  expect(sample.requests.count(/invalid/)).toBe(0);
});

test.each([
  [{ kind: 'bad-gateway', match: /Files/, times: 3 }],
  [{ kind: 'cut-body', match: /Files/, every: 2, times: 4 }],
  [{ kind: 'secondary-limit-graphql-200', match: /Files/, times: 2 }],
] as [Fault][])('contents survive %o', async (fault) => {
  const { sample, forge } = await start(100);
  const requests = await wanted(forge);
  sample.faults.add(fault);
  const blobs = await contents(forge, requests);
  expect(blobs).toHaveLength(101);
  expect(blobs.every(({ text }) => text)).toBe(true);
});

test('nothing asked, nothing sent', async () => {
  const { sample, forge } = await start(1);
  expect(await contents(forge, [])).toEqual([]);
  for await (const _ of forge.lookup([], never)) expect.unreachable();
  expect(await forge.checkForChanges([], never)).toEqual([]);
  expect(sample.requests.total).toBe(0);
});
