import { describe, expect, test } from 'vitest';
import { Problem } from '../../../src/base/problem.ts';
import type { FileTree } from '../../../src/domain/file-tree.ts';
import type { ServiceRecord, Template, TemplateSource } from '../../../src/domain/template.ts';
import { planUpgrade, readServiceRecord, type UpgradePlan } from '../../../src/templates/templates.ts';
import {
  always,
  aQuestion,
  aSource,
  contents,
  fresh,
  lines,
  someAnswers,
  today,
  tools,
  tree,
  type Contents,
} from './a-template.ts';

const record: ServiceRecord = { template: 'web', version: '1.0.0', started: today, answers: someAnswers };

function upgrade(
  source: { from: TemplateSource; to: TemplateSource },
  files: FileTree,
  overrides: { record?: Partial<ServiceRecord>; set?: Record<string, unknown>; date?: string } = {},
): Promise<UpgradePlan> {
  const { set = {}, date = today } = overrides;
  const request = { source, record: { ...record, ...overrides.record }, files, date, set };
  return planUpgrade(request, { mergeTrees: tools.mergeTrees, signal: always });
}

/** What a service with `ours` becomes when its template goes from `base` to `theirs`. */
async function merge(
  base: Contents,
  ours: Contents,
  theirs: Contents,
  overrides = {},
  input: { record?: Partial<ServiceRecord> } = {},
) {
  const source = { from: aSource('1.0.0', base), to: aSource('2.0.0', theirs, overrides) };
  const files = tree(ours);
  const plan = await upgrade(source, files, input);
  const after = new Map([...files, ...plan.writes]);
  for (const path of plan.deletions) after.delete(path);
  after.delete('.codehub.yml');
  return { ...plan, after: contents(after), told: plan.conflicts.map(({ kind, path }) => `${kind} ${path}`) };
}

