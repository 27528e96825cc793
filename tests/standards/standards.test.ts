import { describe, expect, test } from 'vitest';
import { knownStandards, standardOf, standardsOf } from '../../src/standards/standards.ts';
import { anEvidence } from '../builders.ts';
import { aDependency } from '../store/cases/packages.ts';

interface RepositoryFacts {
  name?: string;
  description?: string;
  topics?: string[];
  readme?: string;
  manifest?: string;
  tree?: string[];
  packages?: Parameters<typeof aDependency>[0][];
}

function spoken({ readme, manifest, tree = [], packages = [], ...facts }: RepositoryFacts) {
  const evidence = anEvidence({
    ...{ name: 'board', description: null, topics: [], ...facts },
    tree: tree.map((path) => ({ path, type: 'file' as const, oid: path })),
  });
  const files = [
    { path: 'README.md', text: readme },
    { path: 'package.json', text: manifest },
  ];
  return standardsOf({ evidence, files, dependencies: packages.map((each) => aDependency(each)) });
}

const idsOf = (seen: RepositoryFacts) => spoken(seen).map(({ id }) => id);

describe('standards', () => {
  test.each<[string, RepositoryFacts, string[]]>([
    ['a package it asks for', { packages: [{}] }, ['nhs-design-system']],
    ['a package of a family', { packages: [{ package: 'maven/ca.uhn.hapi.fhir/hapi-fhir-base' }] }, ['fhir']],
    ['a package it does not ask for itself', { packages: [{ direct: false }] }, []],
    ['a canonical identifier', { readme: 'System: http://snomed.info/sct' }, ['snomed-ct']],
    ['a file', { tree: ['openapi.yaml'] }, ['openapi']],
    ['one mention in the README', { readme: 'Unlike FHIR, this is simple.' }, []],
    ['many mentions in the README', { readme: 'FHIR FHIR\nFHIR' }, []],
    ['a description and a README', { description: 'A FHIR server', readme: '# FHIR' }, ['fhir']],
    ['a topic and a name', { topics: ['nhs-login'], name: 'nhs-login-demo' }, ['nhs-login']],
    ['a word within another', { description: 'Bars and meshes', readme: 'bars, mesh, dmd' }, []],
    ['nothing', {}, []],
  ])('%s', (_, seen, expected) => {
    expect(idsOf(seen)).toEqual(expected);
  });

  test('each signal says where it was read', () => {
    const manifest = '{\n  "dependencies": {\n    "nhsuk-frontend": "^6.1.0"\n  }\n}';
    const [found] = spoken({ packages: [{}], manifest });
    expect(found?.version).toBe('6.1.0');
    expect(found?.signals[0]).toEqual({
      because: 'It asks for nhsuk-frontend 6.1.0.',
      proof: 'package.json#L3',
    });
  });

  test('the table is whole: ids are unique and found, addresses are addresses', () => {
    const ids = knownStandards.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, name } of knownStandards) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect([standardOf(id), standardOf(name)]).toEqual([id, id]);
    }
  });

  test.each([
    ['snomed', 'snomed-ct'],
    ['dm+d', 'dmd'],
    ['NHS number', 'nhs-number'],
    ['nhsuk-frontend', 'nhs-design-system'],
    ['UK Core', 'fhir-uk-core'],
    ['nothing', undefined],
  ])('“%s” means %s', (typed, id) => {
    expect(standardOf(typed)).toBe(id);
  });

  test('a hostile README is read in a moment', () => {
    expect(
      spoken({ readme: `${'NHS '.repeat(100_000)}\n${'\n'.repeat(100_000)}`, description: 'x' }),
    ).toEqual([]);
  });
});
