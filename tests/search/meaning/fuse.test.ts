import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuse } from '../../../src/search/meaning/fuse.ts';

const near = fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined });
const orders = fc.array(near, { maxLength: 60 });

describe('two orders joined by their places', () => {
  test('follow weighted reciprocal rank fusion', () => {
    // The last of ten by words is first by meaning: 1/20 + 0.3/11 is less than 1/16 + 0.3/17, and more than 1/17 + 0.3/18.
    const nearness = Array.from({ length: 10 }, (_, place) => (place === 9 ? 1 : 0));
    expect(fuse(nearness)).toEqual([0, 1, 2, 3, 4, 5, 9, 6, 7, 8]);
  });

  test('hold each thing once', () => {
    fc.assert(
      fc.property(orders, (nearness) => {
        expect(fuse(nearness).sort((a, b) => a - b)).toEqual(nearness.map((_, place) => place));
      }),
    );
  });

  test('are as they were where meaning says the same, or nothing', () => {
    const falling = orders.map((nearness) => nearness.map((each, at) => (each === undefined ? each : -at)));
    fc.assert(
      fc.property(falling, (nearness) => {
        expect(fuse(nearness)).toEqual([...nearness.keys()]);
      }),
    );
    expect(fuse([1, 1, 1, undefined])).toEqual([0, 1, 2, 3]);
  });

  test('are led by what both have first', () => {
    fc.assert(
      fc.property(orders, (nearness) => {
        expect(fuse([9, ...nearness])[0]).toBe(0);
      }),
    );
  });

  test('never move a thing down because it is nearer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        (nearness, at) => {
          const which = at % nearness.length;
          const nearer = nearness.map((each, place) => (place === which ? each + 3 : each));
          expect(fuse(nearer).indexOf(which)).toBeLessThanOrEqual(fuse(nearness).indexOf(which));
        },
      ),
    );
  });
});