describe('what is merged', () => {
  test('edits of both sides come together, and what differs is all that is written', async () => {
    const { writes, after, told } = await merge(
      { a: lines('a'), b: lines('b') },
      { a: lines('a', { 2: 'mine' }), b: lines('b'), own: 'own' },
      { a: lines('a', { 17: 'theirs' }), b: lines('b') },
    );
    expect(after['a']).toBe(lines('a', { 2: 'mine', 17: 'theirs' }));
    expect([...writes.keys()].sort()).toEqual(['.codehub.yml', 'a']);
    expect(told).toEqual([]);
  });

  test('the same lines changed twice are marked with both sides by name', async () => {
    const { after, conflicts } = await merge({ a: '1\n2\n3\n' }, { a: '1\nx\n3\n' }, { a: '1\ny\n3\n' });
    expect(after['a']).toBe('1\n<<<<<<< yours\nx\n=======\ny\n>>>>>>> template web version 2.0.0\n3\n');
    expect(conflicts).toMatchObject([{ kind: 'both-changed', path: 'a', marked: true, others: [] }]);
  });

  test('a file the team deleted stays so, with a conflict if the template changed it', async () => {
    const { after, told } = await merge(
      { a: lines('a'), b: lines('b'), c: lines('c') },
      { c: lines('c') },
      { a: lines('a'), b: lines('b', { 3: 'theirs' }), c: lines('c', { 3: 'theirs' }) },
    );
    expect(after).toEqual({ c: lines('c', { 3: 'theirs' }) });
    expect(told).toEqual(['removed-in-ours b']);
  });

  test('a file the template deleted goes unless the team changed it', async () => {
    const { after, told, deletions } = await merge(
      { a: lines('a'), b: lines('b') },
      { a: lines('a'), b: lines('b', { 3: 'mine' }) },
      {},
    );
    expect(after).toEqual({ b: lines('b', { 3: 'mine' }) });
    expect(deletions).toEqual(['a']);
    expect(told).toEqual(['removed-in-theirs b']);
  });

  test('a change follows a file the team renamed, and a new file the folder it renamed', async () => {
    const { after, told } = await merge(
      { 'src/a': lines('a'), 'src/b': lines('b') },
      { 'app/a': lines('a', { 1: 'mine' }), 'app/b': lines('b') },
      { 'src/a': lines('a', { 15: 'theirs' }), 'src/b': lines('b'), 'src/c': 'new\n' },
    );
    expect(after).toEqual({
      'app/a': lines('a', { 1: 'mine', 15: 'theirs' }),
      'app/b': lines('b'),
      'app/c': 'new\n',
    });
    expect(told).toEqual([]);
  });

  test('an edit follows a renamed and rewritten file when a migration names it', async () => {
    const migrations = [{ to: '2.0.0', renames: [{ from: 'old', to: 'docs/new' }] }];
    const { after, told } = await merge(
      { old: lines('a') },
      { old: lines('a', { 0: 'mine' }) },
      { 'docs/new': `${lines('a').split('\n').slice(0, 8).join('\n')}\n${lines('z')}` },
      { migrations },
    );
    expect(Object.keys(after)).toEqual(['docs/new']);
    expect(after['docs/new']).toMatch(/^mine\na line 1\n[^]*z line 19\n$/);
    expect(told).toEqual([]);
  });

  test('a migration moves folders, leaves a deleted file deleted, and never overwrites', async () => {
    const migrations = [
      { to: '2.0.0', renames: [{ from: 'old', to: 'new' }] },
      { to: '3.0.0', renames: [{ from: 'new', to: 'never' }] },
    ];
    const { after, told } = await merge(
      { 'old/a': lines('a'), 'old/b': lines('b'), 'old/c': lines('c') },
      { 'old/a': lines('a', { 1: 'mine' }), 'old/c': lines('c'), 'new/c': 'own\n', 'older/x': 'own\n' },
      { 'new/a': lines('a', { 18: 'theirs' }), 'new/b': lines('b'), 'new/c': lines('c') },
      { migrations },
    );
    expect(after).toMatchObject({ 'new/a': lines('a', { 1: 'mine', 18: 'theirs' }), 'older/x': 'own\n' });
    expect(after).not.toHaveProperty('new/b');
    expect(Object.values(after).join('')).toContain('own\n');
    expect(told.length).toBeGreaterThan(0);
  });

  test('a binary file is taken or kept whole, with a conflict if both changed it', async () => {
    const { after, conflicts } = await merge(
      { a: '\0one', b: '\0one' },
      { a: '\0one', b: '\0mine' },
      { a: '\0two', b: '\0two' },
    );
    expect(after).toEqual({ a: '\0two', b: '\0mine' });
    expect(conflicts).toMatchObject([{ kind: 'binary', path: 'b', marked: false }]);
  });

  test('permissions and links of the team stay', async () => {
    const { after, told } = await merge(
      { a: lines('a'), b: [lines('b'), 'executable'], l: 'x\n' },
      { a: [lines('a'), 'executable'], b: lines('b'), l: ['a', 'symlink'] },
      { a: lines('a', { 3: 'theirs' }), b: [lines('b', { 3: 'theirs' }), 'executable'], l: 'x\n' },
    );
    expect(after).toEqual({
      a: `executable: ${lines('a', { 3: 'theirs' })}`,
      b: lines('b', { 3: 'theirs' }),
      l: 'symlink: a',
    });
    expect(told).toEqual([]);
  });

  test('a link where the template has a folder is moved aside and reported', async () => {
    const { after, told } = await merge({}, { d: ['/etc', 'symlink'] }, { 'd/x': 'theirs\n' });
    expect(after).toEqual({ 'd~yours': 'symlink: /etc', 'd/x': 'theirs\n' });
    expect(told).toEqual(['in-the-way d~yours']);
  });

  test('a file that both added differently holds both versions and is reported', async () => {
    const { after, told } = await merge({}, { n: 'mine\n' }, { n: 'theirs\n' });
    expect(after['n']).toMatch(
      /<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> template web version 2\.0\.0\n/,
    );
    expect(told).toEqual(['both-added n']);
  });

  test.each([
    ['both moved it', { b: lines('a') }, { c: lines('a') }, 'both-moved'],
    ['moved here, deleted there', { b: lines('a') }, {}, 'moved-and-removed'],
    ['deleted here, moved there', {}, { c: lines('a') }, 'moved-and-removed'],
  ])('a rename that meets another change is told of: %s', async (_name, ours, theirs, kind) => {
    const { told, conflicts } = await merge({ a: lines('a') }, ours, theirs);
    expect(told).toHaveLength(1);
    expect(conflicts[0]).toMatchObject({ kind, marked: false });
  });

  test('a file checked out with CR LF keeps its line ends and takes the change', async () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    const { after, told } = await merge(
      { a: lines('a') },
      { a: crlf(lines('a', { 2: 'mine' })) },
      { a: lines('a', { 17: 'theirs' }) },
    );
    expect(after['a']).toBe(crlf(lines('a', { 2: 'mine', 17: 'theirs' })));
    expect(told).toEqual([]);
  });

  test('paths of any letters pass through git and back', async () => {
    const odd = 'ö "quoted" \\ tab\t.txt';
    const { after, writes } = await merge(
      { a: lines('a') },
      { [odd]: lines('a', { 2: 'mine' }), 'line\nfeed': 'own' },
      { a: lines('a', { 17: 'theirs' }) },
    );
    expect(after[odd]).toBe(lines('a', { 2: 'mine', 17: 'theirs' }));
    expect([...writes.keys()].sort()).toEqual(['.codehub.yml', odd].sort());
  });

  test('paths that lead out of the service are no part of it', async () => {
    const { writes, deletions } = await merge(
      { a: lines('a') },
      { '../x': lines('a'), '/etc/x': 'x', 'b/.GIT/config': 'x', a: lines('a') },
      { a: lines('a', { 1: 'theirs' }) },
    );
    expect([...writes.keys()]).toEqual(['a', '.codehub.yml']);
    expect(deletions).toEqual([]);
  });
});

