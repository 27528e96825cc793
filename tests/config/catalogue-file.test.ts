import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../src/config/catalogue-file.ts';
import { accountsOf } from '../../src/domain/account.ts';

const policies = ['nhs-osp-2022'];
const read = (text: string) => readCatalogue(text, 'catalog.yml', policies);

const good = `
title: Our hub
policies: [nhs-osp-2022]
organisations:
  - { login: one-trust, name: One Trust, bodyType: trust, nation: Wales }
  - { login: two-lab, name: Two Lab, bodyType: research, nation: UK, policies: [] }
`;

describe('readCatalogue', () => {
  test('an organisation that names no policies is bound by those of the catalogue', () => {
    const organisations = read(good).value?.organisations.map(({ login, policies }) => [login, policies]);
    expect(organisations).toEqual([
      ['one-trust', ['nhs-osp-2022']],
      ['two-lab', []],
    ]);
  });

  test('the catalogue that ships is right', async () => {
    const { value, faults } = read(await readFile(new URL('../../catalog.yml', import.meta.url), 'utf8'));
    expect(faults).toEqual([]);
    expect(value?.organisations.length).toBeGreaterThan(40);
  });

  test('reports every fault at once, with the line each is on', () => {
    const { faults } = read(`title: Our hub
schedule: { harvest: sometimes }
organisations:
  - login: -bad-
    name: Bad
    bodyType: hospital
    nation: Wales
  - login: same
    name: A
    bodyType: trust
    nation: England
    policies: [made-up]
    colour: blue
`);
    expect(faults).toEqual([
      expect.stringMatching(/line 4: organisations.0.login must be an account name/),
      expect.stringMatching(/line 6: organisations.0.bodyType must be one of/),
      expect.stringMatching(
        /line 12: organisations.1.policies.0 must name a policy of this hub: nhs-osp-2022/,
      ),
      expect.stringMatching(/line 8: organisations.1 must not hold colour/),
      expect.stringMatching(/line 2: schedule.harvest must be a cron expression/),
    ]);
  });

  test('the same account twice is a fault, whatever its case', () => {
    const { faults } = read(`${good}  - { login: ONE-TRUST, name: Again, bodyType: trust, nation: Wales }\n`);
    expect(faults).toEqual([
      'catalog.yml, line 7: organisations.2.login ONE-TRUST is already listed (entry 1)',
    ]);
  });

  test('broken YAML names the line', () => {
    expect(read('title: [unclosed\norganisations: }').faults[0]).toMatch(/^catalog.yml, line 2: /);
  });

  test('an empty file says what is missing', () => {
    expect(read('organisations: []').faults).toEqual([
      'catalog.yml, line 1: the file names no organisation and no repository: there is nothing to harvest.',
    ]);
  });

  test('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(read(text).faults.length).toBeGreaterThan(0);
      }),
    );
  });

  test('a small file cannot grow into a huge value by aliases', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
    for (let level = 1; level < 12; level += 1) {
      const [from, to] = [String.fromCharCode(96 + level), String.fromCharCode(97 + level)];
      bomb.push(`${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join(',')}]`);
    }
    expect(read(bomb.join('\n')).faults.length).toBeGreaterThan(0);
  });
});

describe('licence verdicts in the catalogue', () => {
  const entry = (overrides: string) =>
    read(
      `${good}licences:\n  - { repository: one-trust/tool, expression: MIT AND OGL-UK-3.0, by: Lead, on: '2026-11-01', because: Asked, path: LICENCE, blob: ${'a'.repeat(40)}${overrides} }\n`,
    );

  test('are read whole', () => {
    expect(entry('').value?.licences).toMatchObject([{ expression: 'MIT AND OGL-UK-3.0', on: '2026-11-01' }]);
  });

  test('an expression that is none, and a date that is none, are faults with their line', () => {
    const { faults } = read(
      `${good}licences:\n  - { repository: a, expression: whatever, by: x, on: yesterday, because: y, path: L, blob: short }\n`,
    );
    expect(faults.map((fault) => /licences\.0\.(\w+)/.exec(fault)?.[1])).toEqual([
      'repository',
      'expression',
      'on',
      'blob',
    ]);
    expect(faults[0]).toMatch(/line 8/);
  });
});

describe('accounts of an organisation', () => {
  const body = 'name: Lab, bodyType: research, nation: UK';
  const entry = (fields: string) => read(`${good}  - { login: lab, ${body}, ${fields} }\n`);
  const group = { forge: 'gitlab', login: 'lab/tools' };

  test('without a list, it is the one on GitHub that it is named after', () => {
    const [first] = read(good).value?.organisations ?? [];
    expect(first && accountsOf(first)).toEqual([{ forge: 'github', login: 'one-trust' }]);
  });

  test('a group on GitLab can be named alone, or beside accounts on GitHub', () => {
    expect(entry('gitlab: lab/tools').value?.organisations[2]?.accounts).toEqual([group]);
    const both = entry('accounts: [{ forge: github, login: lab }, { forge: gitlab, login: lab/tools }]');
    expect(both.value?.organisations[2]?.accounts).toEqual([{ forge: 'github', login: 'lab' }, group]);
  });

  test('accounts named by their forge alone can stand together', () => {
    const { value, faults } = entry('github: Lab-2, gitlab: lab/tools');
    expect([faults, value?.organisations[2]]).toEqual([
      [],
      {
        ...{ login: 'lab', name: 'Lab', bodyType: 'research', nation: 'UK', homepage: null, parent: null },
        ...{ predecessors: [], successor: null, policies: ['nhs-osp-2022'] },
        accounts: [{ forge: 'github', login: 'Lab-2' }, group],
      },
    ]);
  });

  test('the same name on two forges is two accounts', () => {
    expect(entry('gitlab: one-trust').faults).toEqual([]);
  });

  test.each([
    ['gitlab: /lab/', 'organisations.2.gitlab must be the path of a group, such as group/subgroup'],
    ['github: lab/tools', 'organisations.2.github must be an account name'],
    ['gitlab: lab, accounts: [{ forge: github, login: lab }]', 'cannot be given together with accounts'],
    ['accounts: []', 'organisations.2.accounts must name at least one account'],
    ['accounts: [{ forge: svn, login: lab }]', 'must have a forge, which is one of: github, gitlab'],
    ['accounts: [{ forge: github, login: a/b }]', 'must be an account name'],
    ['accounts: [{ forge: github, login: One-Trust }]', 'One-Trust on github already belongs to one-trust'],
  ])('%s is a fault', (fields, message) => {
    expect(entry(fields).faults.join('\n')).toContain(message);
  });
});
