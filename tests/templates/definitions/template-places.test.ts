import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '../../../src/base/problem.ts';
import type { ReadTaggedTrees, TemplatePlace } from '../../../src/domain/template-place.ts';
import { readTaggedTrees } from '../../../src/git/tagged-trees.ts';
import { openTemplatePlaces } from '../../../src/templates/definitions/template-places.ts';
import { loadTemplates, type Templates } from '../../../src/templates/templates.ts';
import { commit, folderWith, templateYaml, trustCommon, trustFiles } from '../a-trust.ts';
import { planFor, shippedFolder, textOf } from '../some-templates.ts';

const hub = loadTemplates(shippedFolder);
const { signal } = new AbortController();
const limits = { milliseconds: 30_000, bytes: 5_000_000, entries: 1000 };
const read: ReadTaggedTrees = ({ from, ref }, stop) =>
  readTaggedTrees(from, { protocols: ['file'], limits, ref }, stop);

let now = new Date('2026-11-28T12:00:00Z');
let trust: ReturnType<typeof folderWith>;
beforeEach(() => (trust = folderWith(trustFiles)));
afterEach(() => trust[Symbol.dispose]());

function open(
  places: TemplatePlace[],
  more: Partial<Parameters<typeof openTemplatePlaces>[0]> = {},
): Templates {
  return openTemplatePlaces({
    ...{ hub, places: () => places, readTaggedTrees: read, clock: () => now, signal },
    ...more,
  });
}

/** A set in each of the ways that an operator may name it. */
const kinds = {
  folder: (): TemplatePlace => ({ kind: 'folder', from: trust.path, ref: null, owner: null }),
  git: (): TemplatePlace => {
    commit(trust.path);
    return { kind: 'git', from: `file://${trust.path}`, ref: null, owner: null };
  },
} as const;

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('templates of a trust in a %s', (kind) => {
  test('stand beside those of the hub, and nothing else of the place does', async () => {
    const templates = open([kinds[kind]()]);
    const ids = (await templates.list()).map(({ id }) => id);
    expect(ids).toContain('nhs-service-node');
    expect(ids.at(-1)).toBe('booking');
    expect(await templates.faults()).toEqual([]);
  });

  test('make services with a shared part of their own', async () => {
    const plan = planFor(await open([kinds[kind]()]).find('booking'), { ward: 'Ward *2*' });
    expect([...plan.files.keys()]).toEqual(['.codehub.yml', 'LICENCE', 'README.md', 'WARD.md']);
    expect(textOf(plan, 'WARD.md')).toBe('Ward \\*2\\*\n');
  });

  test('have ids that begin with their owner, if one is named', async () => {
    const place = { ...kinds[kind](), owner: 'example-trust' };
    const templates = open([place]);
    const { template } = await templates.find('example-trust-booking');
    expect(template).toMatchObject({ id: 'example-trust-booking', owner: 'example-trust' });
    expect(textOf(planFor(await templates.find(template.id)), '.codehub.yml')).toContain(
      'template: "example-trust-booking"',
    );
    await expect(templates.find('booking')).rejects.toThrow('There are:');
  });

  test('that are called as one of the hub are told, and the hub’s counts', async () => {
    trust.write({
      'rap-r/template.yml': templateYaml('rap-r', '1.0.0'),
      'rap-r/files/README.md': 'ours\n',
    });
    const templates = open([kinds[kind]()]);
    expect(await templates.faults()).toEqual([
      expect.stringMatching(/has a template called rap-r, as the hub has: that of the hub counts\. Rename/),
    ]);
    expect((await templates.find('rap-r')).template.owner).toBeUndefined();
  });

  test('never stop the others when one is broken, and say in which line', async () => {
    trust.write({ 'broken/template.yml': 'id: broken\nversion: one\n' });
    const templates = open([kinds[kind]()]);
    expect((await templates.list()).map(({ id }) => id)).toContain('booking');
    expect(await templates.faults()).toContainEqual(
      expect.stringMatching(/broken\/template\.yml, line 2: version must be a version such as 1\.0\.0/),
    );
    await expect(templates.find('broken')).rejects.toThrow('The templates have faults.');
  });

  test('build on the common part of the hub at a version', async () => {
    trust.write({ '_common/template.yml': `base: { common: 1.0.0 }\n${trustCommon}` });
    const { template, files } = await open([kinds[kind]()]).find('booking');
    expect(template.questions.map(({ id }) => id)).toEqual(expect.arrayContaining(['teamEmail', 'ward']));
    expect(template.questions.find(({ id }) => id === 'serviceName')?.title).toBe('What is it called?');
    expect(files.has('SECURITY.md')).toBe(true);
    expect(new TextDecoder().decode(files.get('LICENCE')?.content)).toBe('Copyright Example Trust\n');
  });

  test('say which versions there are when that one is not', async () => {
    trust.write({ '_common/template.yml': `base: { common: 99.0.0 }\n${trustCommon}` });
    expect(await open([kinds[kind]()]).faults()).toEqual([
      expect.stringMatching(
        /_common\/template\.yml: base names common 99\.0\.0, which is not there\. This hub keeps: /,
      ),
    ]);
  });
});

