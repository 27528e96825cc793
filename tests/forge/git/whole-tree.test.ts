import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readWholeTree } from '../../../src/forge/git/whole-tree.ts';
import { aFolder, aRepository, always, everyProtocol, git, leftIn, type Content } from './git-fixture.ts';

const limits = { milliseconds: 30_000, bytes: 1_000_000, entries: 10 };

function made(files: readonly Content[], branch = 'main') {
  const work = aFolder();
  onTestFinished(() => work[Symbol.dispose]());
  const [bare, tempFolder] = [join(work.path, 'ward.git'), join(work.path, 'temp')];
  for (const folder of [bare, tempFolder]) mkdirSync(folder);
  aRepository(bare, files, { branch });
  const read = (overrides: Partial<typeof limits> = {}, url = bare) =>
    readWholeTree(url, { protocols: everyProtocol, limits: { ...limits, ...overrides }, tempFolder }, always);
  return { bare, tempFolder, read };
}

describe('reading a whole tree', () => {
  test('gives every file with its bytes and kind, however deep, and leaves nothing behind', async () => {
    const { bare, tempFolder, read } = made(
      [
        { path: 'a/b/c/deep.txt', content: 'é\r\n' },
        { path: 'bin/start', content: '#!/bin/sh\n', mode: '100755' },
        { path: 'link', content: '../../etc/passwd', mode: '120000' },
        { path: 'logo.png', content: Buffer.from([0x89, 0, 0xff, 0x0a]) },
        { path: 'empty', content: '' },
        { path: 'same.txt', content: 'é\r\n' },
        { path: 'odd "name" 🏥.txt', content: 'x' },
        { path: Buffer.from([0x6f, 0xe9]), content: 'left out' },
        { path: 'vendor', content: 'c'.repeat(40), mode: '160000' },
      ],
      'trunk',
    );
    const { branch, head, files } = await read();
    expect([branch, head]).toEqual(['trunk', git(bare, ['rev-parse', 'HEAD']).trim()]);
    const shown = [...files].map(([path, { kind, content }]) => [
      path,
      kind,
      Buffer.from(content).toString('latin1'),
    ]);
    expect(Object.fromEntries(shown.map(([path, ...rest]) => [path, rest]))).toEqual({
      'a/b/c/deep.txt': ['file', 'Ã©\r\n'],
      'bin/start': ['executable', '#!/bin/sh\n'],
      link: ['symlink', '../../etc/passwd'],
      'logo.png': ['file', '\x89\0ÿ\n'],
      empty: ['file', ''],
      'same.txt': ['file', 'Ã©\r\n'],
      'odd "name" 🏥.txt': ['file', 'x'],
    });
    expect(leftIn(tempFolder)).toEqual([]);
  });

  test('stops at its limits: files, bytes as packed, and bytes unpacked', async () => {
    const many = made(Array.from({ length: 11 }, (_, n) => ({ path: `f${n}`, content: 'x' })));
    await expect(many.read()).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('10 files') as string,
    });
    const inflated = made([{ path: 'zeros', content: 'x'.repeat(2_000_000) }]);
    await expect(inflated.read()).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('1 MB') as string,
    });
    expect((await inflated.read({ bytes: 3_000_000 })).files.size).toBe(1);
    expect(leftIn(inflated.tempFolder)).toEqual([]);
  });

  test('says when there is nothing to read', async () => {
    const { bare, read } = made([{ path: 'a', content: 'x' }]);
    git(bare, ['symbolic-ref', 'HEAD', 'refs/heads/none']);
    await expect(read()).rejects.toMatchObject({ kind: 'not-found' });
    await expect(read({}, `${bare}-none`)).rejects.toMatchObject({ kind: 'not-found' });
  });
});
