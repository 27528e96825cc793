import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { compareVersions } from '../../../src/dependencies/dependencies.ts';
import { mergeOne } from './merge.ts';

type Needs = Record<string, string>;

const name = fc.constantFrom('express', 'helmet', 'zod', 'pino', 'nunjucks', 'axe-core', 'supertest', 'yaml');
const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((parts) => parts.join('.'));
const needs = fc.dictionary(name, version, { maxKeys: 8, noNullPrototype: true });

/** Files that hold needs, as each kind writes and reads them. */
const kinds: { path: string; write: (needs: Needs) => string; read: (text: string) => Needs }[] = [
  {
    path: 'package.json',
    write: (all) => `${JSON.stringify({ name: 'a', dependencies: all, license: 'MIT' }, null, 2)}\n`,
    read: (text) => (JSON.parse(text) as { dependencies: Needs }).dependencies,
  },
  {
    path: 'pyproject.toml',
    write: (all) =>
      `[project]\nname = "a"\ndependencies = [\n${entries(all, (each, at) => `  "${each}==${at}",\n`)}]\nreadme = "README.md"\n`,
    read: (text) =>
      pairs(
        (parseToml(text)['project'] as { dependencies: string[] }).dependencies.map((one) => one.split('==')),
      ),
  },
  {
    path: 'requirements.txt',
    write: (all) =>
      '--require-hashes\n' +
      entries(all, (each, at) => `${each}==${at} \\\n    --hash=sha256:${each}${at}\n    # via a\n`),
    read: (text) =>
      pairs([...text.matchAll(/^([\w-]+)==(\S+)/gm)].map(([, each = '', at = '']) => [each, at])),
  },
  {
    path: '.github/workflows/ci.yml',
    write: (all) =>
      `on: push\njobs:\n  a:\n    steps:\n${entries(all, (each, at) => `      - uses: a/${each}@${idOf(each, at)} # v${at}\n`)}      - run: end\n`,
    read: (text) => {
      const uses = [...text.matchAll(/uses: a\/([\w-]+)@(\w+) # v(\S+)/g)];
      for (const [, each = '', id, at = ''] of uses) expect(id).toBe(idOf(each, at));
      return pairs(uses.map(([, each = '', , at = '']) => [each, at]));
    },
  },
];

function entries(all: Needs, line: (each: string, at: string) => string): string {
  return Object.keys(all)
    .sort()
    .map((each) => line(each, all[each] ?? ''))
    .join('');
}

function pairs(all: string[][]): Needs {
  expect(new Set(all.map(([each]) => each)).size).toBe(all.length);
  return Object.fromEntries(all.map(([each = '', at = '']) => [each, at]));
}

/** A stand-in for the id of the commit of a version. */
function idOf(each: string, at: string): string {
  return Buffer.from(`${each}@${at}`).toString('hex').padEnd(40, '0').slice(0, 40);
}

const isReadable: Record<string, (text: string) => unknown> = {
  'package.json': JSON.parse,
  'pyproject.toml': parseToml,
  '.github/workflows/ci.yml': (text) => parseYaml(text) as unknown,
};

describe.each(kinds)('$path', ({ path, write, read }) => {
  /** What both sides come to, by the rules said again in few words. */
  function expected(base: Needs, ours: Needs, theirs: Needs): Needs {
    const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    const all: Needs = {};
    for (const key of keys) {
      const [was, our, their] = [base[key], ours[key], theirs[key]];
      const sides = [our, their].filter((side) => side !== undefined);
      if (sides.length < 2 && was !== undefined) continue;
      const newest = sides.reduce((one, other) => (compareVersions(one, other) >= 0 ? one : other));
      all[key] =
        our === was && their !== undefined ? their : their === was && our !== undefined ? our : newest;
    }
    return all;
  }

  /** Versions only go forward: whoever goes back is asked. */
  const forward = fc.tuple(needs, needs, needs).map(([base, ours, theirs]) => {
    const ahead = (side: Needs) =>
      Object.fromEntries(
        Object.entries(side).map(([key, at]) => {
          const was = base[key];
          return [key, was !== undefined && compareVersions(at, was) < 0 ? was : at];
        }),
      );
    return { base, ours: ahead(ours), theirs: ahead(theirs) };
  });

  test('holds additions of both, the newer versions, and nothing that either removed', () => {
    fc.assert(
      fc.property(forward, ({ base, ours, theirs }) => {
        const { text, told } = mergeOne(path, write(base), write(ours), write(theirs));
        expect(text).toBeDefined();
        expect(read(text ?? '')).toEqual(expected(base, ours, theirs));
        expect(told).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('can be read, whatever both sides did, and is the only side that changed', () => {
    fc.assert(
      fc.property(needs, needs, needs, (base, ours, theirs) => {
        const { text = '' } = mergeOne(path, write(base), write(ours), write(theirs));
        expect(() => isReadable[path]?.(text)).not.toThrow();
        for (const key of Object.keys(ours)) if (!(key in base)) expect(read(text)).toHaveProperty(key);
        expect(mergeOne(path, write(base), write(ours), write(base)).text).toBe(write(ours));
        const { text: only, told } = mergeOne(path, write(base), write(base), write(theirs));
        expect([only, told]).toEqual([write(theirs), []]);
      }),
      { numRuns: 200 },
    );
  });
});

const anyJson = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'),
  fc.jsonValue({ maxDepth: 3 }),
  { noNullPrototype: true },
);

test('any JSON objects come to one that can be read and loses no key that is new', () => {
  fc.assert(
    fc.property(anyJson, anyJson, anyJson, fc.constantFrom(0, 2, '\t'), (base, ours, theirs, indent) => {
      const write = (value: unknown, space: string | number) => JSON.stringify(value, null, space);
      const { text } = mergeOne('a.json', write(base, 2), write(ours, indent), write(theirs, 4));
      const merged = JSON.parse(text ?? write(ours, indent)) as object;
      for (const side of [ours, theirs])
        for (const key of Object.keys(side))
          if (!Object.hasOwn(base, key)) expect(Object.keys(merged)).toContain(key);
    }),
    { numRuns: 500 },
  );
});
