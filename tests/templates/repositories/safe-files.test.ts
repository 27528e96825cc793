import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { safeFiles } from '../../../src/templates/repositories/safe-files.ts';
import { planCopy, readServiceRecord, writeService, zipService } from '../../../src/templates/templates.ts';
import type { Contents } from '../upgrades/a-template.ts';
import { aTree } from './a-tree.ts';

const kept = (files: Contents) => [...safeFiles(aTree(files)).files.keys()];
const aFile = { content: new TextEncoder().encode('x'), kind: 'file' } as const;
const link = (target: string) => [target, 'symlink'] as const;

describe('the files of somebody else’s repository', () => {
  test('are taken as they are: bytes, programs, names in any language', () => {
    const files: Contents = {
      'src/[id].tsx': 'x',
      'Übersicht & Zahlen.md': '[%= serviceName %]',
      'données/é.bin': [Buffer.from([0, 255, 10]), 'file'],
      'bin/start': ['#!/bin/sh\n', 'executable'],
      'dot-github/x': 'is no dot',
      empty: '',
    };
    const { files: taken, warnings } = safeFiles(aTree(files));
    expect(warnings).toEqual([]);
    expect(taken).toEqual(aTree(files).files);
  });

  test.each([
    ...['../x', 'a/../../x', '/etc/passwd', 'a//b', './a', ''],
    ...['.git/config', '.GIT/hooks/post-checkout', 'sub/.git/config', 'git~1/config', '.g\u200cit/config'],
    ...['．git/config', 'C:\\x', 'a\\b', 'x:y', 'a\u0000b', 'a\nb', 'evil\u202egpj.exe'],
    ...['CON', 'aux.txt', 'trailing.', 'trailing ', 'what?', 'a*', 'a|b', '<a>', '"a"'],
    ...['.codehub.yml', '.CodeHub.yml', '.codehub-upgrade/before/x', 'x'.repeat(256), 'é'.repeat(130)],
  ])('are left out with a warning for the name %j', (path) => {
    const { files, warnings } = safeFiles(aTree({ [path]: 'x', 'README.md': 'x' }));
    expect([...files.keys()]).toEqual(['README.md']);
    expect(warnings).toEqual([{ path, why: expect.stringMatching(/./) as string }]);
  });

  test('are left out where no archive could be made of them', async () => {
    const files = new Map(['__proto__', 'toString', 'a/__proto__'].map((path) => [path, aFile] as const));
    const { plan, warnings } = planCopy({ ...aTree({}), files }, { date: '2026-01-01' });
    expect(warnings.map(({ path }) => path)).toEqual(['__proto__']);
    expect(Object.keys(unzipSync(await zipService(plan))).sort()).toEqual([
      '.codehub.yml',
      'a/__proto__',
      'toString',
    ]);
  });

  test('never are two that some machine takes for one: the first is kept', () => {
    expect(kept({ 'README.md': '1', 'readme.md': '2' })).toEqual(['README.md']);
    expect(kept({ a: '1', 'A/b': '2' })).toEqual(['A/b']);
    expect(kept({ ﬁle: '1', file: '2' })).toEqual(['file']);
    expect(kept({ 'docs/a': '1', 'Docs/b': '2' })).toEqual(['Docs/b', 'docs/a']);
    // A link in the way of a folder, where case does not count (CVE-2021-21300).
    expect(kept({ A: link('.git'), 'a/post-checkout': 'x' })).toEqual([]);
  });

  test('have a warning where they are incomplete', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n';
    const { files, warnings } = safeFiles(
      aTree({ 'scan.png': pointer }, { submodules: ['vendor'], unnameable: ['o\\351'] }),
    );
    expect([...files.keys()]).toEqual(['scan.png']);
    expect(warnings.map(({ path }) => path)).toEqual(['o\\351', 'scan.png', 'vendor']);
    expect(warnings.map(({ why }) => why).join()).toMatch(/UTF-8.*Git LFS pointer.*submodule/);
  });
});

