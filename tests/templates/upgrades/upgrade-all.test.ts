import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aFolder, aHubWith, aSource, commitAll, fresh, lines } from './a-template.ts';
import { runCommand } from './run-command.ts';

const first = aSource('1.0.0', { a: lines('a'), b: lines('b') });
const second = aSource('2.0.0', { a: lines('a', { 3: 'theirs' }), b: lines('b') });

const run = (...args: string[]) => runCommand(['upgrade', ...args], aHubWith(first, second));

function write(folder: string, source: typeof first, edit: (place: string) => void = () => {}): void {
  for (const [path, { content }] of fresh(source)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  edit(folder);
}

/** Clones beside each other, a repository of several services, and folders that are none. */
function manyServices() {
  const folder = aFolder();
  const at = (...path: string[]) => join(folder.path, ...path);
  write(at('clean'), first);
  commitAll(at('clean'));
  write(at('current'), second);
  commitAll(at('current'));
  write(at('both'), first, (place) => writeFileSync(join(place, 'a'), lines('a', { 3: 'mine' })));
  commitAll(at('both'));
  write(at('dirty'), first);
  commitAll(at('dirty'));
  appendFileSync(at('dirty/b'), 'not committed\n');
  write(at('mono/services/one'), first);
  write(at('mono/services/two'), first);
  commitAll(at('mono'));
  write(at('mono/node_modules/x'), first);
  mkdirSync(at('broken'));
  writeFileSync(at('broken/.codehub.yml'), 'a: [');
  symlinkSync(at('clean'), at('link'));
  return folder;
}

describe('codehub upgrade --all', () => {
  test('upgrades what it can, says of each what became of it, ends with the worst', async () => {
    using folder = manyServices();
    const { code, out } = await run('--all', folder.path);
    expect(code).toBe(2);
    const said = out.replaceAll(`${folder.path}/`, '').replaceAll(/ +/g, ' ');
    expect(said).toContain(
      'both web 1.0.0 to 2.0.0 upgraded: 2 written, 0 deleted, 1 in conflict\n ✘ a: Changed',
    );
    expect(said).toMatch(/^broken refused\n Invalid service record/m);
    expect(said).toContain('clean web 1.0.0 to 2.0.0 upgraded: 2 written, 0 deleted\n');
    expect(said).toContain('current web 2.0.0 up to date\n');
    expect(said).toMatch(/^dirty refused\n There are changes in .* not committed.*\n b\n/m);
    expect(said).toMatch(
      /^mono\/services\/one .* upgraded: 2 written.*\nmono\/services\/two .* upgraded: 2/m,
    );
    expect(said).toContain('3 upgraded, 1 with conflicts, 1 up to date, 2 refused.\n');
    expect(said).not.toMatch(/node_modules|link/);
    expect(readFileSync(join(folder.path, 'clean/a'), 'utf8')).toBe(lines('a', { 3: 'theirs' }));
    expect(readFileSync(join(folder.path, 'dirty/a'), 'utf8')).toBe(lines('a'));
  });

  test('as a dry run says the same and changes nothing', async () => {
    using folder = manyServices();
    using copy = aFolder();
    cpSync(folder.path, copy.path, { recursive: true, verbatimSymlinks: true });
    const { code, out } = await run(folder.path, '--all', '--dry-run');
    expect(code).toBe(2);
    expect(out).toContain(
      '3 can be upgraded, 1 with conflicts, 1 up to date, 2 refused.\nNothing was changed.',
    );
    for (const path of ['clean/a', 'both/a', 'both/.codehub.yml', 'mono/services/one/.codehub.yml'])
      expect(readFileSync(join(folder.path, path))).toEqual(readFileSync(join(copy.path, path)));
  });

  test('as JSON lists each service', async () => {
    using folder = manyServices();
    const { out } = await run('--all', folder.path, '--json');
    const { services } = JSON.parse(out) as { services: { directory: string; refused?: object }[] };
    expect(services).toHaveLength(7);
    expect(services.filter(({ refused }) => refused)).toHaveLength(2);
  });

  test('ends with 0 when all is well, and 3 when there is no service', async () => {
    using folder = aFolder();
    expect(await run('--all', folder.path)).toMatchObject({ code: 3, out: '' });
    expect(await run('--all', join(folder.path, 'nowhere'))).toMatchObject({ code: 3, out: '' });
    write(join(folder.path, 'one'), second);
    expect(await run('--all', folder.path)).toMatchObject({ code: 0 });
  });

  test.each([['--abort'], ['--mine', 'a'], ['--set', 'x=y']])('takes no %s', async (...more) => {
    using folder = aFolder();
    expect(await run('--all', folder.path, ...more)).toMatchObject({ code: 2, out: '' });
  });
});
