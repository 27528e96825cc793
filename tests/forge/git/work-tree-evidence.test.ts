import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { placeOf } from '../../../src/git/local-repository.ts';
import { readRemoteEvidence } from '../../../src/forge/git/remote-evidence.ts';
import { readWorkTreeEvidence } from '../../../src/forge/git/work-tree-evidence.ts';
import { largestFile } from '../../../src/policy/policy.ts';
import { aFolder, aReader, aRepository, always, git } from '../../git/git-fixture.ts';

function aWorkTree(files: Record<string, string | Buffer> = {}): string {
  const { path, [Symbol.dispose]: remove } = aFolder();
  onTestFinished(remove);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

const texts = (files: readonly { path: string; text: string | null | undefined }[]) =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));

describe('a working copy', () => {
  test('is read as it is on disk, without git', async () => {
    const folder = aWorkTree({
      'README.md': '# Ward\n',
      'docs/contributing.md': 'Please do\n',
      'src/main.ts': 'x',
    });
    const { evidence, files } = await readWorkTreeEvidence(folder);
    const name = basename(folder);
    expect(evidence).toMatchObject({ owner: name, name, head: null, empty: false, visibility: undefined });
    expect(evidence.tree?.map(({ path, type }) => [path, type])).toEqual([
      ['README.md', 'file'],
      ['docs', 'folder'],
      ['src', 'folder'],
      ['docs/contributing.md', 'file'],
    ]);
    expect(texts(files)).toEqual({ 'README.md': '# Ward\n', 'docs/contributing.md': 'Please do\n' });
  });

  test('is read with what is not committed, and has git’s own object ids', async () => {
    const folder = aWorkTree({ LICENSE: 'MIT\n' });
    git(folder, ['init', '--quiet', '.']);
    git(folder, ['remote', 'add', 'origin', 'git@github.com:NHSDigital/ward-board.git']);
    git(folder, ['add', '.']);
    git(folder, ['commit', '--quiet', '-m', 'x']);
    writeFileSync(join(folder, 'LICENSE'), 'Apache\n');
    const { evidence, files } = await readWorkTreeEvidence(folder);
    expect(evidence).toMatchObject({
      organisation: 'nhsdigital',
      owner: 'NHSDigital',
      name: 'ward-board',
      url: 'https://github.com/NHSDigital/ward-board',
      head: git(folder, ['rev-parse', 'HEAD']).trim(),
    });
    expect(files).toEqual([
      {
        path: 'LICENSE',
        oid: git(folder, ['hash-object', 'LICENSE']).trim(),
        text: 'Apache\n',
        truncated: false,
      },
    ]);
    expect(evidence.tree?.map(({ path }) => path)).toEqual(['LICENSE']);
  });

  test('does not take a folder’s own name from a repository around it', async () => {
    const folder = aWorkTree({ 'inner/README.md': 'x' });
    git(folder, ['init', '--quiet', '.']);
    git(folder, ['remote', 'add', 'origin', 'https://github.com/nhs/around']);
    const { evidence } = await readWorkTreeEvidence(join(folder, 'inner'));
    expect(evidence.name).toBe('inner');
  });

  test('follows no link, and tells binary and large files from text', async () => {
    const outside = aWorkTree({ secret: 'secret', 'inner/readme.md': 'secret' });
    const folder = aWorkTree({
      COPYING: Buffer.from([0, 1, 0, 2]),
      'README.md': 'a'.repeat(largestFile + 1),
    });
    symlinkSync(join(outside, 'secret'), join(folder, 'LICENSE'));
    symlinkSync(join(outside, 'inner'), join(folder, 'docs'));
    const { evidence, files } = await readWorkTreeEvidence(folder);
    expect(texts(files)).toEqual({ COPYING: null, 'README.md': undefined });
    expect(evidence.tree?.filter(({ type }) => type === 'symlink').map(({ path }) => path)).toEqual([
      'LICENSE',
      'docs',
    ]);
    expect(JSON.stringify({ evidence, files })).not.toContain('secret');
  });

  test('must be a folder that is there', async () => {
    const folder = aWorkTree({ file: 'x' });
    await expect(readWorkTreeEvidence(join(folder, 'absent'))).rejects.toMatchObject({ kind: 'not-found' });
    await expect(readWorkTreeEvidence(join(folder, 'file'))).rejects.toMatchObject({ kind: 'invalid' });
    expect((await readWorkTreeEvidence(aWorkTree())).evidence).toMatchObject({ empty: true, tree: [] });
  });

  test('is not looked for in a bare repository, whose address is given', async () => {
    const folder = aWorkTree();
    git(folder, ['init', '--quiet', '--bare', 'wards.git']);
    await expect(readWorkTreeEvidence(join(folder, 'wards.git'))).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/without a working copy.*file:\/\/\/.*wards\.git$/),
    });
  });

  test('can be had from any repository git reaches', async () => {
    const bare = aRepository(aWorkTree(), [{ path: 'LICENSE', content: 'MIT\n' }]);
    const { evidence, files } = await readRemoteEvidence(bare, aReader(), always);
    expect(evidence).toMatchObject({ name: basename(bare), visibility: undefined, defaultBranch: 'main' });
    expect(texts(files)).toEqual({ LICENSE: 'MIT\n' });
  });
});

describe('whose repository a remote is', () => {
  const ward = { owner: 'nhs', name: 'ward', url: 'https://github.com/nhs/ward' };
  test.each([
    ['https://github.com/nhs/ward.git', ward],
    ['https://me:secret@github.com/nhs/ward/', ward],
    ['git@github.com:nhs/ward.git', ward],
    ['ssh://git@github.com:22/nhs/ward.git', ward],
    [
      'https://gitlab.com/nhs/group/ward',
      { owner: 'group', name: 'ward', url: 'https://gitlab.com/nhs/group/ward' },
    ],
    ['https://example.org/ward', undefined],
    ['/srv/git/ward.git', undefined],
    ['ext::sh -c false', undefined],
    ['-x', undefined],
  ])('%s', (remote, expected) => {
    expect(placeOf(remote)).toEqual(expected);
  });
});
