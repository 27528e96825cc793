import { describe, expect, test } from 'vitest';
import { packageName, packageUrl, readPackageUrl } from '../../src/dependencies/package-key.ts';
import {
  boundedVersion,
  compareVersions,
  meetsVersion,
  readVersionCondition,
} from '../../src/dependencies/versions.ts';

test('versions are in the order that people release them', () => {
  const order = [
    '0.9',
    '1.0.0-alpha.1',
    '1.0.0-beta',
    '1.0rc1',
    '1.0',
    '1.0.1',
    '1.2',
    '1.10',
    '2',
    '10.0.0',
  ];
  expect([...order].reverse().sort(compareVersions)).toEqual(order);
  expect(compareVersions('v1.0.0', '1.0')).toBe(0);
  expect(compareVersions('1.0.0+build', '1')).toBe(0);
});

test.each([
  ['8.9.1', '<9', true],
  ['9.0.0', '<9', false],
  ['9.0.0-beta.1', '<9', true],
  ['9.4.0', '>9', false],
  ['10.0.0', '>9', true],
  ['9.4.0', '>=9.4', true],
  ['9.4.1', '<=9.4', true],
  ['6.1.0', '6', true],
  ['6.1.0', '6.2', false],
  ['7.3.0', '6..8', true],
  ['9.0.0', '6..8', false],
])('version %s under the condition %s: %s', (version, condition, expected) => {
  const read = readVersionCondition(condition);
  expect(read && meetsVersion(version, read)).toBe(expected);
});

test.each(['', 'latest', '<', '<x', '1 2'])('“%s” is no condition on a version', (text) => {
  expect(readVersionCondition(text)).toBeUndefined();
});

test.each([
  ['^6.1.0', '6.1.0'],
  ['~> 2.0', '2.0'],
  ['>=1.0,<2', '1.0'],
  ['>=1.0 <2', '1.0'],
  ['==3.1', '3.1'],
  ['6.x', '6'],
  ['[1.0,2.0)', '1.0'],
  ['[1.0,)', undefined],
  ['>=7', undefined],
  ['*', undefined],
  ['latest', undefined],
  ['<3', undefined],
  [null, undefined],
])('the requirement %s is about version %s', (requirement, version) => {
  expect(boundedVersion(requirement)).toBe(version);
});

describe('package URLs', () => {
  test.each([
    ['pkg:npm/nhsuk-frontend@<9', 'npm/nhsuk-frontend', '<9'],
    ['npm/nhsuk-frontend', 'npm/nhsuk-frontend', null],
    ['pkg:npm/@nhs/board@1.0', 'npm/%40nhs/board', '1.0'],
    ['pkg:npm/%40nhs/board', 'npm/%40nhs/board', null],
    ['pkg:pypi/Foo_Bar', 'pypi/foo-bar', null],
    ['pkg:cran/NHSRplotthedots@>=0.1', 'cran/NHSRplotthedots', '>=0.1'],
    [
      'pkg:docker/dotnet/sdk?repository_url=mcr.microsoft.com',
      'docker/dotnet/sdk?repository_url=mcr.microsoft.com',
      null,
    ],
  ])('%s is read', (typed, key, version) => {
    expect(readPackageUrl(typed)).toEqual({ key, version });
  });

  test.each(['', 'pkg:', 'npm', 'pkg:npm/', 'pkg:npm/a b', 'hello world'])('“%s” is none', (typed) => {
    expect(readPackageUrl(typed)).toBeUndefined();
  });

  test('are written with a version, and names as their registries write them', () => {
    expect(packageUrl('npm/%40nhs/board', '1.0.0')).toBe('pkg:npm/%40nhs/board@1.0.0');
    expect(packageUrl('docker/a/b?repository_url=c.org', '1')).toBe('pkg:docker/a/b@1?repository_url=c.org');
    expect(packageName('npm/%40nhs/board')).toBe('@nhs/board');
    expect(packageName('maven/uk.nhs/board')).toBe('uk.nhs:board');
  });
});
