import { afterEach, describe, expect, test } from 'vitest';
import { Problem } from '../../../src/base/problem.ts';
import type { Forge, TreeReader } from '../../../src/forge/forge.ts';
import type { Fault } from '../../../simulator/server/faults.ts';
import {
  contents,
  estateOf,
  listed,
  listing,
  never,
  open,
  sampleForge,
  sightings,
  take,
} from './harvesting.ts';
import { startProxy } from './proxy.ts';

let closing: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of closing) await each[Symbol.asyncDispose]();
  closing = [];
});

/** Stands for git: remembers what was read, and fails where told. */
function reader(fails: (url: string) => boolean = () => false) {
  const read: string[] = [];
  const trees: TreeReader = {
    async read(url) {
      const name = url.split('/').at(-1)?.replace('.git', '') ?? '';
      if (fails(name)) throw new Problem('unreachable', 'git failed');
      read.push(name);
      const blob = { oid: 'a'.repeat(40), size: 1, text: 'x', truncated: false };
      const tree = [{ path: 'README.md', type: 'file' as const, oid: blob.oid }];
      const head = 'c'.repeat(40);
      return { defaultBranch: 'main', head, tree, empty: false, committedAt: null, blobs: [blob] };
    },
  };
  return { trees, read };
}

async function start(
  repositories: number,
  options: { faults?: Fault[]; fails?: (name: string) => boolean } = {},
) {
  const { faults = [], fails } = options;
  const sample = await sampleForge(estateOf(repositories), { faults, limits: { anonymous: 1_000 } });
  const { trees, read } = reader(fails);
  const forge: Forge = open({ apiUrl: sample.apiUrl, token: undefined, trees });
  closing.push(forge, sample);
  return { sample, forge, estate: sample.estate, read };
}

const login = 'Sample-Trust';

