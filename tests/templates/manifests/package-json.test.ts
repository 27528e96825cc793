import { describe, expect, test } from 'vitest';
import { mergeOne } from './merge.ts';

interface Manifest {
  [field: string]: unknown;
  dependencies?: Record<string, string>;
}

const base: Manifest = {
  name: 'a-service',
  version: '0.1.0',
  scripts: { start: 'node src/main.ts', test: 'node --test' },
  dependencies: { express: '5.3.0', helmet: '8.3.0', zod: '4.6.7' },
  files: ['src', 'views'],
};

function written(value: Manifest, indent: string | number = 2): string {
  return `${JSON.stringify(value, null, indent)}\n`;
}

function merge(ours: Manifest, theirs: Manifest, was: Manifest | undefined = base) {
  const { text, told } = mergeOne('package.json', was && written(was), written(ours), written(theirs));
  return { text, told, value: JSON.parse(text ?? '') as Manifest };
}

const withNeeds = (dependencies: Record<string, string>): Manifest => ({ ...base, dependencies });

describe('versions in package.json', () => {
  test.each([
    ['the newer of two', '5.4.0', '5.5.1', '5.5.1'],
    ['the newer of two, on this side', '6.0.0', '5.5.1', '6.0.0'],
    ['a range that the team made, at the newer version', '^5.3.0', '5.5.1', '^5.5.1'],
    ['an early version before the one it leads to', '6.0.0-rc.1', '6.0.0', '6.0.0'],
  ])('%s', (_name, ours, theirs, expected) => {
    const { value, told } = merge(
      withNeeds({ express: ours, helmet: '8.3.0', zod: '4.6.7' }),
      withNeeds({ express: theirs, helmet: '8.3.0', zod: '4.6.7' }),
    );
    expect(value.dependencies).toEqual({ express: expected, helmet: '8.3.0', zod: '4.6.7' });
    expect(told).toEqual([]);
  });

  test('a team that went back to an older version is asked', () => {
    const { value, told } = merge(
      withNeeds({ express: '4.21.0', helmet: '8.3.0', zod: '4.6.7' }),
      withNeeds({ express: '5.4.0', helmet: '8.3.0', zod: '4.6.7' }),
    );
    expect(value.dependencies?.['express']).toBe('4.21.0');
    expect(told).toEqual([
      'dependencies.express: changed both here and in the template. Yours was kept: "4.21.0". The template has: "5.4.0".',
    ]);
  });
});

describe('what either side added or removed', () => {
  test('both additions are in, at their places in a sorted list', () => {
    const { text, told } = merge(
      withNeeds({ dotenv: '17.0.0', express: '5.4.0', helmet: '8.3.0', zod: '4.6.7' }),
      withNeeds({ 'date-fns': '4.1.0', express: '5.5.0', helmet: '8.3.0', pino: '10.4.0', zod: '4.6.7' }),
    );
    const { dependencies } = JSON.parse(text ?? '') as Manifest;
    expect(Object.keys(dependencies ?? {})).toEqual([
      'date-fns',
      'dotenv',
      'express',
      'helmet',
      'pino',
      'zod',
    ]);
    expect(text).toBe(written(withNeeds(dependencies ?? {})));
    expect(told).toEqual([]);
  });

  test('a package that one side removed goes, though the other has a newer version of it', () => {
    const here = merge(
      withNeeds({ express: '5.3.0' }),
      withNeeds({ express: '5.3.0', helmet: '9.0.0', zod: '4.6.7' }),
    );
    expect(here.value.dependencies).toEqual({ express: '5.3.0' });
    const there = merge(
      withNeeds({ express: '5.3.0', helmet: '9.0.0', zod: '4.6.7' }),
      withNeeds({ express: '5.3.0' }),
    );
    expect(there.value.dependencies).toEqual({ express: '5.3.0' });
    expect([...here.told, ...there.told]).toEqual([]);
  });

  test('lists of words are united', () => {
    const { value } = merge(
      { ...base, files: ['src', 'views', 'mine'] },
      { ...base, files: ['views', 'public'] },
    );
    expect(value['files']).toEqual(expect.arrayContaining(['views', 'mine', 'public']));
    expect(value['files']).not.toContain('src');
  });

  test('what both sides add without a common past is united', () => {
    const { text } = mergeOne(
      'package.json',
      undefined,
      written({ name: 'a' }),
      written({ name: 'a', type: 'module' }),
    );
    expect(JSON.parse(text ?? '')).toEqual({ name: 'a', type: 'module' });
  });
});

describe('what both sides mean differently', () => {
  const ours = { ...base, scripts: { start: 'node src/main.ts', test: 'vitest run' } };
  const theirs = { ...base, scripts: { start: 'node src/main.ts', test: 'node --test tests' } };

  test('the file stays as the team has it, and both values are told', () => {
    const { text, told } = merge(ours, theirs);
    expect(text).toBe(written(ours));
    expect(told).toEqual([
      'scripts.test: changed both here and in the template. Yours was kept: "vitest run". The template has: "node --test tests".',
    ]);
  });

  test('a script removed on one side and changed on the other is told', () => {
    const { value, told } = merge({ ...base, scripts: { start: 'node src/main.ts' } }, theirs);
    expect(value['scripts']).toEqual({ start: 'node src/main.ts' });
    expect(told).toEqual([
      'scripts.test: you removed it. The template now has "node --test tests". It was left out.',
    ]);
  });
});

describe('the layout of the team', () => {
  test('indentation, order of keys and line ends stay', () => {
    const own = {
      dependencies: { zod: '5.0.0', express: '5.3.0', helmet: '8.3.0' },
      ...base,
      extra: { deep: [1] },
    };
    own.dependencies = { zod: '5.0.0', express: '5.3.0', helmet: '8.3.0' };
    const ours = written(own, '\t').replaceAll('\n', '\r\n');
    const theirs = {
      ...base,
      dependencies: { ...base.dependencies, express: '5.4.0' },
      engines: { node: '>=24' },
    };
    const { text } = mergeOne('package.json', written(base), ours, written(theirs));
    const expected = { ...own, dependencies: { ...own.dependencies, express: '5.4.0' } };
    const [keys] = [Object.keys(JSON.parse(text ?? '') as object)];
    expect(keys.filter((key) => key !== 'engines')).toEqual(Object.keys(expected));
    expect(
      text
        ?.replace(/\t"engines": \{\r\n\t\t"node": ">=24"\r\n\t\},\r\n/, '')
        .replace(/,\r\n\t"engines": \{\r\n\t\t"node": ">=24"\r\n\t\}/, ''),
    ).toBe(written(expected, '\t').replaceAll('\n', '\r\n'));
  });

  test('what is no JSON is left to git', () => {
    expect(
      mergeOne('package.json', written(base), '{ broken', written({ ...base, a: 1 })).text,
    ).toBeUndefined();
    expect(mergeOne('package.json', '{"a":1}', '{"a":1,"a":2}', '{"a":3}').text).toBeUndefined();
  });
});
