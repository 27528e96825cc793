import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli, type CommandContext } from '../../../src/cli/cli.ts';
import { startRepository } from '../../../src/git/start-repository.ts';
import { openTemplateRepositories } from '../../../src/forge/git/template-repositories.ts';
import { Dataset, startSampleForge, type SampleForge } from '../../../simulator/simulator.ts';
import { fullText } from '../../../simulator/estates/licence-files.ts';
import { readServiceRecord } from '../../../src/templates/templates.ts';
import { policies } from '../some-templates.ts';
import { aFolder, always, contents, git, lines, readFolder } from '../upgrades/a-template.ts';

const name = 'sample-org/starter';
const limits = { milliseconds: 30_000, bytes: 5_000_000, entries: 50 };
let estate: Dataset;
let forge: SampleForge;
let now: Date;
let work: ReturnType<typeof aFolder>;

beforeEach(async () => {
  now = new Date('2026-06-01T12:00:00Z');
  estate = new Dataset({ clock: () => now });
  estate.addAccount({ login: 'sample-org', name: 'Sample organisation (made up)' });
  estate.create('sample-org', {
    name: 'starter',
    template: true,
    files: {
      'README.md': '# Starter\n',
      'src/a.txt': lines('a'),
      'src/b.txt': lines('b'),
      'bin/start': { executable: Buffer.from('#!/bin/sh\n') },
      'logo.png': Buffer.from([0x89, 0, 0xff, 10]),
      'AGENTS.md': { symlink: 'README.md' },
      leak: { symlink: '../../etc/passwd' },
      vendor: { submodule: 'c'.repeat(40) },
    },
  });
  forge = await startSampleForge({ estate });
  work = aFolder();
});
afterEach(async () => {
  await forge[Symbol.asyncDispose]();
  work[Symbol.dispose]();
});

/** Runs one command line as a person would, on a hub of this forge. */
async function codehub(args: readonly string[], overrides: Partial<CommandContext> = {}) {
  let [out, notes] = ['', ''];
  const context = {
    out: (text: string) => void (out += text),
    note: (text: string) => void (notes += text),
    terminal: false,
    ask: undefined,
    signal: always,
    policies: async () => policies,
    templates: async () => ({}),
    templateRepositories: async () => ({
      read: openTemplateRepositories({ forge: forge.url, limits, tempFolder: join(work.path, 'temp') }),
      addressOf: (full: string) => `${forge.url}/${full}`,
    }),
    upgrading: () => import('../../../src/templates/upgrades/upgrading.ts'),
    startRepository: (folder: string, message: string, options?: { ignored: boolean }) =>
      startRepository(folder, message, { ...options, home: work.path }),
    ...overrides,
  } as unknown as CommandContext;
  const code = await runCli(args, context, '0.0.0');
  return { code, out: stripVTControlCharacters(out), notes: stripVTControlCharacters(notes) };
}

const place = () => join(work.path, 'new');
const recordOf = () => readServiceRecord(readFileSync(join(place(), '.codehub.yml'), 'utf8')).value;
const commit = () => {
  git(place(), 'add', '-A');
  git(place(), 'commit', '-q', '-m', 'Ours');
};

/** A push a day later. */
function push(files: Parameters<Dataset['push']>[1], to: string = name): void {
  now = new Date(now.getTime() + 86_400_000);
  estate.push(to, files);
}