describe('listing without a token', () => {
  test('gives evidence with the files that git read', async () => {
    const { sample, forge } = await start(2);
    const { repositories, pages } = await listed(forge, login);
    expect(repositories).toHaveLength(2);
    expect(repositories[0]).toMatchObject({
      id: expect.stringMatching(/^github:\d+$/) as string,
      organisation: 'sample-trust',
      owner: 'sample-trust',
      visibility: 'public',
      ownerType: 'organisation',
      head: 'c'.repeat(40),
      tree: [{ path: 'README.md' }],
      fork: false,
      parent: null,
    });
    expect(pages.flatMap(({ blobs }) => blobs).length).toBeGreaterThan(0);
    expect(pages.at(-1)?.total).toBe(2);
    expect(sample.requests.unexpected).toEqual([]);
    expect(forge.usage()).toMatchObject({ requests: { 'rest-listing': 1 }, points: 1 });
  });

  test('all pages of a large account, each repository once', async () => {
    const { sample, forge } = await start(420);
    const { names } = await listed(forge, login);
    expect(names).toHaveLength(420);
    expect(new Set(names).size).toBe(420);
    expect(sample.requests.total).toBeLessThanOrEqual(5);
  });

  test('an account that is a person, and one that is nobody', async () => {
    const { forge, estate } = await start(0);
    estate.addAccount({ login: 'sample-person', kind: 'user' });
    estate.create('sample-person', { name: 'notebook', files: { 'README.md': 'x' } });
    expect((await listed(forge, 'sample-person')).repositories).toMatchObject([{ ownerType: 'user' }]);
    await expect(listed(forge, 'nobody-here')).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('an account without repositories is an empty listing', async () => {
    const { forge } = await start(0);
    expect(await listed(forge, login)).toMatchObject({ names: [], pages: [{ total: 0 }] });
  });

  test('unchanged pages are not read again, and only pushes lead to git', async () => {
    const { sample, forge, estate, read } = await start(150);
    const { cursor } = await listed(forge, login);
    read.length = 0;
    sample.requests.reset();
    const same = await listed(forge, login, cursor);
    expect([same.names, read]).toEqual([[], []]);
    expect(sample.requests.recent.map(({ status }) => status)).toEqual([304, 304]);
    expect(same.pages.at(-1)?.total).toBe(150);
    estate.push('sample-trust/repository-7', { 'new.txt': 'x' });
    estate.edit('sample-trust/repository-9', { stars: 4 });
    const { repositories } = await listed(forge, login, same.cursor);
    expect(read).toEqual(['repository-7']);
    expect(repositories.find(({ name }) => name === 'repository-9')).toMatchObject({ stars: 4 });
    expect(repositories.find(({ name }) => name === 'repository-9')?.tree).toBeUndefined();
    expect((await listed(forge, login, cursor, { full: true })).names).toHaveLength(150);
  });

  test.each([1, 2, 40, 101])('%i repositories deleted between two pages hide no other', async (count) => {
    const { sample, forge, estate } = await start(300);
    sample.onRequest(2, () => {
      for (let n = 1; n <= count; n++) estate.delete(`sample-trust/repository-${n}`);
    });
    const { names } = await listed(forge, login);
    const left = Array.from({ length: 300 - count }, (_, n) => `repository-${n + count + 1}`);
    expect(left.filter((name) => !names.includes(name))).toEqual([]);
    expect(names).toHaveLength(new Set(names).size);
  });

  test('unreadable files are a fault; the facts are kept, and it is tried again', async () => {
    let broken = true;
    const { forge } = await start(3, { fails: (name) => broken && name === 'repository-2' });
    const { names, faults, repositories, cursor } = await listed(forge, login);
    expect(names).toHaveLength(3);
    expect(faults).toMatchObject([
      { subject: 'sample-trust/repository-2', problem: { kind: 'unreachable' } },
    ]);
    expect(repositories.filter(({ tree }) => tree === undefined).map(({ name }) => name)).toEqual([
      'repository-2',
    ]);
    broken = false;
    const again = await listed(forge, login, cursor);
    expect(again.repositories.filter(({ tree }) => tree).map(({ name }) => name)).toEqual(['repository-2']);
  });

  test('a killed listing goes on without reading files again', async () => {
    const { forge, read } = await start(60);
    const pages = forge.list({ login, cursor: null }, listing());
    const [first] = await take(pages, 1);
    expect(first?.repositories).toHaveLength(25);
    read.length = 0;
    const rest = await listed(forge, login, first?.cursor);
    expect(rest.names).toHaveLength(60);
    expect(read).toHaveLength(35);
  });

  test('one entry that does not parse is a fault, the others are kept', async () => {
    const sample = await sampleForge(estateOf(3));
    const proxy = await startProxy(sample.apiUrl, (_, answer) => {
      const body = JSON.parse(answer.body) as Record<string, unknown>[];
      Object.assign(body[1] ?? {}, { html_url: 'javascript:alert(1)' });
      return { ...answer, body: JSON.stringify(body) };
    });
    const forge = open({ apiUrl: proxy.url, token: undefined, trees: reader().trees });
    closing.push(forge, proxy, sample);
    const { names, faults } = await listed(forge, login);
    expect(names).toEqual(['repository-1', 'repository-3']);
    expect(faults).toMatchObject([{ subject: 'sample-trust/repository-2', problem: { kind: 'invalid' } }]);
  });

  test.each([
    [{ kind: 'secondary-limit-403', times: 2 }],
    [{ kind: '429-retry-after', times: 1 }],
    [{ kind: 'primary-limit', times: 1 }],
    [{ kind: 'bad-gateway', times: 3 }],
    [{ kind: 'cut-body', every: 2, times: 4 }],
    [{ kind: 'cut-connection', every: 2, times: 4 }],
    [{ kind: 'empty-body', times: 2 }],
    [{ kind: 'drop-connection', times: 2 }],
  ] as [Fault][])('is whole after %o', async (fault) => {
    const { forge } = await start(250, { faults: [fault] });
    expect(new Set((await listed(forge, login)).names).size).toBe(250);
  });

  test('sixty requests an hour: the limit ends the listing, and what was read is marked', async () => {
    const sample = await sampleForge(estateOf(250), { limits: { anonymous: 2 } });
    const forge = open({ apiUrl: sample.apiUrl, token: undefined, trees: reader().trees });
    closing.push(forge, sample);
    const seen: string[] = [];
    const run = async () => {
      for await (const page of forge.list({ login, cursor: null }, listing()))
        seen.push(...page.repositories.map(({ name }) => name));
    };
    await expect(run()).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(seen.length).toBeGreaterThan(100);
    expect(sample.requests.total).toBe(2);
  });

  test('the survey asks nothing and claims nothing', async () => {
    const { sample, forge } = await start(1);
    expect(await forge.checkForChanges([{ login, cursor: null }], never)).toEqual([
      { login, state: 'unknown', total: null },
    ]);
    expect(sample.requests.total).toBe(0);
    const request = { repository: 'github:1', owner: 'a', name: 'b', oid: 'a'.repeat(40), path: 'x' };
    expect(await contents(forge, [request])).toEqual([]);
  });
});

describe('looking again without a token', () => {
  test('finds renames and transfers; gone is what is not found twice', async () => {
    const { sample, forge, estate } = await start(4);
    estate.addAccount({ login: 'other-trust' });
    const { repositories } = await listed(forge, login);
    const id = (n: number) => repositories[n - 1]?.id ?? '';
    estate.rename('sample-trust/repository-1', 'new-name');
    estate.transfer('sample-trust/repository-2', 'other-trust');
    estate.delete('sample-trust/repository-3');
    sample.requests.reset();
    const seen = await sightings(forge, [id(1), id(2), id(3), id(4), 'git:x']);
    expect(seen.get(id(1))).toMatchObject({ state: 'present', evidence: { name: 'new-name' } });
    expect(seen.get(id(2))).toMatchObject({ evidence: { organisation: 'other-trust' } });
    expect(seen.get(id(3))).toEqual({ id: id(3), state: 'gone' });
    expect(seen.get(id(4))).toMatchObject({ state: 'present' });
    expect(seen.get('git:x')).toMatchObject({ state: 'unknown' });
    expect(sample.requests.total).toBe(5);
  });

  test.each([
    [451, { message: 'Repository access blocked', block: { reason: 'dmca' } }, 'gone'],
    [403, { message: 'Repository access blocked', block: { reason: 'tos' } }, 'gone'],
    [403, { message: 'Resource protected by organization SAML enforcement' }, 'unknown'],
    [410, { message: 'Gone' }, 'gone'],
    [500, { message: 'Server Error' }, 'unknown'],
  ])('status %i with %o is %s', async (status, body, state) => {
    const sample = await sampleForge(estateOf(1));
    const proxy = await startProxy(sample.apiUrl, ({ path }, answer) =>
      path.startsWith('/repositories/') ? { ...answer, status, body: JSON.stringify(body) } : undefined,
    );
    const forge = open({ apiUrl: proxy.url, token: undefined, trees: reader().trees });
    closing.push(forge, proxy, sample);
    const ids = (await listed(forge, login)).repositories.map(({ id }) => id);
    expect([...(await sightings(forge, ids)).values()]).toMatchObject([{ state }]);
  });
});
