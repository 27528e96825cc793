import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hubFolder, runHub } from './run-hub.ts';

test('add says which answers are examples in a repository that answers nothing', async () => {
  await using hub = await hubFolder('');
  const { folder } = hub;
  await writeFile(join(folder, 'README.md'), '# Ward board\n');
  const { code, out } = await runHub(['add', 'clinical-safety', '.', '--set', 'teamName=Ward team'], {
    folder,
  });
  expect(code).toBe(0);
  const [, examples = ''] = /these answers are examples: (.*)\.\n/.exec(out) ?? [];
  expect(examples).toContain('organisationName');
  expect(examples).not.toContain('teamName');
});

test('an upgrade says where templates of an organisation are looked for', async () => {
  await using hub = await hubFolder('');
  const { folder } = hub;
  await writeFile(join(folder, '.codehub.yml'), 'template: trust-booking\nversion: 1.0.0\n');
  const { code, err } = await runHub(['upgrade', '.'], { folder });
  expect([code, err]).toEqual([3, expect.stringContaining('CODEHUB_TEMPLATES has to say where')]);
});

test('a record that git ignores is to be committed, not moved away', async () => {
  await using hub = await hubFolder('');
  const { folder } = hub;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: folder });
  await runHub(['add', 'clinical-safety', '.'], { folder });
  git('init', '-q');
  await writeFile(join(folder, '.gitignore'), '.codehub.yml\n.codehub-undo\n');
  git('add', '-A');
  git('commit', '-qm', 'Start');
  const { code, err } = await runHub(['upgrade', '.', '--set', 'serviceName=Ward board'], { folder });
  expect([code, err]).toEqual([1, expect.stringContaining('Take it out of .gitignore and commit it')]);
});
