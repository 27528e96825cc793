import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../src/base/problem.ts';
import { loadPolicies } from '../../src/config/config.ts';
import { runHarvest, type HarvestOptions } from '../../src/harvest/harvest.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { unreadOrganisations } from '../../src/domain/harvest-run.ts';
import { bindingPolicies } from '../../src/policy/policy.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { TemplateFingerprint } from '../../src/lineage/fingerprints.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { aBlob, anEvidence } from '../builders.ts';
import { fakeForge, unreachable, type FakeForge } from './fake-forge.ts';

const readme = aBlob({ text: '# Ward board\n\nShows which beds are free.\n' });
const other = aBlob({ text: '# Other\n' });

function repository(id: number, owner: string, overrides: Partial<Evidence> = {}): Evidence {
  return anEvidence({
    id: `github:${id}`,
    owner,
    organisation: owner,
    name: `repository-${id}`,
    tree: [{ path: 'README.md', type: 'file', oid: readme.oid, size: readme.size }],
    ...overrides,
  });
}

const organisation = (login: string): Organisation => ({
  login,
  name: login,
  bodyType: 'trust',
  nation: 'England',
  homepage: null,
  parent: null,
  predecessors: [],
  successor: null,
  policies: [],
});

let store: Store;
let now: Date;
let own: TemplateFingerprint[];

beforeEach(async () => {
  store = await openStore(sqlite(':memory:'));
  now = new Date('2026-11-23T09:00:00Z');
  own = [];
});
afterEach(() => store[Symbol.asyncDispose]());

function harvest(
  forge: FakeForge,
  logins: string[],
  options: Partial<HarvestOptions> = {},
  policies: readonly Policy[] = [],
) {
  const bound = policies.map(({ id }) => id);
  const dependencies = {
    store,
    sources: [
      {
        forge,
        name: 'github' as const,
        accounts: logins.map((login) => ({ login, organisation: login, key: login })),
      },
    ],
    rules: () => ({
      organisations: new Map(logins.map((login) => [login, { ...organisation(login), policies: bound }])),
      policies,
      now,
    }),
    ownFingerprints: async () => own,
    clock: () => now,
  };
  const defaults: HarvestOptions = {
    id: `run-${now.toISOString()}`,
    trigger: 'command',
    by: { kind: 'system', name: 'command' },
    full: false,
    only: [],
    signal: new AbortController().signal,
    onProgress: () => {},
  };
  return runHarvest(dependencies, { ...defaults, ...options });
}

const hour = 3_600_000;
const later = (hours: number) => (now = new Date(now.getTime() + hours * hour));

