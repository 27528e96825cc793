import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Page } from '../../../src/forge/forge.ts';
import { openGitForge } from '../../../src/forge/git/git-forge.ts';
import { aFolder, aReader, aRepository, always, git, nothingKnown } from '../../git/git-fixture.ts';

function aForge(names: readonly string[]) {
  const work = aFolder();
  onTestFinished(() => work[Symbol.dispose]());
  const folder = (name: string) => join(work.path, `${name}.git`);
  for (const name of names) {
    mkdirSync(folder(name));
    aRepository(folder(name), [{ path: 'README.md', content: `# ${name}\n` }]);
  }
  const source = (name: string) => ({ url: folder(name), organisation: 'Ward', name, description: null });
  const forge = openGitForge({ sources: [...names, 'absent'].map(source), reader: aReader() });
  return { forge, folder, source };
}

type Forge = ReturnType<typeof aForge>['forge'];

async function listed(forge: Forge, mark: unknown = null, full = false): Promise<Page[]> {
  return Array.fromAsync(forge.list({ login: 'ward', mark }, { signal: always, full, known: nothingKnown }));
}

const ids = (pages: Page[]) => pages.flatMap(({ repositories }) => repositories.map(({ id }) => id));

describe('the repositories a catalogue lists by URL', () => {
  test('are listed one a page, with their contents and what git tells of them', async () => {
    const { forge, folder } = aForge(['bed', 'tea']);
    const pages = await listed(forge);
    const found = pages.flatMap(({ repositories }) => repositories).find(({ name }) => name === 'bed');
    expect(found).toMatchObject({
      forge: 'git',
      organisation: 'ward',
      owner: 'Ward',
      url: `file://${folder('bed')}`,
      visibility: 'public',
      defaultBranch: 'main',
      pushedAt: '2025-11-23T10:00:00.000Z',
    });
    expect(found).not.toHaveProperty('stars');
    expect(found).not.toHaveProperty('description');
    expect(pages.flatMap(({ blobs }) => blobs.map(({ text }) => text)).sort()).toEqual([
      '# bed\n',
      '# tea\n',
    ]);
    expect(pages.map(({ total }) => total)).toEqual([3, 3, 3]);
  });

  test('are a fault when they were never seen, and left out when they are gone', async () => {
    const { forge, folder } = aForge(['bed']);
    const pages = await listed(forge);
    expect(pages.flatMap(({ faults }) => faults)).toMatchObject([
      { subject: 'Ward/absent', problem: { kind: 'not-found' } },
    ]);
    const mark = pages.at(-1)?.mark;
    renameSync(folder('bed'), folder('moved'));
    const again = await listed(forge, mark, true);
    expect(ids(again)).toEqual([]);
    expect(again.flatMap(({ faults }) => faults).map(({ subject }) => subject)).toEqual(['Ward/absent']);
  });

  test('are read again only when they changed, unless everything is asked for', async () => {
    const { forge, folder } = aForge(['bed', 'tea']);
    const mark = (await listed(forge)).at(-1)?.mark;
    expect(ids(await listed(forge, mark))).toEqual([]);
    expect(ids(await listed(forge, mark, true))).toHaveLength(2);
    git(folder('tea'), [
      'update-ref',
      'HEAD',
      git(folder('tea'), ['commit-tree', '-m', 'x', 'HEAD^{tree}']).trim(),
    ]);
    const changed = await listed(forge, mark);
    expect(changed.flatMap(({ repositories }) => repositories.map(({ name }) => name))).toEqual(['tea']);
  });

  test('can be listed on from the page where a run was killed', async () => {
    const { forge } = aForge(['bed', 'tea']);
    const first = (await listed(forge)).find(({ repositories }) => repositories.length > 0)!;
    const rest = await listed(forge, JSON.parse(JSON.stringify(first.mark)));
    expect(ids(rest)).toHaveLength(1);
    expect(ids(rest)).not.toEqual(ids([first]));
  });

  test('are surveyed without reading them', async () => {
    const { source, folder } = aForge(['bed']);
    const reader = aReader();
    const forge = openGitForge({ sources: [source('bed')], reader });
    const survey = async (mark: unknown) =>
      (
        await forge.survey(
          [
            { login: 'WARD', mark },
            { login: 'x', mark: null },
          ],
          always,
        )
      )[0];
    expect(await survey(null)).toMatchObject({ state: 'changed', total: 1 });
    const mark = (await listed(forge)).at(-1)?.mark;
    expect(await survey(mark)).toMatchObject({ login: 'WARD', state: 'unchanged' });
    expect(await survey({ heads: 'nonsense' })).toMatchObject({ state: 'changed' });
    expect(reader.usage().requests['git-fetch']).toBe(2);
    renameSync(folder('bed'), folder('moved'));
    expect(await survey(mark)).toMatchObject({ state: 'changed' });
    expect(await forge.survey([{ login: 'nobody', mark: null }], always)).toEqual([
      { login: 'nobody', state: 'missing', total: null },
    ]);
  });

  test('are unknown, with the reason, when a server does not answer', async () => {
    const source = { url: 'http://127.0.0.1:1/x', organisation: 'ward', name: 'x', description: 'A board.' };
    const forge = openGitForge({ sources: [source], reader: aReader() });
    expect(await forge.survey([{ login: 'ward', mark: null }], always)).toMatchObject([
      { state: 'unknown', problem: { kind: 'unreachable' } },
    ]);
    const pages = await listed(forge, null, true);
    expect(pages).toMatchObject([{ repositories: [], mark: { heads: {} }, faults: [{ subject: 'ward/x' }] }]);
  });

  test('are looked at again by identity', async () => {
    const { forge } = aForge(['bed']);
    const [id] = ids(await listed(forge));
    const sightings = (await Array.fromAsync(forge.look([id!, 'git:0'], always))).flat();
    expect(sightings).toContainEqual({ id: 'git:0', state: 'gone' });
    expect(sightings).toContainEqual(expect.objectContaining({ id, state: 'present' }));
    expect(sightings.find((sighting) => sighting.state === 'present')).not.toHaveProperty('evidence.tree');
  });

  test('give single contents, and undefined text for what cannot be read', async () => {
    const { forge, folder } = aForge(['bed']);
    const [repository] = ids(await listed(forge));
    const oid = git(folder('bed'), ['rev-parse', 'HEAD:README.md']).trim();
    const about = { owner: 'Ward', name: 'bed', path: 'README.md' };
    const requests = [
      { ...about, repository: repository!, oid },
      { ...about, repository: 'git:0', oid: 'e'.repeat(40) },
    ];
    const blobs = (await Array.fromAsync(forge.blobs(requests, always))).flat();
    expect(blobs).toContainEqual({ oid, size: 6, text: '# bed\n', truncated: false });
    expect(blobs).toContainEqual(expect.objectContaining({ oid: 'e'.repeat(40), text: undefined }));
  });
});
