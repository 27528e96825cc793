import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readWholeTree } from '../../../src/forge/git/whole-tree.ts';
import { aFolder, always, git } from '../../git/git-fixture.ts';

/** Put together here, so that this file holds nothing like it. */
const key = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_');

function aWorkTree(files: Record<string, string | Buffer>): string {
  const { path, [Symbol.dispose]: remove } = aFolder();
  onTestFinished(remove);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

describe('readWholeTree', () => {
  const files = {
    '.gitignore': 'out/\n',
    'src/deep/pay.py': `import pay\nkey = "${key}"\n`,
    'out/a.csv': 'a\n',
    'logo.png': Buffer.from([137, 80, 78, 71, 0, 1, 2]),
  };

  test('lists what git would keep, and says where a key lies', async () => {
    const folder = aWorkTree(files);
    git(folder, ['init', '--quiet', '.']);
    const { entries, read, lines } = await readWholeTree(folder, always);
    expect(entries.map(({ path }) => path)).toEqual(['.gitignore', 'logo.png', 'src/deep/pay.py']);
    expect(read).toBe(2);
    expect(lines.secret).toEqual([{ path: 'src/deep/pay.py', line: 2, kind: 'a Stripe key' }]);
  });

  test('lists every file of a folder without git, but those that tools load', async () => {
    const folder = aWorkTree({ 'a/b.py': 'x = 1\n', 'node_modules/c/d.js': 'x' });
    const { entries } = await readWholeTree(folder, always);
    expect(entries).toEqual([{ path: 'a/b.py', size: 6 }]);
  });
});
