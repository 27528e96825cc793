import { afterEach, describe, expect, test } from 'vitest';
import type { Forge } from '../../../src/forge/forge.ts';
import type { SampleForge } from '../../../simulator/simulator.ts';
import { estateOf, listed, listing, never, open, sampleForge, take } from './harvesting.ts';

let closing: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of closing) await each[Symbol.asyncDispose]();
  closing = [];
});

async function start(repositories: number): Promise<{ sample: SampleForge; forge: Forge }> {
  const sample = await sampleForge(estateOf(repositories));
  const forge = open({ apiUrl: sample.apiUrl });
  closing.push(forge, sample);
  return { sample, forge };
}

const login = 'Sample-Trust';

describe('listing everything', () => {
  test('gives evidence with trees, under the login of the catalogue', async () => {
    const { sample, forge } = await start(0);
    sample.estate.addAccount({ login: 'upstream' });
    sample.estate.create('upstream', { name: 'appointments' });
    sample.estate.create('sample-trust', {
      name: 'appointments',
      description: '',
      topics: ['fhir', 'sample'],
      language: 'TypeScript',
      stars: 3,
      fork: true,
      parent: 'upstream/appointments',
      latestRelease: { tag: 'v1', publishedAt: '2026-01-01T00:00:00Z' },
      files: {
        'README.md': '# Appointments\n',
        'docs/guide.md': 'Guide\n',
        '.github/SECURITY.md': 'Write to us\n',
        'src/deep/file.ts': '\n',
      },
    });
    const { repositories, cursor } = await listed(forge, login);
    expect(repositories).toMatchObject([
      {
        organisation: 'sample-trust',
        owner: 'sample-trust',
        visibility: 'public',
        ownerType: 'organisation',
        description: null,
        topics: ['fhir', 'sample'],
        language: 'TypeScript',
        stars: 3,
        fork: true,
        parent: 'upstream/appointments',
        madeFrom: null,
        forgeLicence: null,
        defaultBranch: 'main',
        latestRelease: { tag: 'v1' },
        head: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
      },
    ]);
    expect(repositories[0]?.tree?.map(({ path, type }) => `${type} ${path}`).sort()).toEqual([
      'file .github/SECURITY.md',
      'file README.md',
      'file docs/guide.md',
      'folder .github',
      'folder docs',
      'folder src',
    ]);
    expect(cursor).toMatchObject({ listing: null });
    expect(sample.requests.unexpected).toEqual([]);
  });

  test('an empty repository has no tree and no head, which differs from not collected', async () => {
    const { sample, forge } = await start(0);
    sample.estate.create('sample-trust', { name: 'empty' });
    const { repositories } = await listed(forge, login);
    expect(repositories).toMatchObject([{ empty: true, head: null, tree: null, defaultBranch: null }]);
  });

  test('a killed listing goes on where it was, and full begins anew', async () => {
    const { forge } = await start(120);
    const pages = forge.list({ login, cursor: null }, listing());
    const [first] = await take(pages, 1);
    const seen = first?.repositories.map(({ name }) => name) ?? [];
    expect(seen).toHaveLength(50);
    const rest = await listed(forge, login, first?.cursor);
    expect(rest.names.filter((name) => seen.includes(name))).toEqual([]);
    expect(new Set([...seen, ...rest.names]).size).toBe(120);
    expect((await listed(forge, login, first?.cursor, { full: true })).names).toHaveLength(120);
  });

  test('a cursor that GitHub no longer takes begins the listing anew', async () => {
    const { forge } = await start(60);
    const { pages } = await listed(forge, login);
    const cursor = structuredClone(pages[0]?.cursor) as { listing: { cursor: string } };
    cursor.listing.cursor = 'expired';
    expect((await listed(forge, login, cursor)).names).toHaveLength(60);
  });

  test('a repository deleted between two pages hides no other', async () => {
    const { sample, forge } = await start(120);
    sample.onRequest(2, () => sample.estate.delete('sample-trust/repository-3'), /Page/);
    const { names } = await listed(forge, login);
    expect(new Set(names).size).toBe(120);
  });

  test('what changes during the listing is found by the next one', async () => {
    const { sample, forge } = await start(120);
    const change = () => void sample.estate.push('sample-trust/repository-2', { 'new.txt': 'x' });
    sample.onRequest(2, change, /Page/);
    const { cursor } = await listed(forge, login);
    const [survey] = await forge.checkForChanges([{ login, cursor }], never);
    expect(survey?.state).toBe('changed');
    expect((await listed(forge, login, cursor)).names).toEqual(['repository-2']);
  });

  test('an account that does not exist is not found', async () => {
    const { forge } = await start(1);
    await expect(listed(forge, 'nobody-here')).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('a cursor of anything else is as none', async () => {
    const { forge } = await start(3);
    for (const cursor of [undefined, 'x', 7, { version: 1, route: 'rest' }, { version: 99 }])
      expect((await listed(forge, login, cursor)).names).toHaveLength(3);
  });
});

describe('listing what changed', () => {
  test.each([1, 9, 30])('%i of 120, each once, in few requests', async (count) => {
    const { sample, forge } = await start(120);
    const { cursor } = await listed(forge, login);
    const pushed = Array.from({ length: count }, (_, n) => `repository-${n * 4 + 1}`);
    for (const name of pushed) sample.estate.push(`sample-trust/${name}`, { 'new.txt': name });
    sample.requests.reset();
    await forge.checkForChanges([{ login, cursor }], never);
    const { names, pages } = await listed(forge, login, cursor);
    expect(names.sort()).toEqual(pushed.sort());
    expect(sample.requests.total).toBeLessThanOrEqual(4);
    const again = await forge.checkForChanges([{ login, cursor: pages.at(-1)?.cursor }], never);
    expect(again).toMatchObject([{ state: 'unchanged', total: 120 }]);
  });

  test('edits, renames and bots pushing elsewhere count', async () => {
    const { sample, forge } = await start(40);
    const { cursor } = await listed(forge, login);
    sample.estate.edit('sample-trust/repository-1', { stars: 9 });
    sample.estate.rename('sample-trust/repository-2', 'renamed');
    sample.estate.pushElsewhere('sample-trust/repository-3');
    sample.estate.create('sample-trust', { name: 'brand-new' });
    const { names } = await listed(forge, login, cursor);
    expect(names.sort()).toEqual(['brand-new', 'renamed', 'repository-1', 'repository-3']);
  });

  test('a repository that comes with old dates is found by its number', async () => {
    const { sample, forge } = await start(40);
    const { cursor } = await listed(forge, login);
    const old = new Date('2019-05-05T00:00:00Z');
    sample.estate.create('sample-trust', {
      name: 'transferred',
      createdAt: old,
      pushedAt: old,
      updatedAt: old,
    });
    expect(await forge.checkForChanges([{ login, cursor }], never)).toMatchObject([
      { state: 'changed', total: 41 },
    ]);
    expect((await listed(forge, login, cursor)).names).toContain('transferred');
  });

  test('a deletion ends in an empty page with a new cursor, and no deletion is claimed', async () => {
    const { sample, forge } = await start(40);
    const { cursor } = await listed(forge, login);
    sample.estate.delete('sample-trust/repository-5');
    const { names, faults, ...rest } = await listed(forge, login, cursor);
    expect([names, faults]).toEqual([[], []]);
    expect(await forge.checkForChanges([{ login, cursor: rest.cursor }], never)).toMatchObject([
      { state: 'unchanged', total: 39 },
    ]);
  });

  test('a repository that went private meanwhile is not listed', async () => {
    const { sample, forge } = await start(40);
    const { cursor } = await listed(forge, login);
    sample.estate.push('sample-trust/repository-6', { 'new.txt': 'x' });
    sample.onRequest(1, () => void sample.estate.makePrivate('sample-trust/repository-6'), /Nodes/);
    expect(await listed(forge, login, cursor)).toMatchObject({ names: [], faults: [] });
  });

  test('the cursor stays until the last page, so a killed run finds the same changes', async () => {
    const { sample, forge } = await start(120);
    const { cursor } = await listed(forge, login);
    sample.estate.touch(1);
    const [first] = (await listed(forge, login, cursor)).pages;
    expect(first?.cursor).toEqual(cursor);
    expect((await listed(forge, login, first?.cursor)).names).toHaveLength(120);
  });
});

describe('surveying', () => {
  test('tells missing, changed and unchanged accounts apart, in one request', async () => {
    const { sample, forge } = await start(3);
    sample.estate.addAccount({ login: 'sample-person', kind: 'user' });
    sample.estate.create('sample-person', { name: 'notebook' });
    const { cursor } = await listed(forge, login);
    sample.requests.reset();
    const accounts = [
      { login, cursor },
      { login: 'sample-person', cursor: null },
      { login: 'nobody-here', cursor: null },
    ];
    expect(await forge.checkForChanges(accounts, never)).toMatchObject([
      { login, state: 'unchanged', total: 3 },
      { login: 'sample-person', state: 'changed', total: 1 },
      { login: 'nobody-here', state: 'missing', total: null },
    ]);
    expect(sample.requests.total).toBe(1);
    expect((await listed(forge, 'sample-person')).repositories).toMatchObject([{ ownerType: 'user' }]);
  });

  test('a repository that cannot be told is no reason to give up the account', async () => {
    const { sample, forge } = await start(20);
    const { cursor } = await listed(forge, login);
    sample.faults.add({ kind: 'null-nodes' });
    const [survey] = await forge.checkForChanges([{ login, cursor }], never);
    expect(survey).toMatchObject({ state: 'changed', total: 20 });
  });
});