describe('runHarvest', () => {
  test('finds, saves and counts what the organisations hold', async () => {
    const forge = fakeForge({ a: [1, 2, 3].map((id) => repository(id, 'a')), b: [repository(4, 'b')] }, [
      readme,
    ]);
    const run = await harvest(forge, ['a', 'b']);
    expect(run).toMatchObject({ state: 'complete', counts: { seen: 4, found: 4, changed: 0, withdrawn: 0 } });
    expect(run.organisations).toEqual([
      { login: 'a', state: 'done', seen: 3, total: 3 },
      { login: 'b', state: 'done', seen: 1, total: 1 },
    ]);
    expect((await store.findRepository('a', 'repository-3'))?.evidence.id).toBe('github:3');
  });

  test('a file that many repositories hold is fetched once, and never again', async () => {
    const forge = fakeForge({ a: [1, 2, 3].map((id) => repository(id, 'a')) }, [readme]);
    await harvest(forge, ['a']);
    later(1);
    await harvest(forge, ['a'], { full: true });
    expect(forge.fetched).toEqual([readme.oid]);
  });

  test('an organisation in which nothing changed is not listed', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')] }, [readme]);
    await harvest(forge, ['a']);
    later(1);
    const run = await harvest(forge, ['a']);
    expect(forge.listed).toEqual(['a']);
    expect(run.organisations[0]).toMatchObject({ state: 'unchanged' });
    expect(run.state).toBe('complete');
  });

  test('one failing organisation stops no other, and what was known of it is kept', async () => {
    const forge = fakeForge({ a: [1, 2, 3].map((id) => repository(id, 'a')), b: [repository(4, 'b')] }, [
      readme,
    ]);
    await harvest(forge, ['a', 'b']);
    forge.repositories.set('a', [repository(1, 'a', { pushedAt: '2026-11-23T10:00:00Z' })]);
    forge.repositories.set('b', [repository(4, 'b'), repository(5, 'b')]);
    forge.beforePage = (login) => {
      if (login === 'a') throw unreachable();
    };
    later(1);
    const run = await harvest(forge, ['a', 'b']);
    expect(run.state).toBe('partial');
    expect(run.faults).toMatchObject([{ subject: 'a', kind: 'unreachable' }]);
    expect(await store.findRepository('b', 'repository-5')).toBeDefined();
    expect((await store.findRepository('a', 'repository-3'))?.withdrawnAt).toBeNull();
  });

  test('a listing that breaks off is not taken for the whole', async () => {
    const forge = fakeForge({ a: [1, 2, 3].map((id) => repository(id, 'a')) }, [readme]);
    await harvest(forge, ['a']);
    forge.beforePage = (_, page) => {
      if (page === 2) throw unreachable();
    };
    later(1);
    await harvest(forge, ['a'], { full: true });
    expect((await store.identities('a')).map(({ id }) => id)).toEqual(['github:1', 'github:2', 'github:3']);
    expect((await store.findSyncState('a'))?.listedAt).toBe('2026-11-23T09:00:00.000Z');
  });

  test('when every organisation fails the run failed', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')] });
    forge.beforePage = () => {
      throw unreachable();
    };
    expect((await harvest(forge, ['a'])).state).toBe('failed');
  });

  test('a run that lacks a missing account is not complete, and the rest is read', async () => {
    const run = await harvest(fakeForge({ a: [repository(1, 'a')] }, [readme]), ['a', 'gone']);
    expect(run.state).toBe('partial');
    expect(run.faults).toMatchObject([{ subject: 'gone', kind: 'not-found' }]);
    expect(unreadOrganisations(run)).toEqual(['gone']);
    expect(await store.identities('a')).toHaveLength(1);
    expect(await store.findSyncState('gone')).toBeUndefined();
  });

  test('what an account held that is there no more is looked up at once', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')], b: [repository(2, 'b')] }, [readme]);
    await harvest(forge, ['a', 'b']);
    forge.repositories.delete('b');
    later(1);
    const run = await harvest(forge, ['a', 'b']);
    expect(forge.looked).toEqual(['github:2']);
    expect(run.counts.withdrawn).toBe(1);
    expect(run.organisations).toContainEqual({ login: 'b', state: 'missing', seen: 0, total: 0 });
  });

  test('an account that refuses us is named, and asked again next time', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')], b: [repository(2, 'b')] }, [readme]);
    const refusal = new Problem('forbidden', 'The account asks for single sign-on.');
    forge.beforePage = (login) => {
      if (login === 'b') throw refusal;
    };
    const run = await harvest(forge, ['a', 'b']);
    expect(run.state).toBe('partial');
    expect(run.faults).toMatchObject([{ subject: 'b', kind: 'forbidden', message: refusal.message }]);
    forge.beforePage = () => {};
    later(1);
    expect((await harvest(forge, ['a', 'b'])).state).toBe('complete');
    expect(await store.identities('b')).toHaveLength(1);
  });

  test.each(['forbidden', 'not-found', 'partial'] as const)(
    'where the look at all accounts fails as %s, each is listed all the same',
    async (kind) => {
      const forge = fakeForge({ a: [repository(1, 'a')], b: [repository(2, 'b')] }, [readme]);
      forge.checkForChanges = () => Promise.reject(new Problem(kind, 'One of them.'));
      expect((await harvest(forge, ['a', 'b'])).state).toBe('complete');
    },
  );

  test.each(['unreachable', 'rate-limited', 'invalid'] as const)(
    'where the look at all accounts fails as %s, none is asked for in turn',
    async (kind) => {
      const forge = fakeForge({ a: [repository(1, 'a')], b: [repository(2, 'b')] }, [readme]);
      forge.checkForChanges = () => Promise.reject(new Problem(kind, 'All of them.'));
      expect(await harvest(forge, ['a', 'b'])).toMatchObject({ state: 'failed', faults: [{}, {}] });
      expect(forge.listed).toEqual([]);
    },
  );

  test('a file that cannot be read leaves its repository saved and its licence unknown', async () => {
    const forge = fakeForge({
      a: [repository(1, 'a', { tree: [{ path: 'LICENSE', type: 'file', oid: other.oid, size: 9 }] })],
    });
    await harvest(forge, ['a']);
    expect((await store.findRepository('a', 'repository-1'))?.licence).toBeUndefined();
  });

  test('stopped in the middle, it says so, and the next run finishes', async () => {
    const forge = fakeForge({ a: [1, 2, 3, 4, 5].map((id) => repository(id, 'a')) }, [readme]);
    const stop = new AbortController();
    forge.beforePage = (_, page) => {
      if (page === 3) stop.abort(new Error('stopped by a person'));
    };
    await expect(harvest(forge, ['a'], { signal: stop.signal })).rejects.toThrow('stopped by a person');
    expect((await store.harvests({ limit: 1, offset: 0 })).runs[0]?.state).toBe('interrupted');
    forge.beforePage = () => {};
    later(1);
    expect((await harvest(forge, ['a'])).state).toBe('complete');
    expect(await store.identities('a')).toHaveLength(5);
  });

  test('two harvests at once cannot collide', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')] }, [readme]);
    const first = Promise.withResolvers<void>();
    forge.beforePage = () => first.promise;
    const running = harvest(forge, ['a'], { id: 'first' });
    await expect(harvest(forge, ['a'], { id: 'second' })).rejects.toMatchObject({ kind: 'conflict' });
    first.resolve();
    expect((await running).state).toBe('complete');
    expect((await harvest(forge, ['a'], { id: 'third' })).state).toBe('complete');
  });

  test('the organisation that waited longest comes first, so a limit starves none', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')], b: [repository(2, 'b')] }, [readme]);
    let allowed = 1;
    forge.beforePage = () => {
      if (allowed-- <= 0) throw new Problem('rate-limited', 'No more requests for now.');
    };
    const states = async () =>
      (await harvest(forge, ['a', 'b'])).organisations.map(({ login, state }) => [login, state]);
    expect(await states()).toEqual([
      ['a', 'done'],
      ['b', 'failed'],
    ]);
    allowed = 1;
    later(1);
    expect(await states()).toEqual([
      ['b', 'done'],
      ['a', 'unchanged'],
    ]);
  });

  test('a bug in an adapter ends the run as failed and gives the lease back', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')] });
    forge.beforePage = () => {
      throw new TypeError('a bug');
    };
    await expect(harvest(forge, ['a'])).rejects.toThrow('a bug');
    const { runs } = await store.harvests({ limit: 1, offset: 0 });
    expect(runs).toMatchObject([{ state: 'failed', faults: [{ subject: 'harvest' }] }]);
    forge.beforePage = () => {};
    later(1);
    expect((await harvest(forge, ['a'])).state).toBe('complete');
  });
});

