import { afterEach, describe, expect, test } from 'vitest';
import type { GitLabOptions } from '../../../src/forge/gitlab/gitlab.ts';
import { evidenceFromProject, gitlabProject, isOpenProject } from '../../../src/forge/gitlab/project.ts';
import { nextQuery } from '../../../src/forge/gitlab/project-pages.ts';
import { startSampleGitLab, type SampleGitLabOptions } from '../../../simulator/gitlab/gitlab.ts';
import { estateOf, listed, sightings } from '../github/harvesting.ts';
import { sampleTrees } from '../sample-trees.ts';
import { openLab } from './opening.ts';

let closing: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of closing) await each[Symbol.asyncDispose]();
  closing = [];
});

interface StartOptions {
  sample?: Partial<SampleGitLabOptions>;
  forge?: Partial<GitLabOptions>;
}

async function start(repositories: number, { sample: given, forge: options }: StartOptions = {}) {
  const estate = estateOf(repositories);
  const sample = await startSampleGitLab({ estate, limits: { anonymous: 5_000 }, ...given });
  const trees = sampleTrees(estate);
  const forge = openLab({ apiUrl: sample.apiUrl, trees, ...options });
  closing.push(forge, sample);
  return { estate, sample, forge, trees };
}

const login = 'Sample-Trust';

