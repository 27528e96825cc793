import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Problem } from '../../../src/base/problem.ts';
import { largestFile } from '../../../src/policy/policy.ts';
import {
  aFolder,
  aReader,
  aRepository,
  always,
  git,
  gitServer,
  leftIn,
  nothingKnown,
  serve,
} from '../../git/git-fixture.ts';

const files = [
  { path: 'README.md', content: '# Ward board\n' },
  { path: 'LICENCE', content: Buffer.from([0xa9, 0x20, 0x32, 0x30, 0x32, 0x35]) },
  { path: 'src/main.ts', content: 'start();\n' },
  { path: '.github/CODEOWNERS', content: '* @ward\n' },
  { path: 'docs/readme.md', content: '# Manual\n' },
  { path: 'docs/deep/licence.txt', content: 'not read\n' },
  { path: 'LICENSES/MIT.txt', content: 'MIT\n' },
];

function folders() {
  const work = aFolder();
  onTestFinished(() => work[Symbol.dispose]());
  const [bare, temp] = [join(work.path, 'ward.git'), join(work.path, 'temp')];
  mkdirSync(bare);
  mkdirSync(temp);
  return { work: work.path, bare, temp };
}

const read = (url: string, tempFolder: string) =>
  aReader({ tempFolder }).read(url, { signal: always, known: nothingKnown });

async function textsOf(url: string, tempFolder: string) {
  const { tree, blobs } = await read(url, tempFolder);
  const texts = new Map(blobs.map(({ oid, text }) => [oid, text]));
  return Object.fromEntries(
    (tree ?? []).flatMap(({ path, oid }) => (texts.has(oid) ? [[path, texts.get(oid)]] : [])),
  );
}

const wanted = {
  'README.md': '# Ward board\n',
  LICENCE: '© 2025',
  '.github/CODEOWNERS': '* @ward\n',
  'docs/readme.md': '# Manual\n',
  'LICENSES/MIT.txt': 'MIT\n',
};

