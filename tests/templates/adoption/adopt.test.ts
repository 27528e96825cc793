import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../src/base/problem.ts';
import { adoptFolder } from '../../../src/templates/adoption/adopt-folder.ts';
import {
  loadTemplates,
  planService,
  readServiceRecord,
  type AdoptionRequest,
} from '../../../src/templates/templates.ts';
import { abortUpgrade, upgradeFolder } from '../../../src/templates/upgrades/upgrading.ts';
import {
  aFolder,
  aHubWith,
  always,
  aQuestion,
  aSource,
  commitAll,
  contents,
  lines,
  readFolder,
  today,
  tools,
  tree,
} from '../upgrades/a-template.ts';

const questions = [
  aQuestion('serviceName', { default: 'Some service' }),
  aQuestion('teamEmail', { type: 'email', default: 'a@example.nhs.uk' }),
];
const first = aSource(
  '1.0.0',
  { 'README.md': '# [%= serviceName %]\n', 'a.txt': lines('a'), LICENCE: 'Ours\n', 'new.txt': lines('new') },
  { questions },
);
const second = aSource(
  '2.0.0',
  {
    'README.md': '# [%= serviceName %]\n\nMore.\n',
    'a.txt': lines('a', { 3: 'theirs' }),
    LICENCE: 'Ours, changed\n',
    'new.txt': lines('new', { 4: 'theirs' }),
  },
  { questions },
);

function adopt(directory: string, overrides: Partial<AdoptionRequest> = {}, hub = aHubWith(first)) {
  const request = {
    directory,
    template: 'web',
    set: {},
    name: 'ward-board',
    owner: undefined,
    licence: null,
    dryRun: false,
    date: today,
  };
  return adoptFolder({ ...request, ...overrides }, { templates: hub, signal: always });
}

function upgrade(directory: string, hub = aHubWith(first, second)) {
  const readRepository = () => Promise.reject(new Error('no repository is read here'));
  const request = { directory, set: {}, dryRun: false, date: today };
  return upgradeFolder(request, {
    templates: hub,
    git: tools,
    readRepository,
    signal: always,
  });
}

async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('no problem');
  return error;
}

const own = {
  'README.md': '# Ward board\n\nShows which beds are free.\n',
  LICENSE: 'MIT License\n\nCopyright (c) 2024 Sample NHS Foundation Trust\n',
  'SECURITY.md': 'Write to safe@sample.nhs.uk.\n',
  'a.txt': 'mine\n',
};

