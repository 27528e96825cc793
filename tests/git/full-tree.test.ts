import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readFullTree } from '../../src/git/full-tree.ts';
import {
  aFolder,
  aRepository,
  always,
  everyProtocol,
  git,
  gitServer,
  leftIn,
  serve,
  type Content,
} from './git-fixture.ts';

const limits = { milliseconds: 30_000, bytes: 1_000_000, entries: 10 };

function made(files: readonly Content[], branch = 'main') {
  const work = aFolder();
  onTestFinished(() => work[Symbol.dispose]());
  const [bare, tempFolder] = [join(work.path, 'ward.git'), join(work.path, 'temp')];
  for (const folder of [bare, tempFolder]) mkdirSync(folder);
  aRepository(bare, files, { branch });
  const read = (overrides: Partial<typeof limits> = {}, url = bare) =>
    readFullTree(url, { protocols: everyProtocol, limits: { ...limits, ...overrides }, tempFolder }, always);
  return { bare, tempFolder, read };
}

describe('reading a whole tree', () => {
  test('gives every file with its bytes and kind at any depth, and cleans up', async () => {
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
    const { branch, head, files, submodules, unnameable } = await read();
    expect([submodules, unnameable]).toEqual([['vendor'], ['o\\351']]);
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

  test('counts a content as often as there are files of it, and hands it out once', async () => {
    const files = Array.from({ length: 3 }, (_, n) => ({ path: `f${n}`, content: 'x'.repeat(400_000) }));
    const { read } = made(files);
    await expect(read()).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('1 MB') as string,
    });
    const contents = [...(await read({ bytes: 1_200_000 })).files.values()].map(({ content }) => content);
    expect(new Set(contents).size).toBe(1);
  });

  test('does not list folders that name one another without end', async () => {
    const { bare, tempFolder, read } = made([{ path: 'a', content: 'x' }]);
    let tree = git(bare, ['rev-parse', 'HEAD^{tree}']).trim();
    for (let level = 0; level < 7; level += 1) {
      const rows = Array.from({ length: 10 }, (_, n) => `040000 tree ${tree}\td${n}\n`);
      tree = git(bare, ['mktree'], rows.join('')).trim();
    }
    const person = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
    const commit = git(bare, [...person, 'commit-tree', '-m', 'x', tree]).trim();
    git(bare, ['update-ref', 'refs/heads/main', commit]);
    await expect(read()).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('10 files') as string,
    });
    expect(leftIn(tempFolder)).toEqual([]);
  });

  test('says when there is nothing to read', async () => {
    const { bare, read } = made([{ path: 'a', content: 'x' }]);
    git(bare, ['symbolic-ref', 'HEAD', 'refs/heads/none']);
    await expect(read()).rejects.toMatchObject({ kind: 'not-found' });
    await expect(read({}, `${bare}-none`)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('reading a whole tree at a commit', () => {
  /** A repository with two commits on a branch, of which the second is the newest. */
  function moved(options: { format?: string } = {}) {
    const work = aFolder();
    onTestFinished(() => work[Symbol.dispose]());
    const bare = join(work.path, 'ward.git');
    mkdirSync(bare);
    aRepository(bare, [{ path: 'a', content: 'first\n' }], options);
    const first = git(bare, ['rev-parse', 'HEAD']).trim();
    const change = `commit refs/heads/main\ncommitter A <a@example.org> 1763892001 +0000\ndata 1\nx\nfrom ${first}\nM 644 inline a\ndata 7\nsecond\n\n`;
    git(bare, ['fast-import', '--quiet', '--date-format=raw'], change);
    const read = (url: string, commit?: string) =>
      readFullTree(url, { protocols: everyProtocol, limits, commit }, always);
    return { folder: work.path, bare, first, read };
  }

  const textOf = ({ files }: Awaited<ReturnType<typeof readFullTree>>) =>
    Buffer.from(files.get('a')?.content ?? []).toString();

  test.each([
    ['that hands out any commit', 2],
    ['that hands out only what its branches name', 0],
  ])('gives the files of then, from a server %s', async (_what, protocol) => {
    const { folder, first, read } = moved();
    await using server = await serve(gitServer(folder, { protocol }));
    const url = `${server.url}/ward.git`;
    expect(textOf(await read(url))).toBe('second\n');
    const then = await read(url, first);
    expect([textOf(then), then.head, then.branch]).toEqual(['first\n', first, null]);
  });

  test('works where object ids are longer', async () => {
    const { folder, bare, first, read } = moved({ format: 'sha256' });
    await using server = await serve(gitServer(folder));
    expect(first).toHaveLength(64);
    for (const url of [bare, `${server.url}/ward.git`]) {
      expect(textOf(await read(url, first))).toBe('first\n');
      expect(textOf(await read(url))).toBe('second\n');
    }
  });

  test.each([2, 0])('says when the repository does not have the commit (protocol %i)', async (protocol) => {
    const { folder, read } = moved();
    await using server = await serve(gitServer(folder, { protocol }));
    await expect(read(`${server.url}/ward.git`, 'd'.repeat(40))).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringMatching(/does not have the commit dddddddddddd \(any more\)/) as string,
    });
  });

  test('says when what is asked for is no commit', async () => {
    const { folder, bare, read } = moved();
    await using server = await serve(gitServer(folder));
    const blob = git(bare, ['rev-parse', 'HEAD:a']).trim();
    await expect(read(`${server.url}/ward.git`, blob)).rejects.toMatchObject({ name: 'Problem' });
  });
});