describe('the record', () => {
  const from = aSource('1.0.0', { a: '[%= serviceName %] [%= year %]\n' });
  const question = aQuestion('colour', { default: 'blue' });
  const to = aSource(
    '3.0.0',
    { a: '[%= serviceName %] [%= year %]\n', b: '[%= colour %]\n' },
    { questions: [...from.template.questions, question] },
  );

  test('holds the new version and answers despite conflicts', async () => {
    const { writes, record: after } = await upgrade({ from, to }, tree({ a: 'mine\n', b: 'own\n' }));
    expect(readServiceRecord(contents(writes)['.codehub.yml'] ?? '').value).toEqual(after);
    expect(after).toEqual({
      template: 'web',
      version: '3.0.0',
      started: today,
      answers: { serviceName: 'Some service', colour: 'blue' },
    });
  });

  test('both versions are made for the day the service was started on', async () => {
    const files = fresh(from);
    const { writes } = await upgrade({ from, to }, files, { date: '2031-01-01' });
    expect([...writes.keys()].sort()).toEqual(['.codehub.yml', 'b']);
  });

  test('a new question takes what is set, and an old one what is set now', async () => {
    const set = { colour: 'green', serviceName: 'Other service' };
    const { writes, record: after } = await upgrade({ from, to }, fresh(from), { set });
    expect(contents(writes)).toMatchObject({ a: 'Other service 2026\n', b: 'green\n' });
    expect(after.answers).toEqual({ serviceName: 'Other service', colour: 'green' });
  });

  test('changes between the versions are named, with those that matter for security', async () => {
    const { changelog, from: before, version } = await upgrade({ from, to }, fresh(from));
    expect([before, version]).toEqual(['1.0.0', '3.0.0']);
    expect(changelog.map((release) => release.version)).toEqual(['3.0.0', '2.0.0']);
    expect(changelog.flatMap(({ changes }) => changes).map(({ security }) => security)).toEqual([
      false,
      true,
    ]);
  });

  test('nothing is done to a service that is up to date, unless its answers change', async () => {
    const same = { from: to, to };
    const at = { version: '3.0.0', answers: { serviceName: 'Some service', colour: 'blue' } };
    const files = fresh(to, at.answers);
    expect((await upgrade(same, files, { record: at })).writes.size).toBe(0);
    const changed = await upgrade(same, files, { record: at, set: { colour: 'red' } });
    expect(contents(changed.writes)).toMatchObject({ b: 'red\n' });
  });
});