describe('files that an account gives for all its repositories', () => {
  test('count for those that lack their own, whichever was harvested first', async () => {
    const policies = await loadPolicies(fileURLToPath(new URL('../../policies', import.meta.url)));
    const shared = [{ path: 'SECURITY.md', type: 'file' as const, oid: other.oid, size: 8 }];
    const forge = fakeForge(
      { a: [repository(1, 'a'), repository(2, 'a', { name: '.github', tree: shared })] },
      [readme, other],
    );
    const outcome = async () => {
      const found = await store.findRepository('a', 'repository-1');
      return found?.findings.find(({ check }) => check === 'has-security-policy')?.outcome;
    };
    await harvest(forge, ['a'], {}, policies);
    expect(await outcome()).toBe('met');
    expect((await store.events('github:1', 10)).map(({ kind }) => kind)).toEqual(['found']);
    forge.repositories.set('a', [
      repository(1, 'a'),
      repository(2, 'a', {
        name: '.github',
        tree: [],
        head: 'e'.repeat(40),
        pushedAt: '2026-11-23T09:30:00Z',
      }),
    ]);
    later(1);
    await harvest(forge, ['a'], {}, policies);
    expect(await outcome()).toBe('unmet');
  });
});

describe('what verdicts depend on', () => {
  const checked = async () =>
    (await store.findRepository('a', 'repository-1'))?.assessments.map(({ policy }) => policy);

  test('a new binding policy is applied to what is stored, without a request', async () => {
    const policies = await loadPolicies(fileURLToPath(new URL('../../policies', import.meta.url)));
    const forge = fakeForge({ a: [repository(1, 'a')] }, [readme]);
    await harvest(forge, ['a'], {}, policies.slice(0, 1));
    expect(await checked()).toHaveLength(1);
    later(1);
    await harvest(forge, ['a'], {}, policies);
    const bound = { ...organisation('a'), policies: policies.map(({ id }) => id) };
    const binding = bindingPolicies(policies, bound, now).map(({ id }) => id);
    expect(binding.length).toBeGreaterThan(1);
    expect((await checked())?.sort()).toEqual(binding.sort());
    expect(forge.listed).toEqual(['a']);
  });

  test('a repository untouched for two years stops counting as maintained', async () => {
    const policies = await loadPolicies(fileURLToPath(new URL('../../policies', import.meta.url)));
    const forge = fakeForge({ a: [repository(1, 'a')] }, [readme]);
    const outcome = async () => {
      const found = await store.findRepository('a', 'repository-1');
      return found?.findings.find(({ check }) => check === 'maintained-or-archived')?.outcome;
    };
    await harvest(forge, ['a'], {}, policies);
    expect(await outcome()).toBe('met');
    later(24 * 800);
    await harvest(forge, ['a'], {}, policies);
    expect(await outcome()).toBe('unmet');
  });
});

