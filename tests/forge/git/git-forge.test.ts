import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ListingPage } from '../../../src/forge/forge.ts';
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

async function listed(forge: Forge, cursor: unknown = null, full = false): Promise<ListingPage[]> {
  return Array.fromAsync(
    forge.list({ login: 'ward', cursor }, { signal: always, full, known: nothingKnown }),
  );
}

const ids = (pages: ListingPage[]) => pages.flatMap(({ repositories }) => repositories.map(({ id }) => id));

describe('the repositories a catalogue lists by URL', () => {
  test('are listed one a page, with their contents and git’s facts', async () => {
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
    const cursor = pages.at(-1)?.cursor;
    renameSync(folder('bed'), folder('moved'));
    const again = await listed(forge, cursor, true);
    expect(ids(again)).toEqual([]);
    expect(again.flatMap(({ faults }) => faults).map(({ subject }) => subject)).toEqual(['Ward/absent']);
  });

  test('are read again only when they changed, unless everything is asked for', async () => {
    const { forge, folder } = aForge(['bed', 'tea']);
    const cursor = (await listed(forge)).at(-1)?.cursor;
    expect(ids(await listed(forge, cursor))).toEqual([]);
    expect(ids(await listed(forge, cursor, true))).toHaveLength(2);
    git(folder('tea'), [
      'update-ref',
      'HEAD',
      git(folder('tea'), ['commit-tree', '-m', 'x', 'HEAD^{tree}']).trim(),
    ]);
    const changed = await listed(forge, cursor);
    expect(changed.flatMap(({ repositories }) => repositories.map(({ name }) => name))).toEqual(['tea']);
  });

  test('can be listed on from the page where a run was killed', async () => {
    const { forge } = aForge(['bed', 'tea']);
    const first = (await listed(forge)).find(({ repositories }) => repositories.length > 0)!;
    const rest = await listed(forge, JSON.parse(JSON.stringify(first.cursor)));
    expect(ids(rest)).toHaveLength(1);
    expect(ids(rest)).not.toEqual(ids([first]));
  });

  test('are surveyed without reading them', async () => {
    const { source, folder } = aForge(['bed']);
    const reader = aReader();
    const forge = openGitForge({ sources: [source('bed')], reader });
    const survey = async (cursor: unknown) =>
      (
        await forge.checkForChanges(
          [
            { login: 'WARD', cursor },
            { login: 'x', cursor: null },
          ],
          always,
        )
      )[0];
    expect(await survey(null)).toMatchObject({ state: 'changed', total: 1 });
    const cursor = (await listed(forge)).at(-1)?.cursor;
    expect(await survey(cursor)).toMatchObject({ login: 'WARD', state: 'unchanged' });
    expect(await survey({ heads: 'nonsense' })).toMatchObject({ state: 'changed' });
    expect(reader.usage().requests['git-fetch']).toBe(2);
    renameSync(folder('bed'), folder('moved'));
    expect(await survey(cursor)).toMatchObject({ state: 'changed' });
    expect(await forge.checkForChanges([{ login: 'nobody', cursor: null }], always)).toEqual([
      { login: 'nobody', state: 'missing', total: null },
    ]);
  });

  test('are unknown, with the reason, when a server does not answer', async () => {
    const source = { url: 'http://127.0.0.1:1/x', organisation: 'ward', name: 'x', description: 'A board.' };
    const forge = openGitForge({ sources: [source], reader: aReader() });
    expect(await forge.checkForChanges([{ login: 'ward', cursor: null }], always)).toMatchObject([
      { state: 'unknown', problem: { kind: 'unreachable' } },
    ]);
    const pages = await listed(forge, null, true);
    expect(pages).toMatchObject([
      { repositories: [], cursor: { heads: {} }, faults: [{ subject: 'ward/x' }] },
    ]);
  });

  test('are looked at again by identity', async () => {
    const { forge } = aForge(['bed']);
    const [id] = ids(await listed(forge));
    const sightings = (await Array.fromAsync(forge.lookup([id!, 'git:0'], always))).flat();
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
