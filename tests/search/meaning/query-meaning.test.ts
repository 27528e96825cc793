import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queryMeaning } from '../../../src/search/meaning/query-meaning.ts';
import { aQuery } from '../a-document.ts';

describe('what a search is about', () => {
  test.each([
    ['plan the shifts of junior doctors', 'plan the shifts of junior doctors'],
    ['  plan shifts for doctors language:python -org:nhsuk ', 'plan shifts for doctors'],
    ['language:(python OR r) plan shifts for doctors', 'plan shifts for doctors'],
    ['is:fork Plan  SHIFTS, for is:mistake doctors?', 'Plan SHIFTS for doctors'],
  ])('is its words: %s', (typed, text) => {
    expect(queryMeaning(aQuery(typed))).toBe(text);
  });

  test.each([
    '',
    'nhsuk-frontend',
    'waiting list',
    'how do I use the app',
    '"plan shifts for doctors"',
    'plan shifts for "junior doctors"',
    'plan shifts -doctors nurses',
    'plan shifts OR rotas doctors',
    'plan shifts doctors (rota OR roster)',
    'language:python is:open stars:>10',
    'https://github.com/nhsuk/nhsuk-frontend',
  ])('is left to the words of %j', (typed) => {
    expect(queryMeaning(aQuery(typed))).toBeUndefined();
  });

  test('is left to the words where something else gives the order', () => {
    const text = 'plan shifts for doctors';
    expect(queryMeaning(aQuery(text, { sort: 'stars' }))).toBeUndefined();
    expect(queryMeaning(aQuery(text, { wordsOnly: true }))).toBeUndefined();
  });

  test('is well-formed, bounded text, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1_500 }), (typed) => {
        const text = queryMeaning(aQuery(`${typed} plan shifts doctors`)) ?? '';
        expect(text.isWellFormed()).toBe(true);
        expect(text.length).toBeLessThanOrEqual(1_000);
      }),
    );
  });
});
