import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderRequests } from '../src/requests/folder-requests.ts';

const answers = { fullName: 'Rowan Sample', contact: 'phone', email: '', phone: '07700 900 982', need: 'A lift' } as const;

test('keeps each request in a file that only this account can read', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'requests-'));
  t.after(() => rm(folder, { recursive: true }));
  const requests = await folderRequests(join(folder, 'new'), () => new Date('2026-03-01T09:30:00Z'));
  const references = [await requests.save(answers), await requests.save(answers)];
  assert.equal(new Set(references).size, 2);
  assert.deepEqual((await readdir(join(folder, 'new'))).sort(), references.map((reference) => `${reference}.json`).sort());
  const file = join(folder, 'new', `${references[0]}.json`);
  assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), {
    reference: references[0],
    received: '2026-03-01T09:30:00.000Z',
    answers,
  });
  if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o777, 0o600);
});

test('is not ready when the folder has gone', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'requests-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const requests = await folderRequests(folder);
  await requests.ready();
  await rm(folder, { recursive: true });
  await assert.rejects(requests.ready());
});

test('references are easy to read aloud', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'requests-'));
  t.after(() => rm(folder, { recursive: true }));
  assert.match(await (await folderRequests(folder)).save(answers), /^[2-9CDFGHJKMNPRTVWXZ]{3}(-[2-9CDFGHJKMNPRTVWXZ]{3}){2}$/);
});