describe('templates that repositories hold the files of', () => {
  const files = ['a.ts', 'b.ts', 'c.ts'].map((path) => ({
    path,
    type: 'file' as const,
    oid: other.oid.replace(/./, path.charAt(0)),
    size: 100,
  }));
  const made = (id: number) => repository(id, 'a', { tree: files, madeFrom: undefined });
  const template = (overrides: Partial<Evidence> = {}) => ({
    ...made(9),
    template: true,
    createdAt: '2020-01-01T00:00:00Z',
    ...overrides,
  });
  const lineages = async () =>
    (await store.services({})).map(({ name, template: from, source }) => [name, from, source]);
  const found = ['repository-1', 'a/repository-9', 'content'];

  test('are found in the same run, whichever was read first, and with no event', async () => {
    const forge = fakeForge({ a: [made(1), repository(2, 'a'), template()] }, [readme]);
    await harvest(forge, ['a']);
    expect(await lineages()).toEqual([found]);
    expect((await store.events('github:1', 10)).map(({ kind }) => kind)).toEqual(['found']);
  });

  test('are looked for again when they come or go, and not when they stay', async () => {
    const forge = fakeForge({ a: [made(1), repository(9, 'a')] }, [readme]);
    await harvest(forge, ['a']);
    expect(await lineages()).toEqual([]);
    forge.repositories.set('a', [made(1), template({ pushedAt: '2026-11-23T09:30:00Z' })]);
    later(1);
    await harvest(forge, ['a']);
    expect(await lineages()).toEqual([found]);
    const state = await store.findAssessmentState();
    later(1);
    await harvest(forge, ['a']);
    expect(await store.findAssessmentState()).toEqual(state);
    forge.repositories.set('a', [made(1)]);
    later(1);
    await harvest(forge, ['a'], { full: true });
    expect(await lineages()).toEqual([]);
  });

  test('stay told when a push, a new day or a second look find little of them left', async () => {
    const forge = fakeForge({ a: [made(1), template()] }, [readme]);
    await harvest(forge, ['a']);
    const drifted = files.map((entry, index) => (index === 0 ? entry : { ...entry, oid: other.oid }));
    const head = 'd'.repeat(40);
    forge.repositories.set('a', [
      { ...made(1), head, tree: drifted, pushedAt: '2026-11-23T09:30:00Z' },
      template(),
    ]);
    later(1);
    await harvest(forge, ['a']);
    expect((await store.findRepository('a', 'repository-1'))?.evidence.tree).toEqual(drifted);
    expect(await lineages()).toEqual([found]);
    later(24);
    forge.sightings = (id) => ({
      id,
      state: 'present',
      evidence: {
        ...made(Number(id.slice(7))),
        head,
        stars: 9,
        tree: undefined,
        template: id === 'github:9',
      },
    });
    await harvest(forge, ['a'], { full: true });
    expect(await lineages()).toEqual([found]);
  });

  test('of our own count, and so does a new release', async () => {
    const forge = fakeForge({ a: [made(1)] }, [readme]);
    await harvest(forge, ['a']);
    own = [{ template: 'rap-r', version: '1.0.0', repository: null, entries: files }];
    later(1);
    await harvest(forge, ['a']);
    expect(await store.services({})).toMatchObject([{ template: 'rap-r', version: '1.0.0' }]);
    const newer = files.map((entry, index) => (index === 0 ? { ...entry, oid: other.oid } : entry));
    own = [...own, { template: 'rap-r', version: '1.1.0', repository: null, entries: newer }];
    forge.repositories.set('a', [{ ...made(1), tree: newer, pushedAt: '2026-11-23T10:30:00Z' }]);
    later(1);
    await harvest(forge, ['a']);
    expect(await store.services({})).toMatchObject([{ template: 'rap-r', version: '1.1.0' }]);
  });
});

