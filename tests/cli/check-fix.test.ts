import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hubFolder, runHub } from './run-hub.ts';

const says = ['--holder', 'Sample Trust', '--contact', 'team@sample.nhs.uk', '--owners', '@sample/team'];

interface CheckDocument {
  findings: { check: string; outcome: string }[];
  fixed: { written: string[]; left: { title: string; because: string }[] };
}

function unmet({ findings }: CheckDocument): string[] {
  return findings.filter(({ outcome }) => outcome === 'unmet').map(({ check }) => check);
}

test('check --fix writes what a file can mend, and the check after it says so', async () => {
  await using hub = await hubFolder('');
  const { folder } = hub;
  await writeFile(
    join(folder, 'README.md'),
    '# Ward board\n\nShows which beds are free on the wards of a hospital.\n',
  );
  const before = JSON.parse((await runHub(['check', '--json'], { folder })).out) as CheckDocument;
  expect(unmet(before)).toContain('has-licence');

  const dry = await runHub(['check', '--fix', '--dry-run', ...says], { folder });
  expect(dry.err).toContain('+++ b/LICENCE\n');
  expect(await readdir(folder)).not.toContain('LICENCE');

  const fixed = await runHub(['check', '--fix', '--json', ...says], { folder });
  const document = JSON.parse(fixed.out) as CheckDocument;
  expect(document.fixed.written).toContain('LICENCE');
  expect(fixed.err).toContain('+ LICENCE');
  expect(unmet(document)).not.toContain('has-licence');
  for (const path of document.fixed.written) expect(await readFile(join(folder, path), 'utf8')).not.toBe('');

  const again = JSON.parse(
    (await runHub(['check', '--fix', '--json', ...says], { folder })).out,
  ) as CheckDocument;
  expect(again.fixed.written).toEqual([]);
});

test('check --fix replaces nothing, and says what is in the way', async () => {
  await using hub = await hubFolder('');
  const { folder } = hub;
  await writeFile(join(folder, 'README.md'), '# Ward board\n\nShows which beds are free.\n');
  await writeFile(join(folder, 'LICENSE'), 'All rights reserved.\n');
  const { out, err } = await runHub(['check', '--fix', '--json', ...says], { folder });
  expect(await readFile(join(folder, 'LICENSE'), 'utf8')).toBe('All rights reserved.\n');
  const { fixed } = JSON.parse(out) as CheckDocument;
  expect(fixed.left).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ because: expect.stringContaining('LICENSE') as string }),
    ]),
  );
  expect(err).toContain('LICENSE is there already');
});

test('check --fix names nobody as the holder of a copyright whom nobody named', async () => {
  await using hub = await hubFolder('');
  const { folder } = hub;
  await writeFile(join(folder, 'README.md'), '# Ward board\n\nShows which beds are free.\n');
  await writeFile(join(folder, 'main.py'), 'print(1)\n');
  const { err } = await runHub(['check', '--fix'], { folder });
  expect(await readdir(folder)).not.toContain('LICENCE');
  expect(err).toContain('Say who holds the copyright, with --holder, --contact or --owners.');
});

test('check --fix is refused for what is read over git, and --dry-run without it', async () => {
  await using hub = await hubFolder('');
  const { folder } = hub;
  expect((await runHub(['check', '--fix', 'https://example.org/a.git'], { folder })).code).toBe(2);
  const { code, err } = await runHub(['check', '--dry-run'], { folder });
  expect([code, err]).toEqual([2, expect.stringContaining('--fix')]);
});
