import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Problem } from '../../src/base/problem.ts';
import { joinPacks, parsePack } from '../../src/policy/policy.ts';

const good = `id: sample-policy
title: Sample policy
version: 1.0
summary: Asks for a licence.
source: A sample
url: null
effectiveFrom: 2026-01-01
lastReviewed: 2026-11-23
clauses:
  - check: has-licence
    force: mandatory
    clause: 4
    text: There is a licence.
`;

function faultsOf(text: string): readonly string[] {
  try {
    parsePack(text, 'sample.yml');
  } catch (problem) {
    if (problem instanceof Problem && problem.kind === 'invalid') return problem.faults;
    throw problem;
  }
  return [];
}

describe('parsePack', () => {
  test('reads a pack', () => {
    expect(parsePack(good, 'sample.yml')).toMatchObject({
      id: 'sample-policy',
      version: '1',
      clauses: [{ check: 'has-licence', force: 'mandatory', clause: '4' }],
    });
  });

  test('reports every fault at once, each with its line', () => {
    const text = good
      .replace('id: sample-policy', 'id: Sample Policy')
      .replace('2026-01-01', 'last spring')
      .replace('check: has-licence', 'check: has-everything')
      .replace('force: mandatory', 'force: compulsory');
    expect(faultsOf(text)).toEqual([
      'sample.yml, line 1: id must be lower-case words joined by hyphens',
      'sample.yml, line 7: effectiveFrom must be a date such as 2026-11-23',
      'sample.yml, line 10: clauses.0.check names a check that does not exist: has-everything',
      'sample.yml, line 11: clauses.0.force must be one of mandatory, required, recommended',
    ]);
  });

  test.each([
    ['a missing field', good.replace('title: Sample policy\n', ''), /title/],
    ['a misspelt field', `${good}sumary: x\n`, /sumary/],
    [
      'the same check twice',
      `${good}  - check: has-licence\n    force: required\n    clause: 5\n    text: Again.\n`,
      /line 14.*asked twice/,
    ],
    ['the same key twice', `${good}id: other\n`, /line 14/],
    ['an address that is a script', good.replace('url: null', 'url: "javascript:alert(1)"'), /line 6: url/],
    ['broken YAML', 'id: [a', /line 1/],
    ['no pack at all', 'hello', /line 1/],
    ['nothing', '', /line 1/],
    [
      'a bomb of aliases',
      `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefghi'
        .split('')
        .map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
        .join('\n')}\n`,
      /./,
    ],
  ])('refuses %s', (_what, text, fault) => {
    expect(faultsOf(text).join('\n')).toMatch(fault);
  });

  test('never throws anything but a Problem', () => {
    fc.assert(fc.property(fc.string(), (text) => void faultsOf(text)));
    fc.assert(
      fc.property(
        fc.nat(good.length),
        fc.string(),
        (at, text) => void faultsOf(good.slice(0, at) + text + good.slice(at)),
      ),
    );
  });
});

describe('the packs that come with the hub', () => {
  const folder = new URL('../../policies/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yml'));

  test.each(files)('%s parses, and is named after its id', (file) => {
    const policy = parsePack(readFileSync(new URL(file, folder), 'utf8'), file);
    expect(`${policy.id}.yml`).toBe(file);
    expect(policy.url ?? 'https:').toMatch(/^https:/);
  });

  test('cover the NHS policy, the guidance of 2026 and the service standard', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'nhs-osp-2022.yml',
        'gds-ai-open-code-2026.yml',
        'nhs-service-standard-12.yml',
      ]),
    );
  });
});

describe('joinPacks', () => {
  const child = (more: string, id = 'child') =>
    parsePack(`${good.split('clauses:')[0]}`.replace('sample-policy', id) + more, `${id}.yml`);
  const clause = (check: string, force: string) =>
    `  - check: ${check}\n    force: ${force}\n    clause: 1\n    text: Asks.\n`;

  test('takes over clauses, lets its own win and leaves out what it names', () => {
    const parent = parsePack(
      `${good}${clause('has-readme', 'required')}${clause('is-public', 'required')}`,
      'p.yml',
    );
    const joined = joinPacks([
      parent,
      child(`extends: sample-policy\nwithout: [has-readme]\nclauses:\n${clause('is-public', 'mandatory')}`),
    ]);
    expect(joined.faults).toEqual([]);
    expect(joined.policies[1]?.clauses.map(({ check, force }) => [check, force])).toEqual([
      ['has-licence', 'mandatory'],
      ['is-public', 'mandatory'],
    ]);
  });

  test('names what is wrong between packs', () => {
    const files = [
      child('extends: nobody\n', 'orphan'),
      child('extends: two\n', 'one'),
      child('extends: one\n', 'two'),
      parsePack(good, 'a.yml'),
      parsePack(good, 'b.yml'),
      child('extends: sample-policy\nwithout: [is-public]\n', 'odd'),
    ];
    expect(joinPacks(files).faults).toEqual([
      'There are two policies called sample-policy.',
      'The policy orphan extends nobody, which does not exist.',
      'The policy one extends itself.',
      'The policy two extends itself.',
      'The policy odd leaves out is-public, which sample-policy does not ask for.',
    ]);
  });
});
