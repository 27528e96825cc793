import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bitsetListed,
  bitsetOf,
  inAll,
  inAny,
  inBitset,
  inFirstOnly,
  sizeOf,
  slotsOf,
} from '../../src/search/sqlite/match/bitset.ts';

const size = 100;
const slots = fc.uniqueArray(fc.nat(size - 1));
const sorted = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);

test('sets of slots behave as sets', () => {
  fc.assert(
    fc.property(slots, slots, (one, other) => {
      const [a, b] = [new Set(one), new Set(other)];
      const [x, y] = [bitsetOf(one, size), bitsetListed(other.join(), size)];
      expect([...slotsOf(x)]).toEqual(sorted(a));
      expect([...slotsOf(y)]).toEqual(sorted(b));
      expect(sizeOf(x)).toBe(a.size);
      expect(other.map((slot) => inBitset(x, slot))).toEqual(other.map((slot) => a.has(slot)));
      expect([...slotsOf(inAll([x, y]))]).toEqual(sorted(a.intersection(b)));
      expect([...slotsOf(inAny([x, y], size))]).toEqual(sorted(a.union(b)));
      expect([...slotsOf(inFirstOnly(x, y))]).toEqual(sorted(a.difference(b)));
      expect([...slotsOf(x)]).toEqual(sorted(a));
    }),
  );
});

test('any of no sets is nothing', () => {
  expect(sizeOf(inAny([], size))).toBe(0);
});