describe('codehub new owner/name', () => {
  test('makes a copy with a history of its own, and says what it is not', async () => {
    const { code, out, notes } = await codehub(['new', name, place()]);
    expect([code, notes]).toEqual([
      0,
      [
        `Reading ${forge.url}/${name}…`,
        'Warning: This repository has no licence. No licence means no permission: do not reuse its files until its owner has added one or has agreed in writing.\n',
      ].join('\n'),
    ]);
    expect(out).toContain('holds 7 files from sample-org/starter (');
    expect(out).toContain('unchanged copies with a new history');
    expect(out).toMatch(
      / {2}leak is a link that leads out of the folder, or nowhere: left out\n {2}vendor is a/,
    );
    expect(out).not.toMatch(/LICENCE \(or LICENSE\)/);
    expect(contents(readFolder(place()))).toEqual({
      '.codehub.yml': expect.stringContaining(`from: "${forge.url}/${name}"`) as string,
      'AGENTS.md': 'symlink: README.md',
      'README.md': '# Starter\n',
      'bin/start': 'executable: #!/bin/sh\n',
      'logo.png': '\x89\0ÿ\n',
      'src/a.txt': lines('a'),
      'src/b.txt': lines('b'),
    });
    const snapshot = estate.snapshot(estate.repository('sample-org', 'starter') ?? expect.fail());
    expect(recordOf()).toMatchObject({ template: name, version: snapshot.commit?.oid });
    expect(git(place(), 'log', '--format=%s').trim()).toMatch(/^Start from http.*starter at [0-9a-f]{12}$/);
    expect(git(place(), 'status', '--porcelain')).toBe('');
  });

  test('says nothing against a licence that is plain, and writes nothing in a dry run', async () => {
    push({ LICENSE: fullText('mit') });
    const { notes, out } = await codehub(['new', `${forge.url}/${name}.git`, place(), '--dry-run', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      from: `${forge.url}/${name}.git`,
      licence: 'MIT',
      warning: null,
      written: false,
      remarks: [{ path: 'leak' }, { path: 'vendor' }],
    });
    expect(notes).not.toContain('Warning');
    expect((await codehub(['new', name, place(), '--dry-run'])).out).toMatch(/\n +10 {2}README\.md\n/);
    expect(existsSync(place())).toBe(false);
  });

  test('commits every file, also those that the template ignores and holds all the same', async () => {
    push({ '.gitignore': 'dist/\n*.log\n', 'dist/.keep': '', 'a.log': 'x\n' });
    await codehub(['new', name, place()]);
    expect(git(place(), 'ls-files')).toMatch(/^a\.log$[^]*^dist\/\.keep$/m);
  });

  test('overwrites nothing, and reads nothing for a folder it may not use', async () => {
    mkdirSync(place());
    writeFileSync(join(place(), 'mine'), 'mine');
    expect(await codehub(['new', name, place()])).toMatchObject({ code: 1 });
    expect(contents(readFolder(place()))).toEqual({ mine: 'mine' });
    expect(forge.requests.total).toBe(0);
  });

  test('takes the repository under its new name', async () => {
    estate.rename(name, 'begin');
    expect(await codehub(['new', name, place(), '--no-git'])).toMatchObject({ code: 0 });
    expect(existsSync(join(place(), '.git'))).toBe(false);
  });

  test.each([
    ['a repository that is not there', () => 'sample-org/none', 3],
    ['an empty one', () => (estate.create('sample-org', { name: 'empty' }), 'sample-org/empty'), 3],
    [
      'a private one',
      () => (
        estate.create('sample-org', { name: 'p', visibility: 'private', files: { a: 'x' } }),
        'sample-org/p'
      ),
      3,
    ],
    ['a server that is not there', () => 'http://127.0.0.1:1/o/n', 4],
    ['a program in place of an address', () => 'ext::sh -c true', 2],
  ])('ends with a code of the contract for %s, and leaves nothing', async (_what, given, expected) => {
    const { code, notes } = await codehub(['new', given(), place()]);
    expect(code).toBe(expected);
    expect(notes).toMatch(/\./);
    expect(existsSync(place())).toBe(false);
  });

  test('refuses more files than a starting point can have', async () => {
    push(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}`, `${index}`])));
    const { code, notes } = await codehub(['new', name, place()]);
    expect([code, notes]).toEqual([2, expect.stringContaining('more than 50 files')]);
  });

  test('leaves nothing when it is stopped', async () => {
    const stop = new AbortController();
    forge.onRequest(1, () => stop.abort(new DOMException('Stopped', 'AbortError')), /^git:/);
    expect(await codehub(['new', name, place()], { signal: stop.signal })).toMatchObject({ code: 130 });
    expect(existsSync(place())).toBe(false);
    const late = new AbortController();
    const stopped = async () => {
      late.abort(new DOMException('Stopped', 'AbortError'));
      return true;
    };
    const overrides = { signal: late.signal, startRepository: stopped };
    expect(await codehub(['new', name, place()], overrides)).toMatchObject({ code: 130 });
    expect(Object.keys(contents(readFolder(work.path)))).toEqual([]);
  });
});

describe('codehub upgrade of what was made from a repository', () => {
  test('brings in what the template has changed, and keeps local edits', async () => {
    await codehub(['new', name, place()]);
    const first = recordOf()?.version;
    writeFileSync(join(place(), 'src/a.txt'), lines('a', { 2: 'ours' }));
    writeFileSync(join(place(), 'own.txt'), 'own\n');
    commit();
    expect((await codehub(['upgrade', place()])).out).toMatch(
      /^Up to date: sample-org\/starter [0-9a-f]{12} /,
    );
    push({
      'src/a.txt': lines('a', { 15: 'theirs' }),
      'src/b.txt': null,
      'src/new.txt': 'new\n',
      'AGENTS.md': { symlink: 'src/a.txt' },
    });
    const before = contents(readFolder(place()));
    const dry = await codehub(['upgrade', place(), '--dry-run']);
    expect(dry.out).toContain('+theirs\n');
    expect(contents(readFolder(place()))).toEqual(before);
    const { code, out, notes } = await codehub(['upgrade', place()]);
    expect([code, notes]).toEqual([0, `Reading ${forge.url}/${name}…\n`]);
    expect(out).toMatch(
      /^Upgraded sample-org\/starter [0-9a-f]{12} to [0-9a-f]{12}: 4 files written, 1 deleted\./,
    );
    expect(out).not.toContain('leak');
    expect(contents(readFolder(place()))).toMatchObject({
      'AGENTS.md': 'symlink: src/a.txt',
      'own.txt': 'own\n',
      'src/a.txt': lines('a', { 2: 'ours', 15: 'theirs' }),
      'src/new.txt': 'new\n',
    });
    expect(existsSync(join(place(), 'src/b.txt'))).toBe(false);
    expect(recordOf()?.version).not.toBe(first);
    commit();
    expect((await codehub(['upgrade', place()])).out).toMatch(/^Up to date/);
  });

  test('marks a conflict, ends with 1, and refuses to go on until it is settled', async () => {
    await codehub(['new', name, place()]);
    writeFileSync(join(place(), 'src/a.txt'), lines('a', { 2: 'ours' }));
    commit();
    push({ 'src/a.txt': lines('a', { 2: 'theirs' }) });
    const { code, out } = await codehub(['upgrade', place()]);
    expect([code, out]).toEqual([1, expect.stringContaining('✘ src/a.txt: Changed both here')]);
    const marked = readFileSync(join(place(), 'src/a.txt'), 'utf8');
    expect(marked).toMatch(
      /<{7} yours\nours\n={7}\ntheirs\n>{7} template sample-org\/starter version [0-9a-f]{12}\n/,
    );
    commit();
    const again = await codehub(['upgrade', place()]);
    expect([again.code, again.notes]).toEqual([1, expect.stringContaining('still marked')]);
  });

  test('reports what is left out only when that is new', async () => {
    await codehub(['new', name, place()]);
    push({ other: { symlink: '/etc/passwd' }, '.git\u200d/config': 'x' });
    const { out } = await codehub(['upgrade', place()]);
    expect(out).toContain('  other is a link that leads out');
    expect(out).not.toContain('leak');
    expect(existsSync(join(place(), 'other'))).toBe(false);
  });

  test('follows a template that has moved when somebody says where it is', async () => {
    await codehub(['new', name, place()]);
    estate.rename(name, 'begin');
    push({ 'README.md': '# Begin\n' }, 'sample-org/begin');
    expect(await codehub(['upgrade', place()])).toMatchObject({ code: 0 });
    commit();
    push({ 'README.md': '# Begin again\n' }, 'sample-org/begin');
    expect(await codehub(['upgrade', place(), '--from', 'sample-org/begin'])).toMatchObject({ code: 0 });
    expect(recordOf()).toMatchObject({ template: 'sample-org/begin', from: `${forge.url}/sample-org/begin` });
  });

  test.each([
    [
      'a commit that is no more',
      (record: string) => record.replace(/version: ".{40}"/, `version: "${'d'.repeat(40)}"`),
      3,
      /does not have the commit d{12} \(any more\)/,
    ],
    [
      'a repository that is no more',
      (record: string) => record.replaceAll(/starter/g, 'none'),
      3,
      /none could not be read/,
    ],
    [
      'a folder of this machine',
      (record: string) => record.replace(/from: ".*"/, 'from: "file:///srv/sample-org/starter"'),
      2,
      /comes from a file/,
    ],
    [
      'a helper program',
      (record: string) => record.replace(/from: ".*"/, 'from: "ext::sh/sample-org/starter"'),
      2,
      /./,
    ],
    [
      'ssh',
      (record: string) => record.replace(/from: ".*"/, 'from: "git@127.0.0.1:sample-org/starter"'),
      2,
      /comes from a file/,
    ],
    [
      'another address than its name says',
      (record: string) => record.replace(/from: ".*"/, 'from: "https://git.example.org/x/y"'),
      2,
      /from must be the address of sample-org\/starter/,
    ],
    ['no end', (record: string) => record + '#'.repeat(40_000), 2, /too long to be a record/],
  ])('ends with a code of the contract where its record names %s', async (_what, change, expected, words) => {
    await codehub(['new', name, place()]);
    const record = join(place(), '.codehub.yml');
    writeFileSync(record, change(readFileSync(record, 'utf8')));
    commit();
    push({ 'README.md': '# Changed\n' });
    const before = contents(readFolder(place()));
    const { code, notes } = await codehub(['upgrade', place()]);
    expect([code, notes]).toEqual([expected, expect.stringMatching(words)]);
    expect(contents(readFolder(place()))).toEqual(before);
  });

  test('answers no questions, and loses nothing that is not committed', async () => {
    await codehub(['new', name, place()]);
    expect(await codehub(['upgrade', place(), '--set', 'a=b'])).toMatchObject({ code: 2 });
    appendFileSync(join(place(), 'src/a.txt'), 'not committed\n');
    push({ 'src/a.txt': 'changed\n' });
    expect(await codehub(['upgrade', place()])).toMatchObject({ code: 2 });
    expect(readFileSync(join(place(), 'src/a.txt'), 'utf8')).toMatch(/not committed\n$/);
  });

  test('prints one JSON document', async () => {
    await codehub(['new', name, place()]);
    push({ 'README.md': '# Changed\n' });
    const { out } = await codehub(['upgrade', place(), '--json']);
    expect(JSON.parse(out)).toMatchObject({
      template: name,
      source: `${forge.url}/${name}`,
      upToDate: false,
      written: ['.codehub.yml', 'README.md'],
      conflicts: [],
      remarks: [],
    });
  });
});
