import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommandContext } from '../../../src/cli/cli.ts';
import {
  aFolder,
  aHubWith,
  aQuestion,
  aSource,
  commitAll,
  contents,
  fresh,
  lines,
  readFolder,
} from './a-template.ts';
import { runCommand } from './run-command.ts';

const first = aSource('1.0.0', { a: lines('a'), b: lines('b') });
const questions = [...first.template.questions, aQuestion('colour', { default: 'blue' })];
const second = aSource('2.0.0', { a: lines('a', { 3: '[%= colour %]' }), b: lines('b') }, { questions });

const run = (args: readonly string[], overrides: Partial<CommandContext> = {}) =>
  runCommand(args, aHubWith(first, second), overrides);

function aService() {
  const folder = aFolder(fresh(first));
  commitAll(folder.path);
  return folder;
}

describe('codehub upgrade', () => {
  test('says what it did, what is new, how to go on and how to undo it', async () => {
    using service = aService();
    const { code, out } = await run(['upgrade', service.path]);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'Upgraded web 1.0.0 to 2.0.0: 2 files written, 0 deleted.',
        '',
        'New in 2.0.0:',
        '  Change of 2 (security)',
        '',
        'Now run the tests, look at git diff and commit.',
        `To undo all of it: codehub upgrade ${service.path} --abort`,
        '',
      ].join('\n'),
    );
    expect((await run(['upgrade', service.path])).out).toBe('Up to date: web 2.0.0 is the newest.\n');
  });

  test('ends with 1 on conflicts, lists them, and says that it is not finished', async () => {
    using service = aService();
    writeFileSync(join(service.path, 'a'), lines('a', { 3: 'mine' }));
    commitAll(service.path);
    const dry = await run(['upgrade', service.path, '--dry-run']);
    expect(dry.code).toBe(1);
    expect(dry.out).toContain('+<<<<<<< yours\n');
    expect(dry.out).toContain('1 conflict would be left to resolve:');
    const { code, out } = await run(['upgrade', service.path]);
    expect(code).toBe(1);
    expect(out).toContain(
      '✘ a: Changed both here and in the template. Both versions are marked in the file.',
    );
    expect(out).toContain('The upgrade is not finished.');
    const again = await run(['upgrade', service.path]);
    expect([again.code, again.out]).toEqual([1, '']);
    expect(again.err).toMatch(/upgrade to 2\.0\.0 is not finished/);
  });

  test('--dry-run prints the difference and changes nothing', async () => {
    using service = aService();
    const before = contents(readFolder(service.path));
    const { code, out } = await run(['upgrade', service.path, '--dry-run']);
    expect(code).toBe(0);
    expect(out).toContain('-a line 3\n+blue\n');
    expect(out).toContain(
      'Would upgrade web 1.0.0 to 2.0.0: 2 files written, 0 deleted. Nothing was changed.',
    );
    expect(contents(readFolder(service.path))).toEqual(before);
  });

  test('--json prints one document', async () => {
    using service = aService();
    const ask = async () => {
      throw new Error('asked');
    };
    const { out, err, code } = await run(['upgrade', service.path, '--json', '--set', 'colour=red=x'], {
      ask,
    });
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      directory: service.path,
      dryRun: false,
      template: 'web',
      from: '1.0.0',
      version: '2.0.0',
      upToDate: false,
      written: ['.codehub.yml', 'a'],
      deleted: [],
      conflicts: [],
      notices: [],
      answers: { serviceName: 'Some service', colour: 'red=x' },
      changelog: [second.template.changelog[0]],
    });
  });

  test('asks at a terminal what is new', async () => {
    using service = aService();
    const asked: string[] = [];
    const ask = async (prompt: string) => {
      asked.push(prompt);
      return 'green';
    };
    await run(['upgrade', service.path], { ask });
    expect(asked).toHaveLength(1);
    expect(contents(readFolder(service.path))['a']).toBe(lines('a', { 3: 'green' }));
  });

  test.each([
    ['an answer to no question', ['--set', 'nothing=1'], 2],
    ['an answer without a value', ['--set', 'colour'], 2],
    ['an unknown option', ['--force'], 2],
  ])('ends with an exit code of the contract on %s', async (_name, more, expected) => {
    using service = aService();
    const before = contents(readFolder(service.path));
    const { code, err } = await run(['upgrade', service.path, ...more]);
    expect(code).toBe(expected);
    expect(err).not.toBe('');
    expect(contents(readFolder(service.path))).toEqual(before);
  });

  test('refuses what is not committed with 2, and a folder that is no service with 3', async () => {
    using service = aService();
    appendFileSync(join(service.path, 'b'), 'more\n');
    expect(await run(['upgrade', service.path])).toMatchObject({ code: 2 });
    using other = aFolder();
    expect(await run(['upgrade', other.path])).toMatchObject({ code: 3 });
  });

  test('--abort undoes the upgrade, and says so', async () => {
    using service = aService();
    const before = contents(readFolder(service.path));
    expect(await run(['upgrade', service.path, '--abort'])).toMatchObject({ code: 3, out: '' });
    await run(['upgrade', service.path]);
    const { code, out } = await run(['upgrade', service.path, '--abort']);
    expect([code, out]).toEqual([0, 'Undone: the upgrade of web 1.0.0 to 2.0.0. 2 put back, 0 removed.\n']);
    expect(contents(readFolder(service.path))).toEqual(before);
  });

  test('without git names the folder that keeps what was there', async () => {
    using service = aFolder(fresh(first));
    const { out } = await run(['upgrade', service.path]);
    expect(out).toContain(`the files as they were are in ${service.path}/.codehub-undo.`);
    expect((await run(['upgrade', service.path, '--abort'])).code).toBe(0);
    expect(contents(readFolder(service.path))).toEqual(contents(fresh(first)));
  });

  test('--mine keeps a file for the team, now and later', async () => {
    using service = aService();
    const { code, out } = await run(['upgrade', service.path, '--mine', 'a']);
    expect(code).toBe(0);
    expect(out).toContain('a: Changed in the template. It is listed as yours, so it was not touched.');
    expect(contents(readFolder(service.path))).toMatchObject({ a: lines('a') });
    expect(contents(readFolder(service.path))['.codehub.yml']).toContain('mine:\n  - "a"\n');
  });

  test.each([
    ['--to a release', ['--to', '2.0.0'], 0, ''],
    ['--to the present one', ['--to', '1.0.0'], 0, ''],
    ['--to an older one', ['--to', '0.9.0'], 3, 'no version 0.9.0. This service can have: 2.0.0, 1.0.0.'],
    ['--to no version', ['--to', 'latest'], 3, 'This service can have: 2.0.0, 1.0.0.'],
    ['--abort as a dry run', ['--abort', '--dry-run'], 2, 'no dry run'],
  ])('%s ends as it should', async (_name, more, expected, words) => {
    using service = aService();
    const { code, err } = await run(['upgrade', service.path, ...more]);
    expect(code).toBe(expected);
    expect(err).toContain(words);
  });

  test('--to goes no further, and never back', async () => {
    const third = aSource('3.0.0', { a: 'third\n' });
    const templates = async () => aHubWith(first, second, third);
    using service = aService();
    expect((await run(['upgrade', service.path, '--to', '2.0.0'], { templates })).out).toMatch(
      /^Upgraded web 1\.0\.0 to 2\.0\.0/,
    );
    commitAll(service.path);
    const back = await run(['upgrade', service.path, '--to', '1.0.0'], { templates });
    expect(back).toMatchObject({ code: 2 });
    expect(back.err).toContain('It can have: 3.0.0, 2.0.0.');
    expect((await run(['upgrade', service.path], { templates })).out).toMatch(/^Upgraded web 2\.0\.0 to 3/);
  });
});