describe('links', () => {
  const files = { 'docs/a.md': 'x', 'docs/deep/b.md': 'x', 'README.md': 'x' };

  test.each([
    ['AGENTS.md', 'README.md'],
    ['docs/here', './a.md'],
    ['docs/deep/up', '../a.md'],
    ['folder', 'docs/deep'],
    ['folder', 'docs/deep/'],
    ['docs/deep/readme', '../../README.md'],
  ])('from %s to %s stay', (path, target) => {
    expect(kept({ ...files, [path]: link(target) })).toContain(path);
  });

  test.each([
    ['absolute', '/etc/passwd'],
    ['above', '../x'],
    ['above, from deep', '../../../x'],
    ['above, to a name that is in the folder too', '../../README.md'],
    ['nowhere', 'docs/none'],
    ['the root', '.'],
    ['down and up again', 'docs/../README.md'],
    ['of Windows', 'C:\\x'],
    ['back-slashed', 'docs\\a.md'],
    ['nothing', ''],
    ['itself', 'docs/link'],
    ['.git', '.git/config'],
    ['the record', '.codehub.yml'],
  ])('that lead %s are left out', (_what, target) => {
    expect(kept({ ...files, 'docs/link': link(target) })).not.toContain('docs/link');
  });

  test('may lead to links that stay, and not to links that do not', async () => {
    const all = { ...files, a: link('b'), b: link('README.md'), c: link('d'), d: link('/etc'), e: link('e') };
    expect(kept(all)).toEqual(['README.md', 'a', 'b', 'docs/a.md', 'docs/deep/b.md']);
    expect(kept({ ...files, one: link('two'), two: link('one') })).not.toContain('one');
    // Through a link to a shallower folder, “..” would lead out.
    expect(kept({ ...files, d: link('docs/deep'), x: link('d/b.md') })).not.toContain('x');
  });
});

const segment = fc.oneof(
  fc.constantFrom('..', '.', '', '.git', 'a', 'A', 'b', 'ab', 'CON', 'x ', 'é', 'e\u0301', '.GIT', 'nul.txt'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
);
const anyPath = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const anyFile = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => [bytes, 'file'] as const),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => [bytes, 'executable'] as const),
  anyPath.map((target) => [target, 'symlink'] as const),
);
const anyTree = fc.dictionary(anyPath, anyFile, { maxKeys: 12 });

const safeName = fc
  .stringMatching(/^[a-z0-9_-]{1,8}(?:\.[a-z]{1,3})?$/)
  .filter((name) => !reserved.test(name));
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;
const safeTree = fc.dictionary(
  fc.array(safeName, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
  fc.tuple(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('file' as const, 'executable' as const)),
  { minKeys: 1, maxKeys: 12 },
);

/** Every file below a folder, with where it really is. */
function filesBelow(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function written(files: Contents, look: (folder: string, above: string) => void): Promise<void> {
  const above = realpathSync(mkdtempSync(join(tmpdir(), 'copy-test-')));
  try {
    const { plan } = planCopy(aTree({ ...files, 'README.md': 'x' }), { date: '2026-11-23' });
    await writeService(plan, join(above, 'new'));
    look(join(above, 'new'), above);
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}

describe('links that say that they lead to a folder', () => {
  test.each(['A/.', 'A/'])('%s is left out where A is a file, also behind another link', (target) => {
    expect(kept({ A: 'x', one: link(target), two: link('one') })).toEqual(['A']);
  });

  test.each(['a/.', 'a/'])('%s is taken where a is a folder', (target) => {
    expect(kept({ 'a/x': 'x', one: link(target), two: link('one') })).toEqual(['a/x', 'one', 'two']);
  });

  test('is taken where only a link behind it says so', () => {
    expect(kept({ A: 'x', one: link('A'), two: link('one/') })).toEqual(['A', 'one']);
  });
});

describe('a copy on disk', () => {
  test('of any tree of safe paths is exactly that tree, with the record', async () => {
    await fc.assert(
      fc.asyncProperty(safeTree, async (files) => {
        const paths = Object.keys(files);
        fc.pre(!paths.some((path) => paths.some((other) => other.startsWith(`${path}/`))));
        await written(files, (folder) => {
          const expected = new Map<string, readonly [Uint8Array, string]>(Object.entries(files));
          for (const [path, [content, kind]] of expected) {
            expect(readFileSync(join(folder, path)).equals(Buffer.from(content))).toBe(true);
            expect((statSync(join(folder, path)).mode & 0o100) !== 0).toBe(kind === 'executable');
          }
          const names = filesBelow(folder).map((path) => path.slice(folder.length + 1));
          expect(new Set(names)).toEqual(new Set([...expected.keys(), 'README.md', '.codehub.yml']));
          const record = readServiceRecord(readFileSync(join(folder, '.codehub.yml'), 'utf8'));
          expect(record.value).toMatchObject({ template: 'sample-trust/starter', version: 'a'.repeat(40) });
        });
      }),
      { numRuns: 60 },
    );
  });

  test('of any tree at all stays in its folder, links included', async () => {
    await fc.assert(
      fc.asyncProperty(anyTree, async (files) => {
        await written(files, (folder, above) => {
          expect(readdirSync(above)).toEqual(['new']);
          for (const path of filesBelow(folder)) {
            expect(realpathSync(path).startsWith(`${folder}/`)).toBe(true);
            expect(path.normalize('NFKC').toLowerCase()).not.toContain('/.git/');
          }
        });
      }),
      { numRuns: 150 },
    );
  });
});
