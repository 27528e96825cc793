import { afterEach, describe, expect, test } from 'vitest';
import { Problem } from '../../src/base/problem.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Forge, ListingPage, LookupResult } from '../../src/forge/forge.ts';
import type { Dataset } from '../../simulator/simulator.ts';
import type { Fault } from '../../simulator/server/faults.ts';
import { estateOf } from './github/harvesting.ts';

/** An adapter on a stand-in of its own, as the suite below drives it. */
export interface ForgeUnderTest extends AsyncDisposable {
  forge: Forge;
  estate: Dataset;
  /** Ends what failed for good before: a fault of the stand-in, or of git. */
  addFault: (fault: Fault) => () => void;
  /** Runs before the n-th request of a listing from now. */
  onListing: (n: number, run: () => void) => void;
}

interface ForgeContract {
  open: (estate: Dataset) => Promise<ForgeUnderTest>;
  /** How ids begin. */
  prefix: string;
  /** What this forge cannot tell, or what is no part of it. */
  without?: readonly ('renames' | 'paging' | 'api')[];
}

const never = new AbortController().signal;
const account = 'sample-trust';

async function list(forge: Forge, cursor: unknown = null, full = false, login = account) {
  const pages: ListingPage[] = [];
  const options = { signal: never, full, known: async () => new Set<string>() };
  for await (const page of forge.list({ login, cursor }, options)) pages.push(page);
  const repositories = pages.flatMap((page) => page.repositories);
  return {
    repositories,
    names: repositories.map(({ name }) => name).sort(),
    faults: pages.flatMap(({ faults }) => faults),
    cursor: pages.at(-1)?.cursor ?? cursor,
    all: pages.at(-1)?.all,
  };
}

async function lookup(forge: Forge, ids: readonly string[]): Promise<LookupResult[]> {
  const results: LookupResult[] = [];
  for await (const batch of forge.lookup(ids, never)) results.push(...batch);
  return ids.flatMap((id) => results.filter((result) => result.id === id));
}

const idOf = (repositories: readonly Evidence[], wanted: string) =>
  repositories.find(({ name }) => name === wanted)?.id ?? '';

