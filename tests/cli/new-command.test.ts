import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli, type CommandContext } from '../../src/cli/cli.ts';
import { loadTemplates } from '../../src/templates/templates.ts';
import { policies, smallFolder } from '../templates/some-templates.ts';

let folder: string;
let started: { folder: string; message: string }[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codehub-new-'));
  started = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const notHere = () => Promise.reject(new Error('not asked for here'));

/** Runs one command line; `typed` answers the questions in turn, as a person at a terminal would. */
async function codehub(args: string[], typed?: string[], overrides: Partial<CommandContext> = {}) {
  const [out, notes, prompts]: string[][] = [[], [], []];
  const ask = async (prompt: string) => {
    prompts?.push(prompt);
    return typed?.shift() ?? expect.fail(`nothing left to answer ${notes?.at(-1) ?? ''}`);
  };
  const code = await runCli(
    args,
    {
      out: (text) => void out?.push(text),
      note: (text) => void notes?.push(text),
      terminal: false,
      ask: typed && ask,
      signal: new AbortController().signal,
      openHub: notHere,
      policies: async () => policies,
      readWorkTreeEvidence: notHere,
      readFile: notHere,
      readRemote: notHere,
      templates: async () => loadTemplates(smallFolder),
      startRepository: async (place, message) => {
        started.push({ folder: place, message });
        return true;
      },
      ...overrides,
    } as Parameters<typeof runCli>[1],
    '1.2.3',
  );
  const plain = (pieces: string[] = []) => stripVTControlCharacters(pieces.join(''));
  return { code, out: plain(out), notes: plain(notes), prompts };
}

const target = () => join(folder, 'ward-board');
const read = (path: string) => readFile(join(target(), path), 'utf8');

describe('codehub templates', () => {
  test('lists what there is and how to start', async () => {
    const { code, out } = await codehub(['templates']);
    expect(code).toBe(0);
    expect(out).toContain('small (1.1.0)  Small service');
    expect(out).toContain('codehub new TEMPLATE FOLDER');
  });

  test('prints one JSON document, with the questions', async () => {
    const { out } = await codehub(['templates', '--json']);
    const [only] = JSON.parse(out) as { id: string; questions: unknown[] }[];
    expect([only?.id, only?.questions.length]).toEqual(['small', 11]);
  });
});

describe('codehub new', () => {
  test('makes a service, called after its folder, and says what to type next', async () => {
    const { code, out } = await codehub(['new', 'small', target()]);
    expect(code).toBe(0);
    expect(out).toContain(`Ward board is in ${target()}: 12 files from small 1.1.0.`);
    expect(out).toContain(`  cd ${target()}\n  node src/server.js\n`);
    expect(await read('README.md')).toMatch(/^# Ward board\n/);
    expect(started).toEqual([
      {
        folder: expect.stringContaining(folder) as string,
        message: 'Start from the template Small service (small 1.1.0)',
      },
    ]);
    expect(await readdir(folder)).toEqual(['ward-board']);
  });

  test('takes answers that hold anything', async () => {
    const set = ['--set', 'serviceName=It’s = "mine"', '--set', 'database=yes', '--set', 'greeting='];
    await codehub(['new', 'small', target(), ...set]);
    expect(await read('README.md')).toMatch(/^# It’s = "mine"\n/);
    expect(await read('src/database.toml')).toBe('name = "main"\n');
    expect(await read('src/server.js')).toContain("const greeting = '';");
  });

  test('keeps the name of a service that its folder cannot give', async () => {
    await mkdir(join(folder, '---'));
    const { out } = await codehub(['new', 'small', join(folder, '---'), '--json']);
    expect(JSON.parse(out)).toMatchObject({ answers: { serviceName: 'Example service' } });
  });

  test('shows the same plan in a dry run, and writes nothing', async () => {
    const dry = await codehub(['new', 'small', target(), '--dry-run', '--json']);
    expect(await readdir(folder)).toEqual([]);
    const wet = await codehub(['new', 'small', target(), '--json']);
    const [planned, made] = [dry, wet].map(
      ({ out }) => JSON.parse(out) as { written: boolean; files: { path: string }[] },
    );
    expect(planned).toEqual({ ...made, written: false });
    expect(made?.written).toBe(true);
    const listed = await codehub(['new', 'small', join(folder, 'other', 'ward-board'), '--dry-run']);
    for (const { path } of made?.files ?? []) expect(listed.out).toContain(path);
    expect(listed.out).toMatch(/\d+ of \d+ policy checks are met by these files\. Nothing was written\./);
  });

  test.each([
    ['an answer that is wrong', ['--set', 'teamEmail=nobody'], 2, 'teamEmail must be an email address'],
    ['a question there is not', ['--set', 'colour=red'], 2, 'colour is not a question of this template'],
    ['it with the questions there are', ['--set', 'colour=red'], 2, 'Its questions are: serviceName, '],
    ['an answer without a question', ['--set', '=red'], 2, 'must be a question, =, and the answer'],
  ])('refuses %s', async (_what, args, expected, words) => {
    const { code, notes, out } = await codehub(['new', 'small', target(), ...args]);
    expect([code, out]).toEqual([expected, '']);
    expect(notes).toContain(words);
    expect(await readdir(folder)).toEqual([]);
  });

  test('lists exactly the example answers when no questions were asked', async () => {
    const { out } = await codehub(['new', 'small', target(), '--set', 'summary=Shows which beds are free.']);
    const [, examples = ''] = /these answers are examples: (.*)\.\n/.exec(out) ?? [];
    expect(examples).toMatch(/organisationName.*teamEmail/);
    expect(examples).not.toMatch(/serviceName|summary|phase|clinical/);
  });

  test('keeps what was said, and no examples, for the next service', async () => {
    const kept = join(folder, 'answers.yml');
    const said = ['--set', 'teamName=Ward team', '--set', 'phase=beta'];
    await codehub(['new', 'small', target(), ...said, '--save-answers', kept]);
    const text = await readFile(kept, 'utf8');
    expect(text).toMatch(/teamName: "Ward team"[\s\S]*phase: "beta"/);
    expect(text).not.toMatch(/organisationName|teamEmail/);
    const { out } = await codehub(['new', 'small', join(folder, 'second'), '--answers', kept]);
    expect(out).toMatch(/these answers are examples: .*teamEmail/);
  });

  test('says that answers could not be kept, with the service made', async () => {
    const { code, notes } = await codehub([
      'new',
      'small',
      target(),
      '--save-answers',
      join(folder, 'no', 'a.yml'),
    ]);
    expect([code, notes]).toEqual([
      2,
      expect.stringContaining('cannot be written (ENOENT): the service was made'),
    ]);
    expect(await readdir(folder)).toEqual(['ward-board']);
  });

  test('says which templates there are', async () => {
    const { code, notes } = await codehub(['new', 'large', target()]);
    expect(code).toBe(3);
    expect(notes).toContain('There are: small.');
  });

  test.each([['small'], ['small', '--dry-run']])(
    'touches nothing in a folder that holds something (%s %s)',
    async (id, ...rest) => {
      await mkdir(target());
      await writeFile(join(target(), 'README.md'), 'mine');
      const { code, notes } = await codehub(['new', id, target(), ...rest.filter(Boolean)]);
      expect(code).toBe(1);
      expect(notes).toContain('is not empty');
      expect([await read('README.md'), await readdir(target())]).toEqual(['mine', ['README.md']]);
    },
  );

  test('makes no repository when asked not to, and says so when it lies in one', async () => {
    await codehub(['new', 'small', target(), '--no-git']);
    expect(started).toEqual([]);
    const inside = await codehub(['new', 'small', join(folder, 'x')], undefined, {
      startRepository: async () => false,
    });
    expect(inside.notes).toContain('commit the files to that one');
  });

  test('leaves nothing when the repository cannot be started', async () => {
    const startRepository = () => Promise.reject(new Error('git broke'));
    await expect(codehub(['new', 'small', target()], undefined, { startRepository })).rejects.toThrow(
      'git broke',
    );
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('codehub new at a terminal', () => {
  test('asks what applies and was not answered yet, and again until the answer is one', async () => {
    const typed = [
      '',
      'Shows free beds.',
      '',
      '-bad-',
      'sample-trust',
      '',
      'nobody',
      'beds@example.nhs.uk',
      '3',
      'y',
      'Yes',
      'x',
    ];
    const { code, notes, prompts } = await codehub(['new', 'small', target(), '--set', 'greeting=Hi'], typed);
    expect(code).toBe(0);
    expect(typed).toEqual([]);
    expect(notes).toContain('What is your service called?');
    expect(notes).toContain('  1  Prototype: to learn from');
    expect(notes).not.toContain('How does it greet people?');
    expect(notes).toContain('The answer must hold only letters, digits and hyphens');
    expect(notes).toContain('The answer must be an email address');
    expect(prompts?.slice(0, 2)).toEqual(['[Ward board] > ', expect.stringContaining('] > ')]);
    expect(prompts?.at(-1)).toBe('[main] > ');
    expect(await read('.codehub.yml')).toContain('  phase: "beta"\n  clinical: true\n');
  });

  test('asks nothing when one JSON document is wanted', async () => {
    const { code, prompts } = await codehub(['new', 'small', target(), '--json'], []);
    expect([code, prompts]).toEqual([0, []]);
  });
});