describe('a repository of its own', () => {
  test('gets what it has not, keeps what it has, and can be undone as it is said', async () => {
    using folder = aFolder(tree(own));
    commitAll(folder.path);
    const { plan, from } = await adopt(folder.path);
    expect(plan.record.answers).toEqual({ serviceName: 'Ward board', teamEmail: 'safe@sample.nhs.uk' });
    expect(from).toEqual({ serviceName: 'README.md', teamEmail: 'SECURITY.md' });
    expect([...plan.writes.keys()].sort()).toEqual(['.codehub.yml', 'new.txt']);
    expect(plan.kept).toEqual([
      { path: 'README.md', why: 'differs', other: null },
      { path: 'a.txt', why: 'differs', other: null },
      { path: 'LICENCE', why: 'elsewhere', other: 'LICENSE' },
    ]);
    expect(contents(readFolder(folder.path))).toMatchObject({ ...own, 'new.txt': lines('new') });
    writeFileSync(join(folder.path, 'later.txt'), 'mine\n');
    await abortUpgrade(folder.path, always);
    expect(contents(readFolder(folder.path))).toEqual({ ...own, 'later.txt': 'mine\n' });
  });

  test('takes later releases, and what it kept does not conflict', async () => {
    using folder = aFolder(tree(own));
    commitAll(folder.path);
    await adopt(folder.path);
    commitAll(folder.path);
    const { plan } = await upgrade(folder.path);
    expect(plan.conflicts).toEqual([]);
    const after = contents(readFolder(folder.path));
    expect(after).toMatchObject({ ...own, 'new.txt': lines('new', { 4: 'theirs' }) });
    expect(after).not.toHaveProperty('LICENCE');
  });

  test('a dry run shows both sides and changes nothing; what is said counts first', async () => {
    using folder = aFolder(tree(own));
    commitAll(folder.path);
    const { plan, diff, from } = await adopt(folder.path, { dryRun: true, set: { serviceName: 'Beds' } });
    expect(plan.record.answers['serviceName']).toBe('Beds');
    expect(from).not.toHaveProperty('serviceName');
    expect(diff.added).toContain('+++ b/new.txt');
    expect(diff.kept).toContain('-mine\n');
    expect(contents(readFolder(folder.path))).toEqual(own);
  });

  test('is refused with changes, with a record, and without git', async () => {
    using folder = aFolder(tree(own));
    expect((await problemOf(adopt(folder.path))).message).toContain('git init');
    commitAll(folder.path);
    writeFileSync(join(folder.path, 'loose.txt'), 'loose');
    expect((await problemOf(adopt(folder.path))).faults).toEqual(['loose.txt']);
    commitAll(folder.path);
    await adopt(folder.path);
    commitAll(folder.path);
    const { kind, message } = await problemOf(adopt(folder.path));
    expect([kind, message]).toEqual(['conflict', expect.stringContaining('codehub upgrade')]);
  });

  test('what says MIT is not put into a repository of another licence', async () => {
    using folder = aFolder(tree(own));
    commitAll(folder.path);
    const hub = aHubWith(aSource('1.0.0', { 'about.yml': 'license: MIT\n' }, { questions }));
    const { plan } = await adopt(folder.path, { licence: 'Apache-2.0' }, hub);
    expect(plan.kept).toEqual([{ path: 'about.yml', why: 'licence', other: 'Apache-2.0' }]);
  });

  test('what git would not keep is not written', async () => {
    using folder = aFolder(tree({ ...own, '.gitignore': 'new.*\n' }));
    commitAll(folder.path);
    const { plan } = await adopt(folder.path);
    expect(plan.kept).toContainEqual({ path: 'new.txt', why: 'in-the-way', other: null });
    expect(readdirSync(folder.path)).not.toContain('new.txt');
  });
});

describe('a service whose record was lost', () => {
  const templates = loadTemplates('templates');
  const set = {
    ...{
      serviceName: 'Ward board',
      summary: 'Shows which beds are free.',
      organisationLogin: 'sample-trust',
    },
    ...{
      organisationName: 'Sample NHS Foundation Trust',
      teamName: 'Beds team',
      teamEmail: 'beds@sample.nhs.uk',
    },
  };

  test.each(['nhs-service-node', 'rap-r'])('%s 1.0.0 is known by its files, and upgrades', async (id) => {
    const release = await templates.release(id, '1.0.0');
    if (!release) throw new Error('1.0.0 is kept');
    const questions = release.template.questions.map((one) => [one.id, one.default ?? ''] as const);
    const asked = questions.filter(([question]) =>
      release.template.questions.some((one) => one.id === question && one.when === null),
    );
    const answers = { ...Object.fromEntries(asked), ...set };
    const files = new Map(planService(release, answers, { date: '2025-02-03' }).files);
    const record = new TextDecoder().decode(files.get('.codehub.yml')?.content);
    files.delete('.codehub.yml');
    using folder = aFolder(files);
    writeFileSync(
      join(folder.path, 'README.md'),
      readFileSync(join(folder.path, 'README.md'), 'utf8').replace('\n', '\n\nMine.\n'),
    );
    commitAll(folder.path);
    const request = {
      directory: folder.path,
      template: id,
      set: {},
      name: 'x',
      owner: undefined,
      licence: null,
      dryRun: false,
      date: today,
    };
    const { plan } = await adoptFolder(request, { templates, signal: always });
    expect([plan.version, plan.isMadeFrom, [...plan.writes.keys()]]).toEqual([
      '1.0.0',
      true,
      ['.codehub.yml'],
    ]);
    const written = readServiceRecord(readFileSync(join(folder.path, '.codehub.yml'), 'utf8')).value;
    expect(written).toEqual(readServiceRecord(record).value);

    commitAll(folder.path);
    const { plan: upgraded } = await upgrade(folder.path, templates);
    const { version } = (await templates.find(id)).template;
    expect([upgraded.version, upgraded.conflicts]).toEqual([version, []]);
    expect(readFileSync(join(folder.path, 'README.md'), 'utf8')).toMatch(/^# .+\n\nMine\.\n/);
  });
});
