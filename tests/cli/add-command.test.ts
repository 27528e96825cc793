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
