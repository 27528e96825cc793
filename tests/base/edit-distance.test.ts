import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/base/edit-distance.ts';

describe('editDistance', () => {
  test.each([
    ['same', 'same', 0, 0],
    ['vacination', 'vaccination', 1, 1],
    ['recrods', 'records', 1, 2],
    ['teh', 'the', 1, 2],
    ['fihr', 'fhir', 1, 2],
    ['ca', 'abc', 3, 3],
    ['kitten', 'sitting', 3, 3],
    ['', 'abc', 3, 3],
  ])('%s to %s is %i with swaps and %i without', (from, to, withSwaps, without) => {
    expect(editDistance(from, to, { max: 9, swaps: true })).toBe(withSwaps);
    expect(editDistance(from, to, { max: 9, swaps: false })).toBe(without);
  });

  test.each([true, false])('is symmetric, and exact up to the maximum (swaps: %s)', (swaps) => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, fc.nat(3), (from, to, max) => {
        const exact = editDistance(from, to, { max: 99, swaps });
        expect(editDistance(to, from, { max: 99, swaps })).toBe(exact);
        const limited = editDistance(from, to, { max, swaps });
        expect(limited > max ? exact > max : limited === exact).toBe(true);
      }),
    );
  });
});