describe('what is refused', () => {
  const source = { from: aSource('1.0.0', { a: 'a\n' }), to: aSource('2.0.0', { a: 'b\n' }) };
  const problem = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: unknown) => error,
    );

  test.each([
    ['an answer of the wrong type', { answers: { serviceName: { toString: 'x' } as unknown as string } }],
    ['an answer with a line break', { answers: { serviceName: 'x\nrun: evil' } }],
    ['an answer to no question', { answers: { serviceName: 'x', constructor: 'y' } }],
  ])('%s in the record', async (_name, overrides) => {
    const error = await problem(upgrade(source, tree({}), { record: overrides }));
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).kind).toBe('invalid');
    expect((error as Problem).faults).toHaveLength(1);
  });

  test('an answer that the new version no longer takes, with how to give another', async () => {
    const choices = [{ value: 'x', label: 'X' }];
    const questions = [aQuestion('serviceName', { type: 'choice', choices, default: 'x' })];
    const to = aSource('2.0.0', { a: 'b\n' }, { questions });
    const error = (await problem(upgrade({ ...source, to }, tree({})))) as Problem;
    expect(error.message).toContain('--set');
    expect(error.faults[0]).toContain('must be one of: x');
  });

  test.each([
    '<<<<<<< yours\nx\n',
    'x\n>>>>>>> template web version 1.2.0\n',
    'x\r\n<<<<<<< yours:old/name.txt\r\n',
  ])('marks of an earlier upgrade: %j', async (text) => {
    const error = (await problem(upgrade(source, tree({ a: 'a\n', 'b/c': text })))) as Problem;
    expect([error.kind, error.exitCode, error.faults]).toEqual(['conflict', 1, ['b/c']]);
  });

  test('only whole marker lines count as marks', async () => {
    const text = '  <<<<<<< yours\n<<<<<<< yourself\n>>>>>>> template of mine\n';
    expect((await upgrade(source, tree({ a: 'a\n', b: text }))).conflicts).toEqual([]);
  });
});

describe('a submodule', () => {
  async function mergeAround(submodule: string, theirs: Contents, overrides: Partial<Template> = {}) {
    const base = { 'lib/a': lines('a') };
    const source = { from: aSource('1.0.0', base), to: aSource('2.0.0', theirs, overrides) };
    const files = tree({ 'lib/a': lines('a', { 2: 'mine' }) });
    const request = { source, record, files, submodules: [submodule], date: today };
    return planUpgrade(request, { mergeTrees: tools.mergeTrees, signal: always });
  }

  test.each([
    ['at the same path', 'vendor', 'vendor'],
    ['that the file would lie in', 'vendor', 'vendor/deep/x'],
    ['below the path', 'vendor/lib', 'vendor'],
  ])('%s is kept, and the template’s file is left out and reported', async (_where, submodule, path) => {
    const plan = await mergeAround(submodule, { 'lib/a': lines('a'), [path]: 'theirs\n' });
    expect(plan.conflicts).toMatchObject([{ kind: 'submodule', path, marked: false }]);
    expect([...plan.writes.keys()]).toEqual(['.codehub.yml']);
    expect(plan.deletions).toEqual([]);
  });

  test('that another file only resembles is no conflict', async () => {
    const plan = await mergeAround('vendor', { 'lib/a': lines('a'), 'vendor-x': 'theirs\n' });
    expect(plan.conflicts).toEqual([]);
    expect(plan.writes.has('vendor-x')).toBe(true);
  });

  test.each([
    ['by a migration', [{ to: '2.0.0', renames: [{ from: 'lib', to: 'vendor' }] }]],
    ['by a rename that git finds', []],
  ])('keeps the edits of a file that the template moves into it %s', async (_how, migrations) => {
    const plan = await mergeAround('vendor', { 'vendor/a': lines('a') }, { migrations });
    const kinds = plan.conflicts.map(({ kind, path }) => `${kind} ${path}`).sort();
    expect(kinds).toEqual(['removed-in-theirs lib/a', 'submodule vendor/a']);
    expect([...plan.writes.keys()]).toEqual(['.codehub.yml']);
    expect(plan.deletions).toEqual([]);
  });
});

