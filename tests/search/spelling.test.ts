import { describe, expect, test } from 'vitest';
import { likeliest, mistakesAllowed } from '../../src/search/query/spelling.ts';
import { spellingVariants } from '../../src/search/query/spelling-variants.ts';
import { otherNamesOf } from '../../src/search/query/other-names.ts';
import { synonyms } from '../../src/search/query/synonyms.ts';
import { fold, innerWords, nameParts, wordsOf } from '../../src/search/query/words.ts';

describe('the likeliest word', () => {
  const known = (words: Record<string, number>) =>
    Object.entries(words).map(([word, documents]) => ({ word, documents }));

  test('has fewest mistakes, then stands in most documents, and begins alike', () => {
    expect(likeliest('vacine', known({ vaccine: 3, vicine: 1, machine: 900 }))).toBe('vaccine');
    expect(likeliest('tets', known({ test: 50, tens: 2 }))).toBe('test');
    expect(likeliest('patinet', known({ patient: 5, latinet: 5 }))).toBe('patient');
  });

  test('is none when all are too far away or the word is short', () => {
    expect(likeliest('dialysis', known({ paralysis: 100, analysts: 9 }))).toBeUndefined();
    expect(mistakesAllowed(3)).toBe(0);
  });
});

test.each([
  ['organisation', 'organization'],
  ['anonymising', 'anonymizing'],
  ['analyse', 'analyze'],
  ['licence', 'license'],
  ['colour', 'color'],
  ['behavioural', 'behavioral'],
  ['centre', 'center'],
  ['programme', 'program'],
  ['paediatrics', 'pediatrics'],
  ['anaemia', 'anemia'],
  ['haematology', 'hematology'],
])('%s and %s are spellings of each other', (british, american) => {
  expect(spellingVariants(british)).toContain(american);
  expect(spellingVariants(american)).toContain(british);
});

test.each(['data', 'is', 'size', 'wise', 'meter', 'prize', 'laboratory', 'collaborate'])(
  '%s has one spelling',
  (word) => {
    expect(spellingVariants(word)).toEqual([]);
  },
);

describe('synonyms', () => {
  test('are written as the index cuts words, each in one group', () => {
    const names = synonyms.flatMap((group) => group.names);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names)
      expect(
        fold(
          wordsOf(name)
            .map(({ text }) => text)
            .join(' '),
        ),
      ).toBe(name);
  });

  test('go both ways', () => {
    const names = (words: string[]) => otherNamesOf(words).map(({ name }) => name);
    expect(names(['gp'])).toContain('general practice');
    expect(names(['general', 'practice'])).toContain('gp');
    expect(otherNamesOf(['practice'])).toEqual([]);
  });
});

test.each([
  ['DotnetMeshClient', ['dotnet', 'mesh', 'client']],
  ['NHSRplotthedots', ['nhs', 'nhsr', 'rplotthedots', 'plotthedots']],
  ['gp-connect_demo.api', ['gp', 'connect', 'demo', 'api', 'gpconnect']],
  ['nhs111-resources', ['nhs', '111', 'resources']],
])('%s is made of %j', (name, parts) => {
  expect(nameParts(name).split(' ')).toEqual(expect.arrayContaining(parts));
});

test.each([
  ['The API is RiskScoreCalculator, v2', ['risk', 'score', 'calculator']],
  ['covidApp and myGP', ['covid', 'app']],
  ['Plain words, NHS and A/B', []],
])('words inside names of %j', (text, words) => {
  expect(innerWords(text)).toEqual(words);
});
