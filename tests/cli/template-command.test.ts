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
  const code = await runCli(args, context, '0.0.0');
  return { code, out, note };
}

test('an author starts a template, and finds it right, tried and kept', async () => {
  const place = join(folder, 'booking');
  expect(await codehub('template', 'new', place)).toMatchObject({ code: 0 });
  expect(await codehub('template', 'lint', place)).toMatchObject({
    code: 0,
    out: 'Nothing is wrong with 1 template.\n',
  });
  const tried = await codehub('template', 'test', place, '--answers', 'default', '--no-trial');
  expect(tried.out).toMatch(
    /booking, default answers: \d+ files.*trial: not asked for\nAll is as it should be/,
  );
  expect(await codehub('template', 'freeze', folder)).toMatchObject({
    code: 0,
    out: 'booking 1.0.0 is kept.\n',
  });
  await writeFile(join(place, 'files', 'src', 'greeting.js'), "export const greet = '[%= greetin %]';\n");
  const { code, out } = await codehub('template', 'lint', place);
  expect(code).toBe(1);
  expect(out).toContain(
    'booking/files/src/greeting.js, line 1: greetin is no value that files have. Do you mean greeting?',
  );
  expect(out).toContain('has changed since 1.0.0 was kept');
  expect(await codehub('template', 'freeze', folder)).toMatchObject({ code: 1 });
});

test('a program gets what is wrong as JSON', async () => {
  await codehub('template', 'new', join(folder, 'booking'));
  const { out } = await codehub('template', 'lint', folder, '--json');
  expect(JSON.parse(out)).toEqual({ templates: ['booking'], faults: [], remarks: [] });
});

test('a folder that is not there is told, with exit code 2', async () => {
  expect(await codehub('template', 'lint', join(folder, 'nowhere'))).toMatchObject({
    code: 2,
    note: expect.stringContaining('nowhere cannot be read.') as string,
  });
});

test('the schema is printed whole', async () => {
  const schema = JSON.parse((await codehub('template', 'schema')).out) as { properties: object };
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['id', 'questions', 'trial']));
});

test('a layer is added to a service, and shown first', async () => {
  const service = join(folder, 'service');
  expect(await codehub('new', 'rap-r', service, '--with', 'clinical-safety', '--dry-run')).toMatchObject({
    code: 0,
    out: expect.stringContaining('docs/clinical-safety/README.md') as string,
  });
  expect(await codehub('new', 'rap-r', service)).toMatchObject({ code: 0 });
  const shown = await codehub('add', 'clinical-safety', service, '--dry-run');
  expect(shown.out).toMatch(/Would add clinical-safety: 5 files written, 0 deleted\. Nothing was changed\./);
  const { out } = await codehub('add', 'clinical-safety', service, '--json');
  expect(JSON.parse(out)).toMatchObject({ layer: 'clinical-safety', template: 'rap-r', conflicts: [] });
  expect(await codehub('add', 'rap-r', service)).toMatchObject({ code: 3 });
  expect(await codehub('new', 'common', join(folder, 'other'))).toMatchObject({
    code: 2,
    note: expect.stringContaining('common is a layer') as string,
  });
});

test('the answers of a service are kept for the next one of its team', async () => {
  const file = join(folder, 'ours.yml');
  const first = ['new', 'rap-r', join(folder, 'first'), '--no-git', '--set', 'teamName=Ward 9'];
  expect(await codehub(...first, '--save-answers', file)).toMatchObject({ code: 0 });
  const second = ['new', 'docs-site', join(folder, 'second'), '--no-git', '--json', '--answers'];
  const { out } = await codehub(...second, file);
  expect(JSON.parse(out)).toMatchObject({ answers: { serviceName: 'Second', teamName: 'Ward 9' } });
  expect(await codehub(...second, 'nobody')).toMatchObject({ code: 3 });
});
