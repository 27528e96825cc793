import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { qualifierValue, typedBeginning } from '../../src/search/query/typed-beginning.ts';
import { WordStarts } from '../../src/search/query/word-starts.ts';
import type { SearchDocument, SuggestingEngine } from '../../src/search/search.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';

describe('what is being typed', () => {
  test.each([
    ['ward bo', undefined, 'ward bo', ''],
    ['language:', 'language', '', 'language:'],
    ['beds lang:Py', 'language', 'Py', 'beds lang:'],
    ['beds -topic:fh', 'topic', 'fh', 'beds -topic:'],
    ['org:"NHS Dig', 'organisation', 'NHS Dig', 'org:'],
    ['(license:mi', 'licence', 'mi', '(license:'],
    ['is:te', 'kind', 'te', 'is:'],
    ['language:python beds', undefined, 'language:python beds', ''],
  ])('%s', (text, facet, beginning, before) => {
    expect(typedBeginning(text)).toEqual({ facet, beginning, before });
  });

  test('is nothing to go on when it is empty, or an unknown qualifier', () => {
    expect(['', '   ', 'stars:1', 'constructor:x'].map(typedBeginning)).toEqual(Array(4).fill(undefined));
  });

  test('any value in a qualifier is read as it was written', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        const written = qualifierValue(value.replaceAll('"', ''));
        const typed = typedBeginning(`topic:${written.replace(/"$/, '')}`);
        expect(typed).toMatchObject({ facet: 'topic', beginning: value.replaceAll('"', '') });
      }),
    );
  });
});

describe('beginnings of words', () => {
  test('are found whatever separates words, and told apart by how well they fit', () => {
    const starts = new WordStarts();
    ['Ward-Board', 'board', 'board.2', 'keyboard', 'NHSboard'].forEach((name, id) => starts.set(id, name));
    expect(starts.find('board')).toEqual([
      { id: 0, fit: 1 },
      { id: 1, fit: 3 },
      { id: 2, fit: 2 },
    ]);
    expect(starts.find('ward bo')).toEqual([{ id: 0, fit: 2 }]);
    starts.set(1, null);
    starts.set(2, 'other');
    expect(starts.find('Bóard')).toEqual([{ id: 0, fit: 1 }]);
  });

  test('are found as a plain reading of every name finds them', () => {
    const word = fc.stringMatching(/^[a-c1]{1,4}$/);
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 3 })), word, (names, wanted) => {
        const starts = new WordStarts();
        names.forEach((words, id) => starts.set(id, words.join('-')));
        const expected = names.flatMap((words, id) => {
          const runs = words.flatMap((one) => one.match(/[a-c]+|1+/g) ?? []);
          return runs.some((_, at) => runs.slice(at).join('').startsWith(wanted)) ? [id] : [];
        });
        if (wanted.length >= 2)
          expect(
            starts
              .find(wanted)
              .map(({ id }) => id)
              .sort(),
          ).toEqual(expected.sort());
      }),
    );
  });
});

describe('suggestions', () => {
  let engine: SuggestingEngine;
  beforeEach(async () => {
    engine = await openSqliteSearch(':memory:');
  });
  afterEach(() => engine[Symbol.asyncDispose]());

  const names: Record<string, string> = { 'nhs-a': 'Leeds Teaching Hospitals' };
  const nameOf = (login: string) => names[login];
  const put = (...documents: SearchDocument[]) => engine.apply({ put: documents, remove: [], position: 1 });
  const texts = async (text: string, limit = 8) =>
    (await engine.suggest({ text, limit, nameOf })).map((each) => each.text);

  const some = () =>
    put(
      aDocument('nhs-a/fhir-client', { language: 'Python', topics: ['fhir', 'booking'], stars: 900 }),
      aDocument('nhs-a/FHIR', { language: 'Python', topics: ['fhir'] }),
      aDocument('nhs-b/node-fhir', { language: 'Jupyter Notebook', topics: ['fhirpath'] }),
      aDocument('nhs-b/pyramid', { language: 'C++', topics: ['x'] }),
    );

  test('put whole names first, then beginnings, then later words, the likelier first', async () => {
    await some();
    expect(await texts('fhir')).toEqual([
      'topic:fhir',
      'nhs-a/FHIR',
      'nhs-a/fhir-client',
      'topic:fhirpath',
      'nhs-b/node-fhir',
    ]);
    expect(await texts('fhir', 2)).toEqual(['topic:fhir', 'nhs-a/FHIR']);
    expect(await texts('py')).toEqual(['language:Python', 'nhs-b/pyramid']);
  });

  test('find a repository by owner and name, and an organisation by its name', async () => {
    await some();
    expect(await texts('NHS-A/fh')).toEqual(['nhs-a/fhir-client', 'nhs-a/FHIR']);
    expect(await engine.suggest({ text: 'teaching', limit: 8, nameOf })).toEqual([
      { kind: 'organisation', text: 'org:nhs-a', label: 'Leeds Teaching Hospitals', repositories: 2 },
    ]);
  });

  test('complete the value of a qualifier and keep what stands before it', async () => {
    await some();
    expect(await texts('beds language:')).toEqual([
      'beds language:Python',
      'beds language:"Jupyter Notebook"',
      'beds language:C++',
    ]);
    expect(await texts('-language:"jup')).toEqual(['-language:"Jupyter Notebook"']);
    expect(await texts('org:leeds')).toEqual(['org:nhs-a']);
    expect(await texts('topic:fhir', 1)).toEqual(['topic:fhir']);
  });

  test('lead to what they name', async () => {
    await some();
    for (const { text, repositories } of await engine.suggest({ text: 'language:', limit: 8 }))
      expect((await engine.search(aQuery(text))).total).toBe(repositories);
  });

  test('forget what is withdrawn or renamed at once', async () => {
    await some();
    await texts('fhir');
    await engine.apply({
      put: [aDocument('nhs-b/renamed', { id: 'github:nhs-b/pyramid', topics: ['x'] })],
      remove: ['github:nhs-b/node-fhir'],
      position: 2,
    });
    expect(await texts('node')).toEqual([]);
    expect(await texts('topic:fhirp')).toEqual([]);
    expect(await texts('language:Jup')).toEqual([]);
    expect(await texts('pyramid')).toEqual([]);
    expect(await texts('renamed')).toEqual(['nhs-b/renamed']);
    await engine.reset();
    expect(await texts('fhir')).toEqual([]);
  });

  test('follow an index that another process fills', async () => {
    expect(await texts('board')).toEqual([]);
    await put(...Array.from({ length: 2_500 }, (_, at) => aDocument(`nhs/board-${at}`)));
    expect(await texts('board-2499')).toEqual(['nhs/board-2499']);
  });

  test('are few and harmless, whatever is typed', async () => {
    await some();
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('%', '_', '"', "'; DROP TABLE document", '/', '//', '../', '\0', '-', 'a'.repeat(200)),
      fc.constantFrom('topic:"', 'org:(', 'language:\\', '*:*', '"a:"'.repeat(50), '__proto__:'),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const found = await engine.suggest({ text, limit: 3, nameOf });
        expect(found.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 50 },
    );
    expect(await texts('%')).toEqual([]);
    expect(await texts('f')).toEqual([]);
  });
});
