import { afterEach, expect, test } from 'vitest';
import { estateOf, listed, never, open, sampleForge, sightings } from './harvesting.ts';
import { startProxy } from './proxy.ts';

let closing: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of closing) await each[Symbol.asyncDispose]();
  closing = [];
});

async function start(repositories: number) {
  const sample = await sampleForge(estateOf(repositories));
  const forge = open({ apiUrl: sample.apiUrl });
  closing.push(forge, sample);
  const { repositories: known } = await listed(forge, 'sample-trust');
  sample.requests.reset();
  const id = (n: number) => known.find(({ name }) => name === `repository-${n}`)?.id ?? '';
  return { sample, forge, estate: sample.estate, known, id };
}

test('finds renames, transfers, deletions and what is no longer public, by id', async () => {
  const { forge, estate, known, id } = await start(6);
  estate.addAccount({ login: 'Other-Trust' });
  estate.rename('sample-trust/repository-1', 'new-name');
  estate.transfer('sample-trust/repository-2', 'Other-Trust');
  estate.delete('sample-trust/repository-3');
  estate.makePrivate('sample-trust/repository-4');
  estate.archive('sample-trust/repository-5');
  const ids = known.map((each) => each.id);
  const seen = await sightings(forge, ids);
  expect([...seen.keys()].sort()).toEqual(ids.toSorted());
  expect(seen.get(id(1))).toMatchObject({ state: 'present', evidence: { name: 'new-name' } });
  expect(seen.get(id(2))).toMatchObject({ evidence: { owner: 'Other-Trust', organisation: 'other-trust' } });
  expect(seen.get(id(3))).toEqual({ id: id(3), state: 'gone' });
  expect(seen.get(id(4))).toEqual({ id: id(4), state: 'gone' });
  expect(seen.get(id(5))).toMatchObject({ evidence: { archived: true } });
});

test('gives the newest commit and leaves the tree uncollected', async () => {
  const { forge, known, id } = await start(1);
  const sighting = (await sightings(forge, [id(1)])).get(id(1));
  if (sighting?.state !== 'present') throw new Error('not present');
  expect(sighting.evidence.head).toBe(known[0]?.head);
  expect(sighting.evidence.tree).toBeUndefined();
  const { tree: _, ...facts } = known[0] ?? {};
  expect(sighting.evidence).toEqual(expect.objectContaining(facts));
});

test('a hundred a request, and a second request only for what is missing', async () => {
  const { sample, forge, estate, known } = await start(250);
  const ids = known.map((each) => each.id);
  await sightings(forge, ids);
  expect(sample.requests.total).toBe(3);
  estate.delete('sample-trust/repository-3');
  await sightings(forge, ids);
  expect(sample.requests.total).toBe(7);
});

test('what was missing in one answer only is present', async () => {
  const { sample, forge, known } = await start(9);
  sample.faults.add({ kind: 'null-nodes', times: 1 });
  const seen = [
    ...(
      await sightings(
        forge,
        known.map(({ id }) => id),
      )
    ).values(),
  ];
  expect(seen.filter(({ state }) => state === 'gone')).toEqual([]);
  expect(seen).toHaveLength(9);
});

test('missing once and found by the second look is present', async () => {
  const sample = await sampleForge(estateOf(3));
  let looks = 0;
  const proxy = await startProxy(sample.apiUrl, ({ query }, answer) => {
    if (!query?.includes('query Nodes') || ++looks > 1) return undefined;
    const errors = [{ type: 'NOT_FOUND', path: ['nodes', 0], message: 'Could not resolve to a node' }];
    const body = JSON.parse(answer.body) as { data: { nodes: unknown[] } };
    body.data.nodes[0] = null;
    return { ...answer, body: JSON.stringify({ ...body, errors }) };
  });
  const forge = open({ apiUrl: proxy.url });
  closing.push(forge, proxy, sample);
  const ids = (await listed(forge, 'sample-trust')).repositories.map(({ id }) => id);
  const seen = [...(await sightings(forge, ids)).values()];
  expect(seen.map(({ state }) => state)).toEqual(['present', 'present', 'present']);
  expect(looks).toBe(2);
});

test('a repository that answers only to its former id is found', async () => {
  const sample = await sampleForge(estateOf(2));
  const proxy = await startProxy(sample.apiUrl, ({ variables }, answer) => {
    const ids = variables['ids'] as string[] | undefined;
    if (!ids) return undefined;
    const body = JSON.parse(answer.body) as { data: { nodes: unknown[] }; errors?: object[] };
    const errors = ids.flatMap((id, n) => {
      if (!id.startsWith('R_')) return [];
      body.data.nodes[n] = null;
      return [{ type: 'NOT_FOUND', path: ['nodes', n], message: 'Could not resolve to a node' }];
    });
    return { ...answer, body: JSON.stringify({ ...body, errors }) };
  });
  const forge = open({ apiUrl: proxy.url });
  closing.push(forge, proxy, sample);
  const ids = (await listed(forge, 'sample-trust')).repositories.map(({ id }) => id);
  const states = [...(await sightings(forge, ids)).values()].map(({ state }) => state);
  expect(states).toEqual(['present', 'present']);
});

test('what cannot be told is unknown, never gone', async () => {
  const { sample, forge, known } = await start(5);
  const ids = known.map(({ id }) => id);
  sample.faults.add({ kind: 'bad-gateway' });
  const seen = [...(await sightings(forge, [...ids, 'git:abc'])).values()];
  expect(seen).toHaveLength(6);
  expect(new Set(seen.map(({ state }) => state))).toEqual(new Set(['unknown']));
});

test('a stop by the caller is not taken for an answer', async () => {
  const { sample, forge, known } = await start(5);
  sample.faults.add({ kind: 'slow', delayMs: 20_000 });
  const stop = AbortSignal.timeout(100);
  const looking = forge.lookup(
    known.map(({ id }) => id),
    AbortSignal.any([stop, never]),
  );
  await expect(Array.fromAsync(looking)).rejects.toMatchObject({ name: 'TimeoutError' });
});
