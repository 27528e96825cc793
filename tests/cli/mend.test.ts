import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hubFolder, runHub } from './run-hub.ts';

test('mend prints a patch, and writes files only when asked, over none', async () => {
  await using hub = await hubFolder('');
  const { folder } = hub;
  await writeFile(join(folder, 'README.md'), '# Ward board\n\nShows which beds are free.\n');
  const patch = await runHub(['mend', '--holder', 'Sample Trust'], { folder });
  expect(patch.out).toContain('+++ b/LICENCE\n');
  expect(patch.err).toContain('Confirm who holds the copyright');
  expect(patch.code).toBe(0);
  const written = await runHub(['mend', '--write', '--file', 'licence', '--holder', 'Sample Trust'], {
    folder,
  });
  expect(written.code).toBe(0);
  expect(await readFile(join(folder, 'LICENCE'), 'utf8')).toContain('Sample Trust');
  const again = await runHub(['mend', '--file', 'licence'], { folder });
  expect(again.out).toBe('');
  expect((await runHub(['mend', '--file', 'evil'], { folder })).code).toBe(2);
});

test('mend --write goes through no symbolic link', async () => {
  await using hub = await hubFolder('');
  await using elsewhere = await hubFolder('');
  const { folder } = hub;
  await writeFile(join(folder, 'README.md'), '# Ward board\n');
  await symlink(elsewhere.folder, join(folder, '.github'));
  const owners = ['--owners', '@sample-trust/team', '--policy', 'nhse-seqf'];
  const { code, err } = await runHub(['mend', '--write', '--file', 'code-owners', ...owners], { folder });
  await expect(readFile(join(elsewhere.folder, 'CODEOWNERS'))).rejects.toThrow('ENOENT');
  expect(code === 0 || /symbolic link/.test(err)).toBe(true);
});