describe('reconciling', () => {
  test('happens once a day and on demand; the first listing has seen everything itself', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')] }, [readme]);
    await harvest(forge, ['a']);
    later(1);
    await harvest(forge, ['a']);
    expect(forge.looked).toHaveLength(0);
    later(1);
    await harvest(forge, ['a'], { full: true });
    expect(forge.looked).toHaveLength(1);
    later(1);
    await harvest(forge, ['a']);
    expect(forge.looked).toHaveLength(1);
    later(24);
    await harvest(forge, ['a']);
    expect(forge.looked).toHaveLength(2);
  });

  test('where the forge lists all ids, only missing ones are looked up, at once', async () => {
    const forge = fakeForge({ a: [repository(1, 'a'), repository(2, 'a')] }, [readme]);
    forge.tellsAll = true;
    await harvest(forge, ['a']);
    forge.repositories.set('a', [repository(2, 'a', { pushedAt: '2026-11-23T09:30:00Z' })]);
    later(1);
    const run = await harvest(forge, ['a']);
    expect(forge.looked).toEqual(['github:1']);
    expect(run.counts.withdrawn).toBe(1);
  });

  test.each([{ only: [] }, { only: ['a'] }])(
    'an account that holds fewer is looked at at once ($only)',
    async (run) => {
      const forge = fakeForge({ a: [repository(1, 'a'), repository(2, 'a')], b: [repository(3, 'b')] }, [
        readme,
      ]);
      await harvest(forge, ['a', 'b']);
      forge.repositories.set('a', [repository(2, 'a')]);
      later(1);
      const { counts } = await harvest(forge, ['a', 'b'], run);
      expect(forge.looked).toEqual(['github:1', 'github:2']);
      expect(counts.withdrawn).toBe(1);
      later(1);
      await harvest(forge, ['a', 'b'], run);
      expect(forge.looked).toHaveLength(2);
    },
  );

  test('a full harvest of one organisation looks at all of it, and at no other', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')], b: [repository(2, 'b')] }, [readme]);
    await harvest(forge, ['a', 'b']);
    later(1);
    await harvest(forge, ['a', 'b'], { only: ['a'], full: true });
    expect(forge.looked).toEqual(['github:1']);
  });

  test('what is gone is withdrawn: the facts stay, the files do not', async () => {
    const forge = fakeForge({ a: [repository(1, 'a'), repository(2, 'a', { tree: [] })] }, [readme]);
    await harvest(forge, ['a']);
    forge.repositories.set('a', [repository(2, 'a', { tree: [] })]);
    later(1);
    const run = await harvest(forge, ['a'], { full: true });
    expect(run.counts.withdrawn).toBe(1);
    const gone = await store.findRepository('a', 'repository-1');
    expect(gone).toMatchObject({ status: 'withdrawn', withdrawnAt: now.toISOString() });
    expect(gone?.evidence.tree).toBeUndefined();
    expect(await store.readBlobs([readme.oid])).toEqual(new Map());
  });

  test('what could not be told stays as it was, and is reported', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')] }, [readme]);
    await harvest(forge, ['a']);
    forge.sightings = (id) => ({ id, state: 'unknown', problem: new Problem('unreachable', 'No answer.') });
    later(1);
    const run = await harvest(forge, ['a'], { full: true });
    expect(run.faults).toMatchObject([{ subject: 'a/repository-1' }]);
    expect((await store.findRepository('a', 'repository-1'))?.status).not.toBe('withdrawn');
  });

  test('a rename is followed: the old name leads to the new', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')] }, [readme]);
    await harvest(forge, ['a']);
    forge.sightings = (id) => ({
      id,
      state: 'present',
      evidence: repository(1, 'a', { name: 'new-name', tree: undefined }),
    });
    later(24);
    await harvest(forge, ['a']);
    expect(await store.findRenamed('a', 'repository-1')).toEqual({ owner: 'a', name: 'new-name' });
    const found = await store.findRepository('a', 'new-name');
    expect(found?.evidence.tree).toHaveLength(1);
    expect((await store.events('github:1', 10)).map(({ kind }) => kind)).toContain('renamed');
  });

  test('one that left the catalogue or is not public is withdrawn with that reason', async () => {
    const forge = fakeForge({ a: [repository(1, 'a'), repository(2, 'a')] }, [readme]);
    await harvest(forge, ['a']);
    forge.sightings = (id) =>
      id === 'github:1'
        ? { id, state: 'present', evidence: repository(1, 'elsewhere') }
        : { id, state: 'present', evidence: repository(2, 'a', { visibility: 'private' }) };
    later(24);
    await harvest(forge, ['a']);
    expect((await store.events('github:1', 1))[0]?.detail).toMatch(/moved to elsewhere\/repository-1/);
    expect((await store.events('github:2', 1))[0]?.detail).toMatch(/no longer public/);
    const closures = await store.findRepositories(['github:1', 'github:2']);
    expect([...closures.values()].map((each) => each.closures?.map(({ moved }) => moved))).toEqual([
      [true],
      [false],
    ]);
  });

  test('one that somebody asked for is looked at, and no other, though nothing is due', async () => {
    const forge = fakeForge({ a: [repository(1, 'a'), repository(2, 'a')] }, [readme]);
    await harvest(forge, ['a']);
    const looked: string[] = [];
    forge.sightings = (id) => {
      looked.push(id);
      return { id, state: 'gone' };
    };
    later(1);
    const run = await harvest(forge, ['a'], { only: ['a'], repositories: ['github:1', 'github:99'] });
    expect([looked, run.counts.withdrawn, run.only]).toEqual([['github:1'], 1, ['a']]);
  });

  test('a file that could not be fetched before is fetched with the next second look', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')] });
    await harvest(forge, ['a']);
    expect((await store.findRepository('a', 'repository-1'))?.licence).toBeUndefined();
    forge.contents.set(readme.oid, readme);
    later(24);
    const run = await harvest(forge, ['a']);
    expect(run.counts).toMatchObject({ files: 1, changed: 1 });
    expect((await store.findRepository('a', 'repository-1'))?.licence).toBeNull();
  });

  test('a push between the listing and the second look is left to the next listing', async () => {
    const forge = fakeForge({ a: [repository(1, 'a')] }, [readme]);
    forge.sightings = (id) => ({
      id,
      state: 'present',
      evidence: repository(1, 'a', {
        head: 'f'.repeat(40),
        pushedAt: '2026-11-23T08:59:00Z',
        tree: undefined,
      }),
    });
    await harvest(forge, ['a']);
    const { evidence } = (await store.findRepository('a', 'repository-1')) ?? {};
    expect(evidence?.head).toBe(anEvidence().head);
    expect(evidence?.tree).toHaveLength(1);
  });
});