describe('names that differ only in case', () => {
  test('leave out a new file beside one of the team, and report it', async () => {
    const { after, told } = await merge(
      { a: 'a' },
      { a: 'a', 'docs/NEW.md': 'mine' },
      { a: 'a', 'docs/new.md': 'x' },
    );
    expect(told).toEqual(['same-name docs/new.md']);
    expect(after).toEqual({ a: 'a', 'docs/NEW.md': 'mine' });
  });

  test.each([
    ['a file beside a folder', { 'Src/x': 'mine' }, { src: 'x' }, 'src'],
    ['a file in a folder beside a file', { Docs: 'mine' }, { 'docs/x': 'x' }, 'docs/x'],
    ['another form of a letter', { 'docs/\u212Aey.md': 'mine' }, { 'docs/key.md': 'x' }, 'docs/key.md'],
  ])('leave out %s, and report it', async (_name, mine, theirs, path) => {
    const { after, conflicts } = await merge({ a: 'a' }, { a: 'a', ...mine }, { a: 'a', ...theirs });
    expect(conflicts).toMatchObject([{ kind: 'same-name', path }]);
    expect(after).toEqual({ a: 'a', ...mine });
  });

  test('leave out a new file beside one that moved along with its folder', async () => {
    const { after, told } = await merge(
      { 'src/a': lines('a'), 'src/b': lines('b') },
      { 'src/a': lines('a'), 'src/b': lines('b'), 'src/NEW': 'mine' },
      { 'app/a': lines('a'), 'app/b': lines('b'), 'app/new': 'x' },
    );
    expect(after).toEqual({ 'app/a': lines('a'), 'app/b': lines('b'), 'app/NEW': 'mine' });
    expect(told).toContain('same-name app/new');
  });

  test('let a file that the template renames take its new name', async () => {
    const { after, told } = await merge(
      { 'docs/A.md': lines('a') },
      { 'docs/A.md': lines('a') },
      { 'docs/a.md': lines('a') },
    );
    expect(told).toEqual([]);
    expect(after).toEqual({ 'docs/a.md': lines('a') });
  });
});