/** What every forge must do, whatever it is asked through. */
export function testForge(name: string, { open, prefix, without = [] }: ForgeContract): void {
  const skip = (what: (typeof without)[number]) => without.includes(what);

  describe(`${name} as a forge`, () => {
    let opened: ForgeUnderTest[] = [];
    afterEach(async () => {
      for (const each of opened) await each[Symbol.asyncDispose]();
      opened = [];
    });
    const start = async (repositories: number, prepare: (estate: Dataset) => void = () => {}) => {
      const estate = estateOf(repositories);
      prepare(estate);
      const under = await open(estate);
      opened.push(under);
      return under;
    };

    test('lists every public repository once, with its own id', async () => {
      const { forge } = await start(3);
      const { names, repositories, faults } = await list(forge);
      expect([names, faults]).toEqual([['repository-1', 'repository-2', 'repository-3'], []]);
      expect(new Set(repositories.map(({ id }) => id)).size).toBe(3);
      expect(repositories.every(({ id }) => id.startsWith(`${prefix}:`))).toBe(true);
      expect(repositories[0]).toMatchObject({ forge: prefix, visibility: 'public', empty: false });
    });

    test('gives the tree of a repository', async () => {
      const { forge } = await start(1);
      const [first] = (await list(forge)).repositories;
      expect(first?.tree?.map(({ path }) => path).sort()).toEqual(['LICENSE', 'README.md']);
      expect(first?.head).toMatch(/^[0-9a-f]{40}$/);
    });

    test('an empty repository has no tree and no commit', async () => {
      const { forge } = await start(0, (estate) => estate.create(account, { name: 'empty' }));
      expect((await list(forge)).repositories).toMatchObject([{ empty: true, tree: null, head: null }]);
    });

    test('lists nothing again when nothing changed', async () => {
      const { forge } = await start(3);
      const { cursor } = await list(forge);
      const [changes] = await forge.checkForChanges([{ login: account, cursor }], never);
      expect(['unchanged', 'unknown']).toContain(changes?.state);
      expect((await list(forge, cursor)).names).toEqual([]);
    });

    test('finds what was pushed to since the last listing', async () => {
      const { forge, estate } = await start(3);
      const { cursor } = await list(forge);
      estate.push(`${account}/repository-2`, { 'docs.md': 'x' });
      const { repositories } = await list(forge, cursor);
      const changed = repositories.find(({ name: each }) => each === 'repository-2');
      expect(changed?.tree?.map(({ path }) => path)).toContain('docs.md');
    });

    test('reads everything again when asked to', async () => {
      const { forge } = await start(3);
      const { cursor } = await list(forge);
      const { repositories } = await list(forge, cursor, true);
      expect(repositories.filter(({ tree }) => tree)).toHaveLength(3);
    });

    test('an account that does not exist is never an empty listing', async () => {
      const { forge } = await start(1);
      const [changes] = await forge.checkForChanges([{ login: 'nobody', cursor: null }], never);
      if (changes?.state === 'missing') return;
      await expect(list(forge, null, false, 'nobody')).rejects.toMatchObject({ kind: 'not-found' });
    });

    test('tells the language, and the release where it looks for one', async ({ skip: leave }) => {
      if (skip('api')) leave();
      const release = { tag: 'v1.2', publishedAt: '2026-01-01T00:00:00Z' };
      const { forge } = await start(0, (estate) => {
        const made = { files: { 'README.md': 'x' }, language: 'Python' };
        estate.create(account, { name: 'released', ...made, latestRelease: release });
        estate.create(account, { name: 'unreleased', ...made });
      });
      const { repositories } = await list(forge);
      const seen = (wanted: string) => repositories.find(({ name: each }) => each === wanted);
      expect(repositories.map(({ language }) => language)).toEqual(['Python', 'Python']);
      expect([undefined, release]).toContainEqual(seen('released')?.latestRelease);
      expect([undefined, null]).toContain(seen('unreleased')?.latestRelease);
    });

    test('an archived repository says so', async ({ skip: leave }) => {
      if (skip('api')) leave();
      const { forge, estate } = await start(2);
      const { cursor } = await list(forge);
      estate.archive(`${account}/repository-1`);
      expect((await list(forge, cursor)).repositories).toContainEqual(
        expect.objectContaining({ name: 'repository-1', archived: true }),
      );
    });

    test.each(['rename', 'transfer'] as const)('keeps the identity after a %s', async (move) => {
      if (skip('renames')) return;
      const { forge, estate } = await start(2);
      estate.addAccount({ login: 'other-trust' });
      const before = (await list(forge)).repositories;
      const id = idOf(before, 'repository-1');
      if (move === 'rename') estate.rename(`${account}/repository-1`, 'renamed');
      else estate.transfer(`${account}/repository-1`, 'other-trust');
      const place = move === 'rename' ? { name: 'renamed' } : { owner: 'other-trust' };
      expect(await lookup(forge, [id])).toMatchObject([{ id, state: 'present', evidence: place }]);
    });

    test('a deleted repository is gone, the others are present', async () => {
      const { forge, estate } = await start(2);
      const { repositories } = await list(forge);
      const ids = [idOf(repositories, 'repository-1'), idOf(repositories, 'repository-2')];
      estate.delete(`${account}/repository-1`);
      expect(await lookup(forge, ids)).toMatchObject([{ state: 'gone' }, { state: 'present' }]);
    });

    test('a repository that was made private is not public any more', async () => {
      const { forge, estate } = await start(2);
      const { repositories, cursor } = await list(forge);
      const id = idOf(repositories, 'repository-1');
      estate.makePrivate(`${account}/repository-1`);
      const after = await list(forge, cursor);
      expect([after.names.includes('repository-1'), after.all?.includes(id) ?? false]).toEqual([
        false,
        false,
      ]);
      const [result] = await lookup(forge, [id]);
      const isPublic = result?.state === 'present' && result.evidence.visibility === 'public';
      expect(isPublic).toBe(false);
    });

    test('an id of another forge is unknown or gone, and asks nothing', async () => {
      const { forge } = await start(1);
      const [result] = await lookup(forge, ['elsewhere:1']);
      expect(['unknown', 'gone']).toContain(result?.state);
    });

    test('lists an account of several pages, each repository once', async () => {
      if (skip('paging')) return;
      const { forge } = await start(230);
      const { names } = await list(forge);
      expect([names.length, new Set(names).size]).toEqual([230, 230]);
    });

    test('a repository deleted between two pages hides no other', async () => {
      if (skip('paging')) return;
      const { forge, estate, onListing } = await start(230);
      onListing(2, () => estate.delete(`${account}/repository-3`));
      const names = new Set((await list(forge)).names);
      const others = Array.from({ length: 230 }, (_, n) => `repository-${n + 1}`);
      expect(others.filter((each) => each !== 'repository-3' && !names.has(each))).toEqual([]);
    });

    test.each([
      { kind: '429-retry-after', times: 1 },
      { kind: 'primary-limit', times: 1 },
      { kind: 'bad-gateway', times: 2 },
      { kind: 'cut-body', times: 2 },
      { kind: 'cut-connection', times: 2 },
      { kind: 'empty-body', times: 2 },
      { kind: 'drop-connection', times: 2 },
    ] as Fault[])('lists everything after $kind', async (fault) => {
      if (skip('api')) return;
      const { forge, addFault } = await start(12);
      addFault(fault);
      expect((await list(forge)).names).toHaveLength(12);
    });

    test('a listing that breaks off is a failure, and no repository is gone', async () => {
      if (skip('paging')) return;
      const { forge, addFault } = await start(230);
      const { repositories } = await list(forge);
      const stop = addFault({ kind: 'bad-gateway', after: 1 });
      await expect(list(forge, null, true)).rejects.toBeInstanceOf(Problem);
      const ids = repositories.slice(0, 2).map(({ id }) => id);
      const results = await lookup(forge, ids);
      expect(results.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
      stop();
      expect((await lookup(forge, ids)).map(({ state }) => state)).toEqual(['present', 'present']);
    });

    test('stops when it is aborted', async () => {
      const { forge } = await start(3);
      const reason = new Error('enough');
      const options = { signal: AbortSignal.abort(reason), full: true, known: async () => new Set<string>() };
      const reading = (async () => {
        for await (const _page of forge.list({ login: account, cursor: null }, options));
      })();
      await expect(reading).rejects.toBe(reason);
    });
  });
}
