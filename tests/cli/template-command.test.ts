import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServices } from '../../src/app/services.ts';
import { runCli } from '../../src/cli/cli.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codehub-author-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function codehub(...args: string[]) {
  let [out, note] = ['', ''];
  const context = {
    ...createServices({ version: '0.0.0', folder }),
    out: (text: string) => void (out += text),
    note: (text: string) => void (note += text),
    terminal: false,
    ask: undefined,
    signal: new AbortController().signal,
  };
  const code = await runCli(['template', ...args], context, '0.0.0');
  return { code, out, note };
}

test('an author starts a template, and finds it right, tried and kept', async () => {
  const place = join(folder, 'booking');
  expect(await codehub('new', place)).toMatchObject({ code: 0 });
  expect(await codehub('lint', place)).toMatchObject({ code: 0, out: 'Nothing is wrong with 1 template.\n' });
  const tried = await codehub('test', place, '--answers', 'default', '--no-trial');
  expect(tried.out).toMatch(
    /booking, default answers: \d+ files.*trial: not asked for\nAll is as it should be/,
  );
  expect(await codehub('freeze', folder)).toMatchObject({ code: 0, out: 'booking 1.0.0 is kept.\n' });
  await writeFile(join(place, 'files', 'src', 'greeting.js'), "export const greet = '[%= greetin %]';\n");
  const { code, out } = await codehub('lint', place);
  expect(code).toBe(1);
  expect(out).toContain(
    'booking/files/src/greeting.js, line 1: greetin is no value that files have. Do you mean greeting?',
  );
  expect(out).toContain('has changed since 1.0.0 was kept');
  expect(await codehub('freeze', folder)).toMatchObject({ code: 1 });
});

test('a program gets what is wrong as JSON', async () => {
  await codehub('new', join(folder, 'booking'));
  const { out } = await codehub('lint', folder, '--json');
  expect(JSON.parse(out)).toEqual({ templates: ['booking'], faults: [], remarks: [] });
});

test('a folder that is not there is told, with exit code 2', async () => {
  expect(await codehub('lint', join(folder, 'nowhere'))).toMatchObject({
    code: 2,
    note: expect.stringContaining('nowhere cannot be read.') as string,
  });
});

test('the schema is printed whole', async () => {
  const schema = JSON.parse((await codehub('schema')).out) as { properties: object };
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['id', 'questions', 'trial']));
});