describe('a file that the team keeps for itself', () => {
  const mine = { record: { mine: ['docs/', 'lib/*.js'] } };

  test('is not touched, and a change of it in the template is mentioned', async () => {
    const { after, conflicts, notices } = await merge(
      { 'docs/a': lines('a'), 'docs/b': 'b', c: lines('c') },
      { 'docs/a': lines('a', { 2: 'mine' }), 'docs/b': 'b', c: lines('c') },
      { 'docs/a': lines('a', { 2: 'theirs' }), 'docs/new': 'x', c: lines('c', { 4: 'theirs' }) },
      {},
      mine,
    );
    expect(after).toEqual({
      'docs/a': lines('a', { 2: 'mine' }),
      'docs/b': 'b',
      c: lines('c', { 4: 'theirs' }),
    });
    expect(conflicts).toEqual([]);
    expect(notices.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual([
      'mine docs/a',
      'mine docs/b',
      'mine docs/new',
    ]);
  });

  test('is not touched under the name the team gave it, nor moved by a migration', async () => {
    const migrations = [{ to: '2.0.0', renames: [{ from: 'docs', to: 'handbook' }] }];
    const { after, conflicts, notices } = await merge(
      { 'src/a': lines('a'), 'docs/b': lines('b') },
      { 'lib/a.js': lines('a', { 2: 'mine' }), 'docs/b': lines('b') },
      { 'src/a': lines('a', { 2: 'theirs' }), 'handbook/b': lines('b') },
      { migrations },
      mine,
    );
    expect(after).toEqual({
      'lib/a.js': lines('a', { 2: 'mine' }),
      'docs/b': lines('b'),
      'handbook/b': lines('b'),
    });
    expect(conflicts).toEqual([]);
    expect(notices.map(({ path }) => path)).toContain('lib/a.js');
  });

  test('is added to the record, also of a service that is up to date', async () => {
    const same = aSource('1.0.0', { a: 'a\n' });
    const request = { source: { from: same, to: same }, record, files: tree({ a: 'a\n' }), date: today };
    const plan = await planUpgrade(
      { ...request, mine: ['a'] },
      { mergeTrees: tools.mergeTrees, signal: always },
    );
    expect([...plan.writes.keys()]).toEqual(['.codehub.yml']);
    expect(readServiceRecord(contents(plan.writes)['.codehub.yml'] ?? '').value).toMatchObject({
      version: '1.0.0',
      mine: ['a'],
    });
  });
});

describe('a deletion of the team’s', () => {
  const trees = [{ a: lines('a') }, {}, { a: lines('a', { 3: 'theirs' }) }] as const;

  test('is a conflict once, and only mentioned when an upgrade has told of it', async () => {
    const first = await merge(...trees);
    expect(first.told).toEqual(['removed-in-ours a']);
    expect(first.unmerged.map(({ stage }) => stage)).toEqual([1, 3]);
    expect(first.record.deleted).toEqual(['a']);
    const second = await merge(...trees, {}, { record: { deleted: ['a'] } });
    expect([second.told, second.unmerged]).toEqual([[], []]);
    expect(second.notices).toMatchObject([{ kind: 'deleted', path: 'a' }]);
    expect(second.record.deleted).toEqual(['a']);
  });

  test('is told of again when the file had come back in between', async () => {
    const back = await merge(
      { a: lines('a') },
      { a: lines('a') },
      { a: lines('a', { 3: 'theirs' }) },
      {},
      {
        record: { deleted: ['a'] },
      },
    );
    expect([back.told, back.notices, back.record.deleted]).toEqual([[], [], undefined]);
  });

  test('is remembered under the new name of the file', async () => {
    const migrations = [{ to: '2.0.0', renames: [{ from: 'a', to: 'b' }] }];
    const { told, record: after } = await merge(
      { a: lines('a') },
      {},
      { b: lines('a', { 3: 'x' }) },
      { migrations },
      {
        record: { deleted: ['a'] },
      },
    );
    expect([told, after.deleted]).toEqual([[], ['b']]);
  });
});

describe('what the index is to hold of a conflict', () => {
  test('are the three versions of the file', async () => {
    const { unmerged } = await merge(
      { a: '1\n2\n3\n', b: 'b' },
      { a: '1\nx\n3\n', b: 'b' },
      { a: '1\ny\n3\n' },
    );
    expect(
      unmerged.map(({ path, stage, file }) => [path, stage, Buffer.from(file.content).toString()]),
    ).toEqual([
      ['a', 1, '1\n2\n3\n'],
      ['a', 2, '1\nx\n3\n'],
      ['a', 3, '1\ny\n3\n'],
    ]);
  });
});
