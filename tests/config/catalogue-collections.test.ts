import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../src/config/catalogue-file.ts';

const read = (text: string) =>
  readCatalogue(
    `organisations: [{ login: one-trust, name: One Trust, bodyType: trust, nation: Wales }]\n${text}`,
    'catalog.yml',
    [],
  );

describe('collections and software of the catalogue', () => {
  test('are read, and what may be left out is null', () => {
    const { value, faults } = read(`
collections:
  - { id: analyst-code, title: Analysts, why: It saves time., repositories: [a/b, group/sub/c] }
software:
  - { name: Tool, repository: a/b, usedBy: [{ body: One Trust }] }
  - { name: Other, url: "https://other.example", usedBy: [{ body: One Trust, since: "2024" }] }
`);
    expect(faults).toEqual([]);
    expect(value?.collections?.[0]?.repositories).toEqual(['a/b', 'group/sub/c']);
    expect(value?.software).toMatchObject([
      { repository: 'a/b', url: null, usedBy: [{ body: 'One Trust', purpose: null, since: null }] },
      { repository: null, usedBy: [{ since: '2024' }] },
    ]);
  });

  test('may be left out', () => {
    expect(read('').value).toMatchObject({ collections: [], software: [] });
  });

  test.each([
    ['collections: [{ id: A b, title: t, why: w, repositories: [a/b] }]', 'collections.0.id must hold only'],
    [
      'collections: [{ id: a, title: t, why: "", repositories: [a/b] }]',
      'collections.0.why must not be empty',
    ],
    ['collections: [{ id: a, title: t, why: w, repositories: [] }]', 'must name at least one repository'],
    ['collections: [{ id: a, title: t, why: w, repositories: [tool] }]', 'must be written as owner/name'],
    ['collections: [{ id: a, title: t, why: w, repositories: [a/b, A/B] }]', 'A/B is already in this list'],
    ['collections: [{ id: a, title: t, why: w }]', 'must be a list of repositories'],
    [
      'software: [{ name: T, usedBy: [{ body: One }] }]',
      'must have a repository (owner/name) of this hub or a url',
    ],
    ['software: [{ name: T, url: "javascript:1", usedBy: [{ body: One }] }]', 'must be a web address'],
    ['software: [{ name: T, repository: a/b, usedBy: [] }]', 'must name at least one body'],
    [
      'software: [{ name: T, repository: a/b, usedBy: [{ body: One, since: 2024 }] }]',
      'must be a year or a day',
    ],
  ])('%s is refused', (text, message) => {
    expect(read(text).faults).toEqual([expect.stringContaining(message)]);
  });

  test('are each listed once', () => {
    const one = '{ id: a, title: t, why: w, repositories: [a/b] }';
    expect(read(`collections: [${one}, ${one}]`).faults).toEqual([
      expect.stringContaining('a is already listed'),
    ]);
  });
});
