import { expect, test } from 'vitest';
import type { RepositoryBatch, Store } from '../../../src/store/store.ts';
import { aRepository } from '../../builders.ts';

export const monday = '2026-11-23T06:00:00.000Z';
export const tuesday = '2026-11-24T06:00:00.000Z';
export const wednesday = '2026-11-25T06:00:00.000Z';

export function save(store: Store, repositories: RepositoryBatch['repositories'], at = monday) {
  return store.saveRepositories({ repositories, blobs: [], at });
}

export function repositoryCases(current: () => Store): void {
  test('gives back what was saved, with its dates', async () => {
    await save(current(), [aRepository()]);
    expect(await current().findRepository('sample-trust', 'ward-board')).toStrictEqual({
      ...aRepository(),
      findings: aRepository().findings.map((finding) => ({ ...finding, since: monday })),
      firstSeenAt: monday,
      observedAt: monday,
      changedAt: monday,
      withdrawnAt: null,
    });
  });

  test('keeps present, absent and not collected apart', async () => {
    const evidence = { homepage: null, description: undefined, tree: undefined, latestRelease: null };
    await save(current(), [
      aRepository({ evidence: { ...evidence, id: 'github:1', name: 'one' }, licence: null }),
      aRepository({ evidence: { ...evidence, id: 'github:2', name: 'two' }, licence: undefined }),
    ]);
    const one = await current().findRepository('sample-trust', 'one');
    const two = await current().findRepository('sample-trust', 'two');
    expect(one?.evidence).toMatchObject({ homepage: null, latestRelease: null });
    expect(one?.evidence).not.toHaveProperty('description');
    expect(one?.evidence).not.toHaveProperty('tree');
    expect([one?.licence, two?.licence]).toEqual([null, undefined]);
  });

  test('is found without regard to case, and keeps the case it was written in', async () => {
    await save(current(), [aRepository({ evidence: { owner: 'Sample-Trust', name: 'Ward-Board' } })]);
    const found = await current().findRepository('sample-TRUST', 'ward-board');
    expect(found?.evidence).toMatchObject({ owner: 'Sample-Trust', name: 'Ward-Board' });
    expect(await current().findRepository('sample-trust', 'other')).toBeUndefined();
  });

  test('holds any text a forge may send', async () => {
    const description = "Café “ward” 🏥 \0 \u2028 '; drop table repository; --";
    await save(current(), [aRepository({ evidence: { description } })]);
    expect((await current().findRepository('sample-trust', 'ward-board'))?.evidence.description).toBe(
      description,
    );
  });

  test('saving the same again moves only the date it was seen', async () => {
    await save(current(), [aRepository()], monday);
    const before = await current().changesSince(0, { limit: 10 });
    const { tree, ...rest } = aRepository().evidence;
    expect(await save(current(), [{ ...aRepository(), evidence: { tree, ...rest } }], tuesday)).toEqual({
      found: 0,
      changed: 0,
      unchanged: 1,
    });
    const found = await current().findRepository('sample-trust', 'ward-board');
    expect(found).toMatchObject({ firstSeenAt: monday, observedAt: tuesday, changedAt: monday });
    expect(await current().changesSince(before.position, { limit: 10 })).toMatchObject({
      repositories: [],
      caughtUp: true,
    });
    expect(await current().events('github:1', 10)).toHaveLength(1);
  });

  test('tells found, changed and unchanged apart', async () => {
    const [one, two, three] = ['github:1', 'github:2', 'github:3'].map((id) =>
      aRepository({ evidence: { id, name: id.slice(7) } }),
    );
    if (!one || !two || !three) throw new Error('three were made');
    await save(current(), [one, two]);
    const busier = aRepository({ evidence: { id: 'github:2', name: '2', stars: 99 } });
    expect(await save(current(), [one, busier, three], tuesday)).toEqual({
      found: 1,
      changed: 1,
      unchanged: 1,
    });
    expect(await current().findRepository('sample-trust', '2')).toMatchObject({
      evidence: { stars: 99 },
      firstSeenAt: monday,
      changedAt: tuesday,
    });
  });

  test('the last of two with the same id counts', async () => {
    const saved = await save(current(), [aRepository(), aRepository({ evidence: { stars: 7 } })]);
    expect(saved).toEqual({ found: 1, changed: 0, unchanged: 0 });
    expect((await current().findRepository('sample-trust', 'ward-board'))?.evidence.stars).toBe(7);
  });

  test('an old name leads to the new one, also over two steps', async () => {
    for (const name of ['bed-board', 'bay-board', 'ward-board'])
      await save(current(), [aRepository({ evidence: { name } })]);
    const renamed = { owner: 'sample-trust', name: 'ward-board' };
    expect(await current().findRenamed('Sample-Trust', 'Bed-Board')).toEqual(renamed);
    expect(await current().findRenamed('sample-trust', 'bay-board')).toEqual(renamed);
    expect(await current().findRenamed('sample-trust', 'ward-board')).toBeUndefined();
    expect((await current().events('github:1', 1))[0]).toMatchObject({
      kind: 'renamed',
      detail: 'bay-board → ward-board',
    });
  });

  test('a repository that took its first name back does not lead to itself', async () => {
    for (const name of ['a', 'b', 'a']) await save(current(), [aRepository({ evidence: { name } })]);
    expect(await current().findRenamed('sample-trust', 'a')).toBeUndefined();
    expect(await current().findRenamed('sample-trust', 'b')).toEqual({ owner: 'sample-trust', name: 'a' });
  });

  test('an old name leads to where each forge had it, GitHub first', async () => {
    const lab = (name: string) =>
      aRepository({ evidence: { id: 'gitlab:1', forge: 'gitlab', owner: 'sample-trust', name } });
    for (const name of ['bed-board', 'ward-board'])
      await save(current(), [lab(name), aRepository({ evidence: { name: `${name}-2` } })]);
    await save(current(), [lab('bay-board'), aRepository({ evidence: { name: 'bed-board' } })]);
    const onGitLab = { owner: 'gitlab:sample-trust', name: 'bay-board' };
    const renamed = (owner: string, name: string) => current().findRenamed(owner, name);
    expect(await renamed('sample-trust', 'bed-board')).toEqual(onGitLab);
    expect(await renamed('sample-trust', 'ward-board-2')).toMatchObject({ owner: 'sample-trust' });
    expect(await renamed('gitlab:sample-trust', 'ward-board-2')).toBeUndefined();
    await save(current(), [aRepository({ evidence: { name: 'new-board' } })]);
    const onGitHub = { owner: 'sample-trust', name: 'new-board' };
    expect(await renamed('sample-trust', 'bed-board')).toEqual(onGitHub);
    expect(await renamed('gitlab:Sample-Trust', 'Bed-Board')).toEqual(onGitLab);
    expect(await renamed('github:sample-trust', 'bed-board')).toEqual(onGitHub);
  });

  test('two repositories may swap their names in one batch', async () => {
    const named = (id: string, name: string) => aRepository({ evidence: { id, name } });
    await save(current(), [named('github:1', 'a'), named('github:2', 'b')]);
    await save(current(), [named('github:1', 'b'), named('github:2', 'a')]);
    expect((await current().findRepository('sample-trust', 'a'))?.evidence.id).toBe('github:2');
    expect((await current().findRepository('sample-trust', 'b'))?.evidence.id).toBe('github:1');
  });

  test('finds many by id, and leaves out what is not known', async () => {
    await save(current(), [aRepository()]);
    expect([...(await current().findRepositories(['github:9', 'github:1'])).keys()]).toEqual(['github:1']);
    expect((await current().findRepositories([])).size).toBe(0);
  });

  test('streams everything that is not withdrawn, once, in pieces', async () => {
    const many = Array.from({ length: 25 }, (_, id) =>
      aRepository({ evidence: { id: `github:${id}`, name: `n-${id}` } }),
    );
    await save(current(), many);
    await current().withdraw(['github:3'], 'private', tuesday);
    const sizes: number[] = [];
    const seen: string[] = [];
    for await (const batch of current().repositories(10)) {
      sizes.push(batch.length);
      seen.push(...batch.map(({ evidence }) => evidence.id));
      await save(current(), many.slice(0, 3), wednesday); // saving meanwhile must neither block nor repeat
    }
    expect(sizes).toEqual([10, 10, 4]);
    expect(new Set(seen).size).toBe(24);
  });

  test('identities are those of one organisation, or of all', async () => {
    await save(current(), [
      aRepository({ evidence: { id: 'github:1' } }),
      aRepository({ evidence: { id: 'github:2', owner: 'Other-Trust' } }),
    ]);
    expect(await current().identities('Sample-Trust')).toEqual([
      {
        id: 'github:1',
        organisation: 'sample-trust',
        owner: 'sample-trust',
        name: 'ward-board',
      },
    ]);
    expect(await current().identities()).toHaveLength(2);
  });
}
