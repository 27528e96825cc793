import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { follow } from '../../src/projections/follow.ts';
import { searchIndex } from '../../src/projections/search-index.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import { aBlob, aRepository } from '../builders.ts';

const day = (n: number) => `2026-11-2${n}T06:00:00.000Z`;
const secrets = ['hushreadmeword', 'hushdescription', 'hushtopic', 'husholddescription'];

test('nothing of a withdrawn repository stays in the bytes on disk while all is open', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-bytes-'));
  await using store = await openStore(sqlite(join(folder, 'hub.sqlite')));
  await using engine = await openSqliteSearch(join(folder, 'search.sqlite'));
  const { history } = await store.changePosition();
  const covered = new Map([['sample-trust', { name: 'Sample Trust' }]]);
  const readBlobs = (oids: readonly string[]) => store.readBlobs(oids);
  const index = () => follow(store, searchIndex({ engine, history, readBlobs, covered }));
  const save = async (number: number, words: { readme: string; description: string; topics: string[] }) => {
    const readme = aBlob({ text: `# Board\n\n${words.readme} `.repeat(200) });
    const tree = [{ path: 'README.md', type: 'file' as const, oid: readme.oid, size: readme.size }];
    const { description, topics } = words;
    const evidence = { id: `github:${number}`, name: `board-${number}`, tree, description, topics };
    await store.saveRepositories({ repositories: [aRepository({ evidence })], blobs: [readme], at: day(1) });
  };
  const secret = { readme: 'hushreadmeword', topics: ['hushtopic'] };
  for (let number = 0; number < 60; number += 1)
    await save(number, { readme: `plain words ${number}`, description: 'A board', topics: ['beds'] });
  await save(99, { ...secret, description: 'husholddescription' });
  await index();
  await save(99, { ...secret, description: 'hushdescription' });
  await index();
  expect((await foundIn(folder)).length).toBeGreaterThan(0);
  await store.withdraw(['github:99'], 'It is no longer public.', day(2));
  await index();
  expect(await foundIn(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});

async function foundIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder)) {
    const bytes = (await readFile(join(folder, name))).toString('latin1').toLowerCase();
    found.push(...secrets.filter((secret) => bytes.includes(secret)).map((secret) => `${secret} in ${name}`));
  }
  return found;
}
