import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadTemplates, planService, readAnswers, writeRelease } from '../../../src/templates/templates.ts';
import { date, planFor, shippedFolder, smallFolder, textOf } from '../some-templates.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codehub-templates-'));
  await cp(smallFolder, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const refused = (kind: string, fault: RegExp) =>
  expect.objectContaining({
    kind,
    faults: expect.arrayContaining([expect.stringMatching(fault)]) as string[],
  }) as Error;

describe('a folder of templates', () => {
  test('lists what is in it, without the shared part', async () => {
    const [only, ...more] = await loadTemplates(folder).list();
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      id: 'small',
      conditions: [{ files: 'docs/clinical-safety/**' }, { files: 'src/database.*' }],
    });
  });

  test.each(['other', '_common', '../small', '', '.', 'small/', 'SMALL'])(
    'has no template called %j',
    async (id) => {
      await expect(loadTemplates(folder).find(id)).rejects.toThrow(
        expect.objectContaining({ kind: 'not-found' }),
      );
    },
  );

  test('lets a template ask a shared question in its own way, in the same place', async () => {
    const path = join(folder, 'small', 'template.yml');
    const own = 'questions:\n  - { id: summary, title: Why?, default: Because, required: true }\n';
    const text = await import('node:fs/promises').then(({ readFile }) => readFile(path, 'utf8'));
    await writeFile(path, text.replace('questions:\n', own));
    const { questions } = (await loadTemplates(folder).find('small')).template;
    expect(questions.slice(0, 3).map(({ title }) => title)).toEqual([
      ...['What is your service called?', 'Why?', 'Which organisation is it for?'],
    ]);
    expect(questions.filter(({ id }) => id === 'summary')).toHaveLength(1);
  });

  test('reports the faults of a template file, with file and line', async () => {
    await writeFile(join(folder, 'small', 'template.yml'), 'id: small\n');
    await expect(loadTemplates(folder).find('small')).rejects.toThrow(
      refused('invalid', /^small\/template.yml, line 1: /),
    );
  });

  test('lists the others when one cannot be read, and tells why', async () => {
    await mkdir(join(folder, 'empty'));
    await mkdir(join(folder, 'wrong'));
    await writeFile(join(folder, 'wrong', 'template.yml'), 'id: wrong\n');
    const templates = loadTemplates(folder);
    expect((await templates.list()).map(({ id }) => id)).toEqual(['small']);
    const faults = await templates.faults();
    expect(faults).toContain('empty/template.yml is missing, or cannot be read.');
    expect(faults).toContainEqual(expect.stringMatching(/^wrong\/template.yml, line 1: /));
    await expect(templates.find('empty')).rejects.toThrow(
      refused('invalid', /^empty\/template.yml is missing/),
    );
  });

  test('has no faults when all can be read', async () => {
    expect(await loadTemplates(folder).faults()).toEqual([]);
  });

  test('wants a template to be called as its folder is', async () => {
    await cp(join(folder, 'small'), join(folder, 'other'), { recursive: true });
    await expect(loadTemplates(folder).find('other')).rejects.toThrow(
      refused('invalid', /id must be the name of its folder/),
    );
  });
});

describe('a layer', () => {
  const layer = (id: string, shared: string) =>
    mkdir(join(folder, id)).then(() =>
      writeFile(
        join(folder, id, 'template.yml'),
        [
          `{ id: ${id}, kind: layer, shared: ${shared}, title: A, summary: B, audience: C, stack: [D],`,
          'version: 1.0.0, contains: [E], run: [{ title: F, command: g }], trial: { commands: [] },',
          'changelog: [{ version: 1.0.0, date: 2026-11-28, changes: [{ text: First }] }] }',
        ].join('\n'),
      ),
    );

  test('is listed apart from what starts a service, and found like it', async () => {
    await layer('common', "['**']");
    const templates = loadTemplates(folder);
    expect((await templates.list()).map(({ id }) => id)).toEqual(['small']);
    expect((await templates.layers()).map(({ id }) => id)).toEqual(['common']);
    expect((await templates.find('common')).template.kind).toBe('layer');
  });

  test('has the shared files that it names, and no others', async () => {
    await layer('common', "['**']");
    await layer('safety', '[docs/clinical-safety/**, .gitignore]');
    await layer('nothing', '[]');
    const templates = loadTemplates(folder);
    const pathsOf = async (id: string) => [...(await templates.find(id)).files.keys()];
    expect(await pathsOf('common')).toContain('SECURITY.md');
    expect(await pathsOf('safety')).toEqual(['docs/clinical-safety/README.md', 'dot-gitignore']);
    expect(await pathsOf('nothing')).toEqual([]);
  });

  test('asks the shared questions, so that answers of a service fit it', async () => {
    await layer('safety', '[docs/clinical-safety/**]');
    const templates = loadTemplates(folder);
    const ids = (await templates.find('safety')).template.questions.map(({ id }) => id);
    expect(ids).toContain('serviceName');
  });
});

test('every layer that the hub ships can be read', async () => {
  const templates = loadTemplates(shippedFolder);
  expect(await templates.faults()).toEqual([]);
  const layers = await templates.layers();
  expect(layers.map(({ id }) => id)).toEqual(['clinical-safety', 'common']);
  for (const { id } of layers) expect(planFor(await templates.find(id)).files.size).toBeGreaterThan(3);
});

describe('a release that is kept', () => {
  beforeEach(async () => {
    const { template, files } = await loadTemplates(folder).find('small');
    const binary = { kind: 'file', content: new Uint8Array([0, 255, 1]) } as const;
    await mkdir(join(folder, 'small', 'releases'));
    await writeFile(
      join(folder, 'small', 'releases', '1.0.0.json'),
      writeRelease({
        template: { ...template, version: '1.0.0' },
        files: new Map([...files, ['logo.bin', binary]]),
      }),
    );
    await writeFile(join(folder, 'small', 'releases', 'notes.txt'), '');
    await writeFile(join(folder, 'small', 'files', 'README.md'), 'changed since');
  });

  test('is listed beside the present one, newest first', async () => {
    expect(await loadTemplates(folder).versions('small')).toEqual(['1.1.0', '1.0.0']);
  });

  test('makes the service it made then', async () => {
    const templates = loadTemplates(folder);
    const old = await templates.release('small', '1.0.0');
    if (!old) throw new Error('not kept');
    const plan = planFor(old);
    expect(textOf(plan, 'README.md')).toMatch(/^# Example service/);
    expect(plan.files.get('logo.bin')?.content).toEqual(new Uint8Array([0, 255, 1]));
    expect(plan.files.get('start')?.kind).toBe('executable');
    const now = await templates.release('small', '1.1.0');
    expect(now && textOf(planFor(now), 'README.md')).toBe('changed since');
  });

  test('is undefined for a version that was not kept', async () => {
    const templates = loadTemplates(folder);
    for (const version of ['0.9.0', '../1.0.0', 'notes'])
      expect(await templates.release('small', version)).toBeUndefined();
  });

  test.each(['', '[]', '{"template":{},"files":[]}', '{"template":null}'])(
    'is refused when it reads %j',
    async (text) => {
      await writeFile(join(folder, 'small', 'releases', '1.0.0.json'), text);
      await expect(loadTemplates(folder).release('small', '1.0.0')).rejects.toThrow(
        'is not a release of a template',
      );
    },
  );
});

test('a template gives the same bytes when planned again or loaded again', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => loadTemplates(folder).find('small')));
  if (!one || !other) throw new Error();
  const answers = readAnswers(one.template, {}).answers ?? {};
  expect(planService(one, answers, { date })).toEqual(planService(other, answers, { date }));
});
