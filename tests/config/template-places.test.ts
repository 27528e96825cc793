import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadTemplatePlaces, readTemplatePlaces } from '../../src/config/template-places.ts';

const placesIn = (list: string) => readTemplatePlaces({ CODEHUB_TEMPLATES: list }, '/srv/hub');

test('there are none unless they are named', () => {
  expect(readTemplatePlaces({}, '/srv/hub')).toEqual({ places: [], faults: [] });
  expect(placesIn(' , ')).toEqual({ places: [], faults: [] });
});

test.each([
  ['/srv/templates', { kind: 'folder', from: '/srv/templates', ref: null, owner: null }],
  ['our templates', { kind: 'folder', from: '/srv/hub/our templates', ref: null, owner: null }],
  ['trust=../t', { kind: 'folder', from: '/srv/t', ref: null, owner: 'trust' }],
  ['https://host/a/b', { kind: 'git', from: 'https://host/a/b', ref: null, owner: null }],
  ['https://host/a?x=1', { kind: 'git', from: 'https://host/a?x=1', ref: null, owner: null }],
  [
    'my-trust=https://host/a.git#v1.2.0',
    { kind: 'git', from: 'https://host/a.git', ref: 'v1.2.0', owner: 'my-trust' },
  ],
  ['git@host:a/b.git#main', { kind: 'git', from: 'git@host:a/b.git', ref: 'main', owner: null }],
])('reads %j', (list, place) => {
  expect(placesIn(list)).toEqual({ places: [place], faults: [] });
});

test('names the entry that is wrong, all of them, and no credentials', () => {
  const { faults } = placesIn('/a, Trust=/b, https://user:secret@host/c#-x');
  expect(faults).toEqual([
    'CODEHUB_TEMPLATES, entry 2: owner must be lower-case words joined by hyphens.',
    'CODEHUB_TEMPLATES, entry 3: ref must be a tag or a branch.',
  ]);
});

test('never throws, and gives only absolute folders', () => {
  fc.assert(
    fc.property(fc.string(), (list) => {
      for (const { kind, from } of placesIn(list).places) if (kind === 'folder') expect(from[0]).toBe('/');
    }),
  );
});

test('the catalogue names more, where there is one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-places-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const env = { CODEHUB_TEMPLATES: '/a' };
  expect(await loadTemplatePlaces(env, folder)).toHaveLength(1);
  await writeFile(join(folder, 'catalog.yml'), 'templates:\n  - { from: https://host/b, owner: trust }\n');
  expect(await loadTemplatePlaces(env, folder)).toMatchObject([{ from: '/a' }, { from: 'https://host/b' }]);
  await writeFile(join(folder, 'catalog.yml'), 'templates:\n  - { from: relative, ref: x }\n');
  await expect(loadTemplatePlaces(env, folder)).rejects.toThrow(
    expect.objectContaining({
      faults: expect.arrayContaining([
        expect.stringMatching(/line 2: templates\.0\.from must be a git URL/),
      ]) as string[],
    }),
  );
});