describe('projects of a group', () => {
  test('hold those of its subgroups, under the path of each', async () => {
    const { estate, sample, forge } = await start(1);
    estate.addAccount({ login: 'sample-trust/tools' });
    estate.create('sample-trust/tools', { name: 'triage', topics: ['fhir'], stars: 2, description: '' });
    const { repositories } = await listed(forge, login);
    expect(repositories.at(-1)).toMatchObject({
      owner: 'sample-trust/tools',
      name: 'triage',
      url: `${sample.url}/sample-trust/tools/triage`,
      ownerType: 'organisation',
      description: null,
      topics: ['fhir'],
      stars: 2,
      fork: false,
      parent: null,
      archived: false,
    });
    expect((await listed(forge, 'sample-trust/tools')).names).toEqual(['triage']);
    expect(sample.requests.unexpected).toEqual([]);
  });

  test('of a person are found where no group has the name', async () => {
    const { estate, forge } = await start(0);
    estate.addAccount({ login: 'sample-person', kind: 'user' });
    estate.create('sample-person', { name: 'notebook', files: { 'README.md': 'x' } });
    expect((await listed(forge, 'sample-person')).repositories).toMatchObject([{ ownerType: 'user' }]);
  });

  test('that did not change cost a request a page, and no clone', async () => {
    const { sample, forge, trees } = await start(150);
    const { cursor } = await listed(forge, login);
    trees.urls.length = 0;
    sample.requests.reset();
    const { names, pages } = await listed(forge, login, cursor);
    expect([names, trees.urls]).toEqual([[], []]);
    expect(sample.requests.recent.map(({ status }) => status)).toEqual([304, 304]);
    expect(pages.at(-1)).toMatchObject({ total: 150 });
    expect(pages.at(-1)?.all).toHaveLength(150);
  });

  test('are cloned again only after activity', async () => {
    const { estate, forge, trees } = await start(30);
    const { cursor } = await listed(forge, login);
    trees.urls.length = 0;
    estate.push('sample-trust/repository-7', { 'new.txt': 'x' });
    await listed(forge, login, cursor);
    expect(trees.urls).toEqual([expect.stringContaining('repository-7.git')]);
  });

  test('with activity in the last hour are read again, as a push may have left no trace', async () => {
    const { estate, forge } = await start(0, { forge: { clock: () => new Date('2026-01-01T02:10:00Z') } });
    estate.create('sample-trust', { name: 'busy', files: { 'README.md': 'x' } });
    const { repositories, cursor } = await listed(forge, login);
    expect(repositories).toMatchObject([{ updatedAt: '2026-01-01T02:00:00.000Z' }]);
    expect((await listed(forge, login, cursor)).names).toEqual(['busy']);
  });

  test('go on without reading files again after the run was killed', async () => {
    const { forge, trees } = await start(60);
    const [first] = (await listed(forge, login)).pages;
    trees.urls.length = 0;
    expect((await listed(forge, login, first?.cursor)).names).toHaveLength(60);
    expect(trees.urls).toHaveLength(35);
  });

  test('whose files git cannot read keep their facts and are tried again', async () => {
    const { forge, estate, trees } = await start(2);
    const { read } = trees;
    let fails = true;
    trees.read = (url, options) =>
      read(fails && url.includes('repository-2') ? 'https://x.org/gone/gone.git' : url, options);
    const { faults, repositories, cursor } = await listed(forge, login);
    expect(faults).toMatchObject([{ subject: 'sample-trust/repository-2', problem: { kind: 'not-found' } }]);
    expect(repositories).toHaveLength(2);
    fails = false;
    const again = await listed(forge, login, cursor);
    expect(again.repositories.filter(({ tree }) => tree)).toMatchObject([{ name: 'repository-2' }]);
    expect(estate.accounts).toHaveLength(1);
  });

  test('tell their language and latest release, at two requests for those with activity', async () => {
    const { estate, forge, sample } = await start(0);
    const publishedAt = '2026-01-01T00:00:00.000Z';
    const files = { 'README.md': 'x' };
    estate.create('sample-trust', { name: 'plain', files });
    estate.create('sample-trust', {
      ...{ name: 'tool', files, language: 'R', latestRelease: { tag: 'v1', publishedAt } },
    });
    const { repositories, cursor } = await listed(forge, login);
    const facts = repositories.map(({ name, language, latestRelease }) => [name, language, latestRelease]);
    expect(facts.sort()).toEqual([
      ['plain', undefined, null],
      ['tool', 'R', { tag: 'v1', publishedAt }],
    ]);
    estate.push('sample-trust/plain', { 'new.txt': 'x' });
    sample.requests.reset();
    await listed(forge, login, cursor);
    expect(sample.requests.recent.map(({ kind }) => kind)).toEqual([
      'gitlab:groups/projects',
      'gitlab:languages',
      'gitlab:releases',
    ]);
  });

  test('whose language GitLab cannot tell keep their files and are asked about again', async () => {
    const { forge, sample } = await start(1);
    const stop = sample.faults.add({ kind: 'bad-gateway', match: /languages/, times: 5 });
    const { faults, repositories, cursor } = await listed(forge, login);
    stop();
    expect(faults).toMatchObject([{ problem: { kind: 'unreachable' } }]);
    expect(repositories.filter(({ tree }) => tree)).toHaveLength(1);
    const again = await listed(forge, login, cursor);
    expect(again.repositories.filter(({ tree }) => tree)).toHaveLength(1);
  });

  test('that may not show their releases to everybody say nothing of them', async () => {
    const { forge, sample } = await start(1);
    sample.faults.add({ kind: 'forbidden', match: /releases/ });
    const { faults, repositories } = await listed(forge, login);
    expect([faults, repositories[0]?.latestRelease]).toEqual([[], undefined]);
  });

  test('that keep changing while they are listed are a failure', async () => {
    const { forge, estate, sample } = await start(250);
    let next = 1;
    const drop = () => estate.delete(`sample-trust/repository-${next++}`);
    for (let n = 2; n < 40; n++) sample.onRequest(n, drop, /projects$/);
    await expect(listed(forge, login)).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

describe('what only some may see', () => {
  test('internal and private projects are left out, with a token too', async () => {
    const { estate, forge } = await start(1, { forge: { token: 'sample-token' } });
    estate.create('sample-trust', { name: 'internal', visibility: 'internal' });
    estate.create('sample-trust', { name: 'private', visibility: 'private' });
    expect((await listed(forge, login)).names).toEqual(['repository-1']);
  });

  test('a project made private is seen as such with a token, and gone without', async () => {
    const { estate, forge, sample } = await start(1, { forge: { token: 'sample-token' } });
    const [{ id = '' } = {}] = (await listed(forge, login)).repositories;
    estate.makePrivate('sample-trust/repository-1');
    expect((await sightings(forge, [id])).get(id)).toMatchObject({ evidence: { visibility: 'private' } });
    const anonymous = openLab({ apiUrl: sample.apiUrl, trees: sampleTrees(estate) });
    closing.unshift(anonymous);
    expect((await sightings(anonymous, [id])).get(id)).toMatchObject({ state: 'gone' });
  });

  const project = gitlabProject.parse({
    id: 7,
    path: 'tool',
    path_with_namespace: 'lab/tool',
    namespace: { kind: 'group', full_path: 'lab' },
    web_url: 'https://gitlab.example.org/lab/tool',
    visibility: 'public',
    archived: false,
    last_activity_at: '2026-01-01T00:00:00Z',
  });

  test.each(['private', 'disabled'])('a repository with access %s is not open', (level) => {
    const closed = { ...project, repository_access_level: level };
    expect(isOpenProject(closed)).toBe(false);
    expect(evidenceFromProject(closed, false).visibility).toBe('private');
  });

  test('the parent of a fork is named only where everybody sees it', () => {
    const fork = { ...project, forked_from_project: { path_with_namespace: 'hidden/tool' } };
    expect(evidenceFromProject(fork, true)).toMatchObject({ fork: true, parent: undefined });
    expect(evidenceFromProject(fork, false)).toMatchObject({ fork: true, parent: 'hidden/tool' });
  });

  test('without the details that a token gives, a fork cannot be told', () => {
    const { archived: _, ...basic } = project;
    expect(evidenceFromProject(basic, false)).toMatchObject({ fork: undefined, archived: undefined });
  });
});

describe('limits and refusals', () => {
  test('the limit of a minute holds the next request back until it is over', async () => {
    const { forge, sample } = await start(250, {
      sample: { limits: { anonymous: 2 } },
      forge: { limits: { ...{ gapMs: 0, backOffMs: 1, maxWaitMs: 1_000 } } },
    });
    await expect(listed(forge, login)).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(sample.requests.total).toBe(2);
  });

  test('a token that is refused, or missing, is the fault of its variable', async () => {
    const { forge } = await start(1, { sample: { token: 'right' }, forge: { token: 'wrong' } });
    await expect(listed(forge, login)).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('GITLAB_TOKEN') as string,
    });
  });

  test('an account that may not be read is named as forbidden', async () => {
    const { forge, sample } = await start(1);
    sample.faults.add({ kind: 'forbidden' });
    await expect(listed(forge, login)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

test.each([
  ['<https://x.org/api/v4/groups/1/projects?id_after=42&per_page=2>; rel="next"', '?id_after=42&per_page=2'],
  ['<https://x.org/a?page=1>; rel="first", <https://x.org/a?page=3>; rel="next"', '?page=3'],
  ['<https://x.org/a?page=1>; rel="first"', null],
  ['<nonsense>; rel="next"', null],
  [undefined, null],
])('the next page after %s is %s', (link, expected) => {
  expect(nextQuery(link)).toBe(expected);
});