describe('reading a repository over git', () => {
  test('gives the root, wanted folders and texts of wanted files, by path and file URL', async () => {
    const { bare, temp } = folders();
    aRepository(bare, files);
    for (const url of [bare, pathToFileURL(bare).href]) {
      const { tree, blobs, ...seen } = await read(url, temp);
      const head = git(bare, ['rev-parse', 'HEAD']).trim();
      expect(seen).toEqual({
        head,
        defaultBranch: 'main',
        empty: false,
        committedAt: '2025-11-23T10:00:00.000Z',
      });
      expect(tree?.map(({ path }) => path).sort()).toEqual(
        [
          '.github',
          '.github/CODEOWNERS',
          'LICENCE',
          'LICENSES',
          'LICENSES/MIT.txt',
          'README.md',
          'docs',
          'docs/deep',
          'docs/readme.md',
          'src',
        ].sort(),
      );
      expect(tree).toContainEqual({
        path: 'README.md',
        type: 'file',
        oid: git(bare, ['rev-parse', 'HEAD:README.md']).trim(),
        size: 13,
      });
      expect(blobs).toHaveLength(5);
      expect(await textsOf(url, temp)).toEqual(wanted);
    }
    expect(leftIn(temp)).toEqual([]);
  });

  test('takes only wanted files, in three requests, from a server that can filter', async () => {
    const { work, bare, temp } = folders();
    aRepository(bare, files);
    git(bare, ['config', 'uploadpack.allowFilter', 'true']);
    await using server = await serve(gitServer(work));
    await using reader = aReader({ tempFolder: temp });
    const { blobs } = await reader.read(`${server.url}/ward.git`, { signal: always, known: nothingKnown });
    expect(blobs).toHaveLength(5);
    expect(reader.usage().requests).toEqual({ 'git-ls-remote': 1, 'git-fetch': 2 });
    expect(server.requests.filter((request) => request.startsWith('POST'))).toHaveLength(3);
  });

  test.each([
    ['can leave no file out', 'false', 2],
    ['leaves files out and hands out no single ones', 'true', 0],
    ['speaks an old protocol and can leave no file out', 'false', 0],
  ])('reads from a server that %s', async (_what, allowFilter, protocol) => {
    const { work, bare, temp } = folders();
    aRepository(bare, files);
    git(bare, ['config', 'uploadpack.allowFilter', allowFilter]);
    await using server = await serve(gitServer(work, { protocol }));
    expect(await textsOf(`${server.url}/ward.git`, temp)).toEqual(wanted);
  });

  test('does not fetch what is known', async () => {
    const { bare, temp } = folders();
    aRepository(bare, files);
    const readme = git(bare, ['rev-parse', 'HEAD:README.md']).trim();
    await using reader = aReader({ tempFolder: temp });
    const asked: string[][] = [];
    const some = async (oids: readonly string[]) => new Set(asked.push([...oids]) ? [readme] : []);
    const { blobs } = await reader.read(bare, { signal: always, known: some });
    expect(asked[0]).toHaveLength(5);
    expect(blobs.map(({ oid }) => oid)).not.toContain(readme);
    const before = reader.usage().requests['git-fetch'] ?? 0;
    const all = async (oids: readonly string[]) => new Set(oids);
    expect((await reader.read(bare, { signal: always, known: all })).blobs).toEqual([]);
    expect(reader.usage().requests['git-fetch']).toBe(before + 1);
  });

  test('reads a content with two names once', async () => {
    const { bare, temp } = folders();
    aRepository(bare, [
      { path: 'LICENSE', content: 'MIT\n' },
      { path: 'COPYING', content: 'MIT\n' },
    ]);
    expect((await read(bare, temp)).blobs).toHaveLength(1);
  });

  test('says when a repository is empty, and when only HEAD points nowhere', async () => {
    const { work, bare, temp } = folders();
    git(bare, ['init', '--quiet', '--bare', '.']);
    const nothing = { head: null, defaultBranch: null, tree: null, committedAt: null, blobs: [] };
    expect(await read(bare, temp)).toEqual({ ...nothing, empty: true });
    const other = join(work, 'other.git');
    mkdirSync(other);
    aRepository(other, files, { branch: 'trunk' });
    git(other, ['symbolic-ref', 'HEAD', 'refs/heads/gone']);
    expect(await read(other, temp)).toEqual({ ...nothing, empty: false });
  });

  test.each(['feature/new/thing', 'v1.0.0', 'HEAD-like', 'café'])(
    'reads the default branch %s',
    async (branch) => {
      const { bare, temp } = folders();
      aRepository(bare, files, { branch });
      git(bare, ['tag', 'v1.0.0', `refs/heads/${branch}`]);
      expect((await read(bare, temp)).defaultBranch).toBe(branch);
    },
  );

  test('reads a repository whose object ids are SHA-256', async () => {
    const { bare, temp } = folders();
    aRepository(bare, files, { format: 'sha256' });
    expect(await textsOf(bare, temp)).toEqual(wanted);
  });

  test('lists links and submodules without following them', async () => {
    const { bare, temp } = folders();
    aRepository(bare, [
      { path: 'LICENSE', content: '/etc/passwd', mode: '120000' },
      { path: 'docs', content: '/etc', mode: '120000' },
      { path: 'vendor', content: 'c'.repeat(40), mode: '160000' },
      { path: '.gitmodules', content: '[submodule "vendor"]\n\tpath = vendor\n\turl = ext::sh -c false\n' },
    ]);
    const { tree, blobs } = await read(bare, temp);
    expect(Object.fromEntries(tree!.map(({ path, type }) => [path, type]))).toEqual({
      '.gitmodules': 'file',
      LICENSE: 'symlink',
      docs: 'symlink',
      vendor: 'submodule',
    });
    expect(blobs).toEqual([]);
  });

  test('keeps odd names, and the bytes of a name that is not UTF-8 escaped', async () => {
    const { bare, temp } = folders();
    const odd = Buffer.concat([Buffer.from('licence-'), Buffer.from([0xe9]), Buffer.from('.txt')]);
    aRepository(bare, [
      { path: odd, content: 'odd\n' },
      { path: 'licence -z "x" 🏥.txt', content: 'name\n' },
    ]);
    expect(await textsOf(bare, temp)).toEqual({
      'licence-\\351.txt': 'odd\n',
      'licence -z "x" 🏥.txt': 'name\n',
    });
  });

  test('tells binary files, and files too large to collect, from text', async () => {
    const { bare, temp } = folders();
    const [most, more] = ['a'.repeat(largestFile), 'b'.repeat(largestFile + 1)];
    aRepository(bare, [
      { path: 'LICENSE', content: Buffer.from([0, 1, 2, 0, 0]) },
      { path: 'README.md', content: more },
      { path: 'NOTICE', content: most },
    ]);
    const { blobs } = await read(bare, temp);
    const bySize = Object.fromEntries(blobs.map(({ size, text, truncated }) => [size, { text, truncated }]));
    expect(bySize).toEqual({
      5: { text: null, truncated: false },
      [largestFile]: { text: most, truncated: false },
      [largestFile + 1]: { text: undefined, truncated: false },
    });
  });

  test('lists a tree of 50,000 files', async () => {
    const { bare, temp } = folders();
    const many = Array.from({ length: 50_000 }, (_, index) => ({ path: `file-${index}.txt`, content: 'x' }));
    aRepository(bare, [...many, { path: 'LICENSE', content: 'MIT\n' }]);
    const { tree, blobs } = await read(bare, temp);
    expect(tree).toHaveLength(50_001);
    expect(blobs).toHaveLength(1);
  });

  test('hands out single objects', async () => {
    const { bare, temp } = folders();
    aRepository(bare, files);
    const oid = git(bare, ['rev-parse', 'HEAD:src/main.ts']).trim();
    const blobs = await aReader({ tempFolder: temp }).contents(bare, [oid, oid], always);
    expect(blobs).toEqual([{ oid, size: 9, text: 'start();\n', truncated: false }]);
    const absent = aReader({ tempFolder: temp }).contents(bare, ['d'.repeat(40)], always);
    await expect(absent).rejects.toBeInstanceOf(Problem);
    expect(leftIn(temp)).toEqual([]);
  });
});
