import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openScratchFolder, sweepScratchFolders } from '../../src/git/scratch-folder.ts';
import { ownIdentity } from '../../src/process/process-identity.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'scratch-test-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const gone = ownIdentity().replace(/-\d+-\d+$/, '-999999999-1');

test('a folder lives as long as it is used, also when others are swept', async () => {
  const folder = await openScratchFolder(parent);
  await sweepScratchFolders(parent);
  expect(await readdir(parent)).toHaveLength(1);
  await folder[Symbol.asyncDispose]();
  expect(await readdir(parent)).toEqual([]);
});

test('folders of dead processes are swept with all they hold, and nothing else is', async () => {
  const elsewhere = `codehub-git-00000000-999999999-1-a1`;
  await mkdir(join(parent, `codehub-git-${gone}-a1`, 'objects'), { recursive: true });
  await mkdir(join(parent, elsewhere));
  await mkdir(join(parent, 'another-program'));
  await sweepScratchFolders(parent);
  expect((await readdir(parent)).sort()).toEqual(['another-program', elsewhere]);
});

test('a folder of an earlier version is swept after a day', async () => {
  await mkdir(join(parent, 'codehub-git-new'));
  await mkdir(join(parent, 'codehub-git-old'));
  const before = new Date(Date.now() - 25 * 3_600_000);
  await utimes(join(parent, 'codehub-git-old'), before, before);
  await sweepScratchFolders(parent);
  expect(await readdir(parent)).toEqual(['codehub-git-new']);
});

test('where there is no such folder, nothing is swept', async () => {
  await expect(sweepScratchFolders(join(parent, 'missing'))).resolves.toBeUndefined();
});
