import { describe, expect, test } from 'vitest';
import { mergeAll } from './merge.ts';

type Needs = Record<string, string>;
interface Locked {
  version: string;
  dependencies?: Needs;
  dev?: true;
}

function manifest(dependencies: Needs, devDependencies: Needs = {}): string {
  return `${JSON.stringify({ name: 'a', version: '0.1.0', dependencies, devDependencies }, null, 2)}\n`;
}

function lock(dependencies: Needs, packages: Record<string, Locked>, devDependencies: Needs = {}): string {
  const root = { name: 'a', version: '0.1.0', dependencies, devDependencies };
  const placed = Object.entries(packages).map(([place, one]) => [
    `node_modules/${place}`,
    { ...one, integrity: `sha512-${place}${one.version}` },
  ]);
  const whole = { name: 'a', version: '0.1.0', lockfileVersion: 3, requires: true };
  return `${JSON.stringify({ ...whole, packages: { '': root, ...Object.fromEntries(placed) } }, null, 2)}\n`;
}

const files = (needs: Needs, packages: Record<string, Locked>) => ({
  'package.json': manifest(needs),
  'package-lock.json': lock(needs, packages),
});

const base = files(
  { express: '5.3.0', zod: '4.6.7' },
  {
    express: { version: '5.3.0', dependencies: { qs: '^6.1.0' } },
    qs: { version: '6.1.0' },
    zod: { version: '4.6.7' },
  },
);

const ours = files(
  { express: '5.4.0', zod: '4.6.7', redis: '7.0.0' },
  {
    express: { version: '5.4.0', dependencies: { qs: '^6.2.0' } },
    qs: { version: '6.2.0' },
    redis: { version: '7.0.0' },
    zod: { version: '4.6.7' },
  },
);

describe('package-lock.json', () => {
  test('holds what both sides need, at the newer versions, and fits package.json', () => {
    const theirs = files(
      { express: '5.3.1', zod: '4.7.0' },
      {
        express: { version: '5.3.1', dependencies: { qs: '^6.1.0' } },
        qs: { version: '6.3.0' },
        zod: { version: '4.7.0' },
      },
    );
    const { after, told } = mergeAll(base, ours, theirs);
    expect(JSON.parse(after('package.json') ?? '')).toMatchObject({
      dependencies: { express: '5.4.0', redis: '7.0.0', zod: '4.7.0' },
    });
    expect(JSON.parse(after('package-lock.json') ?? '')).toMatchObject({
      packages: {
        '': { dependencies: { express: '5.4.0', redis: '7.0.0', zod: '4.7.0' } },
        'node_modules/express': { version: '5.4.0', integrity: 'sha512-express5.4.0' },
        'node_modules/qs': { version: '6.3.0', integrity: 'sha512-qs6.3.0' },
        'node_modules/redis': { version: '7.0.0' },
        'node_modules/zod': { version: '4.7.0' },
      },
    });
    expect(told).toEqual([]);
  });

  test('what nobody needs any more goes', () => {
    const theirs = files({ zod: '4.8.0' }, { zod: { version: '4.8.0' } });
    const here = files(
      { express: '5.3.0', zod: '4.7.0' },
      {
        express: { version: '5.3.0', dependencies: { qs: '^6.1.0' } },
        qs: { version: '6.1.0' },
        zod: { version: '4.7.0' },
      },
    );
    const { after } = mergeAll(base, here, theirs);
    const { packages } = JSON.parse(after('package-lock.json') ?? '') as { packages: object };
    expect(Object.keys(packages)).toEqual(['', 'node_modules/zod']);
  });

  test('a team that made its own before the template had one has no conflict', () => {
    const { 'package-lock.json': _none, ...before } = base;
    const theirs = files(
      { express: '5.3.0', zod: '4.6.7' },
      {
        express: { version: '5.3.0', dependencies: { qs: '^6.1.0' } },
        qs: { version: '6.1.5' },
        zod: { version: '4.6.7' },
      },
    );
    const { after, told } = mergeAll(before, base, theirs);
    expect(after('package-lock.json')).toBe(theirs['package-lock.json']);
    expect(told).toEqual([]);
  });

  test('where nothing fits, the team’s stays and it is said what to run', () => {
    const theirs = files(
      { express: '6.0.0', zod: '4.6.7' },
      {
        express: { version: '6.0.0', dependencies: { qs: '^5.0.0' } },
        qs: { version: '5.0.0' },
        zod: { version: '4.6.7' },
      },
    );
    const { after, told } = mergeAll(base, ours, theirs);
    expect(after('package-lock.json')).toBe(ours['package-lock.json']);
    expect(told).toEqual([expect.stringContaining('Run “npm install”')]);
  });

  test('a lock file that only the team has is not written, and it is said that it is old', () => {
    const own = { ...ours, 'package-lock.json': ours['package-lock.json'] };
    const { after, told, remarks } = mergeAll({ 'package.json': base['package.json'] }, own, {
      'package.json': manifest({ express: '5.3.0', zod: '5.0.0' }),
    });
    expect(after('package-lock.json')).toBe(own['package-lock.json']);
    expect([told, remarks]).toEqual([[], [expect.stringContaining('Run “npm install”')]]);
  });

  test('a new lock file of the template that does not fit what the team needs is told', () => {
    const { told } = mergeAll(
      { 'package.json': base['package.json'] },
      { 'package.json': ours['package.json'] },
      base,
    );
    expect(told).toEqual([expect.stringContaining('Run “npm install”')]);
  });

  test('a package that is needed in production on one side is no development package', () => {
    const file = (needs: Needs, dev: Needs, packages: Record<string, Locked>) => ({
      'package.json': manifest(needs, dev),
      'package-lock.json': lock(needs, packages, dev),
    });
    const was = file({}, { qs: '6.1.0' }, { qs: { version: '6.1.0', dev: true } });
    const here = file({}, { qs: '6.2.0' }, { qs: { version: '6.2.0', dev: true } });
    const there = file(
      { app: '1.0.0' },
      { qs: '6.1.0' },
      {
        app: { version: '1.0.0', dependencies: { qs: '^6.0.0' } },
        qs: { version: '6.1.0' },
      },
    );
    const { after } = mergeAll(was, here, there);
    const { packages } = JSON.parse(after('package-lock.json') ?? '') as { packages: Record<string, Locked> };
    expect(packages['node_modules/qs']).toEqual({ version: '6.2.0', integrity: 'sha512-qs6.2.0' });
  });
});

describe('other lock files', () => {
  const all = (needs: string, locked: string) => ({
    'pyproject.toml': `[project]\nname = "a"\ndependencies = [${needs}]\n`,
    'uv.lock': `version = 1\n${locked}\n`,
  });
  const was = all('"flask==3.1.0"', '# base');

  test.each([
    ['the one whose manifest both come to', '"flask==3.2.0"', '"flask==3.3.0"', '# theirs', 0],
    ['the team’s, where it has the newer', '"flask==3.4.0"', '"flask==3.3.0"', '# ours', 0],
    [
      'the team’s, with a word, where neither fits',
      '"flask==3.2.0", "redis==7.0"',
      '"flask==3.3.0"',
      '# ours',
      1,
    ],
  ])('%s', (_name, ours, theirs, expected, words) => {
    const { after, told } = mergeAll(was, all(ours, '# ours'), all(theirs, '# theirs'));
    expect(after('uv.lock')).toContain(expected);
    expect(told.filter((one) => one.includes('uv lock'))).toHaveLength(words);
  });
});