describe('a repository whose tags are releases', () => {
  const place = (ref: string | null = null): TemplatePlace => {
    return { kind: 'git', from: `file://${trust.path}`, ref, owner: null };
  };
  const release = (version: string, readme: string, tag?: string) => {
    trust.write({
      'booking/template.yml': templateYaml('booking', version),
      'booking/files/README.md': readme,
    });
    commit(trust.path, tag);
  };

  test('keeps what each version was, so that services can be upgraded', async () => {
    release('1.0.0', 'one\n', 'v1.0.0');
    release('1.1.0', 'two\n', 'booking-1.1.0');
    const templates = open([place()]);
    expect(await templates.versions('booking')).toEqual(['1.1.0', '1.0.0']);
    const [old, present] = [await templates.release('booking', '1.0.0'), await templates.find('booking')];
    expect(old && textOf(planFor(old), 'README.md')).toBe('one\n');
    expect(textOf(planFor(present), 'README.md')).toBe('two\n');
    expect(await templates.release('booking', '0.9.0')).toBeUndefined();
  });

  test('gives a tagged version as it was tagged, whatever was edited since', async () => {
    release('1.0.0', 'tagged\n', 'v1.0.0');
    release('1.0.0', 'edited without a new version\n');
    expect(textOf(planFor(await open([place()]).find('booking')), 'README.md')).toBe('tagged\n');
  });

  test('is read at the tag or branch asked for', async () => {
    release('1.0.0', 'one\n', 'v1.0.0');
    release('1.1.0', 'two\n', 'v1.1.0');
    const templates = open([place('v1.0.0')]);
    expect(await templates.versions('booking')).toEqual(['1.0.0']);
    expect((await templates.list()).at(-1)?.version).toBe('1.0.0');
  });

  test('that does not have it is told, and does not stop the hub', async () => {
    commit(trust.path);
    const templates = open([place('v9')]);
    expect((await templates.list()).map(({ id }) => id)).toContain('rap-r');
    expect(await templates.faults()).toEqual([expect.stringContaining('has no tag or branch called v9.')]);
    await expect(templates.find('booking')).rejects.toThrow(
      expect.objectContaining({ faults: [expect.stringContaining('has no tag or branch called v9.')] }),
    );
  });

  test('refuses links, which could lead anywhere', async () => {
    const { symlinkSync } = await import('node:fs');
    symlinkSync('/etc/passwd', `${trust.path}/booking/files/users`);
    commit(trust.path);
    await expect(open([place()]).find('booking')).rejects.toThrow(
      expect.objectContaining({
        faults: [expect.stringMatching(/booking\/files\/users is a symbolic link/)],
      }),
    );
  });
});

describe('a server', () => {
  const place: TemplatePlace = { kind: 'git', from: 'https://example.org/t.git', ref: null, owner: 'trust' };
  const tree = { from: 'https://example.org/t.git', head: 'a'.repeat(40), tags: [], files: new Map() };

  test('keeps nobody waiting for a place that does not answer', async () => {
    const never: ReadTaggedTrees = () => new Promise(() => {});
    const templates = open([place], { readTaggedTrees: never, maxWaitMs: 1 });
    expect((await templates.list()).length).toBeGreaterThan(3);
    expect(await templates.faults()).toEqual([expect.stringContaining('are still being read')]);
  });

  test('reads again after a while, and keeps what it had when that fails', async () => {
    const text = (content: string) => ({ kind: 'file' as const, content: new TextEncoder().encode(content) });
    const files = new Map(Object.entries(trustFiles).map(([path, content]) => [path, text(content)]));
    let answers = 0;
    const templates = open([place], {
      maxAgeMs: 1000,
      readTaggedTrees: async () => {
        answers += 1;
        if (answers > 1) throw new Problem('unreachable', 'No answer.');
        return { ...tree, files };
      },
    });
    const ids = async () => (await templates.list()).map(({ id }) => id);
    expect(await ids()).toContain('trust-booking');
    now = new Date(now.getTime() + 2000);
    await ids();
    await new Promise(setImmediate);
    expect(await ids()).toContain('trust-booking');
    expect(await templates.faults()).toEqual([expect.stringContaining('No answer.')]);
    expect(answers).toBe(2);
  });
});
