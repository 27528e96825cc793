import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topK } from '../../src/search/sqlite/rank/top-k.ts';

test('any page of the best is the page of the sorted whole', () => {
  const entries = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 });
  fc.assert(
    fc.property(entries, fc.nat(70), fc.nat(30), (keys, from, length) => {
      const slots = keys.map((_, place) => keys.length - 1 - place);
      const sorted = keys.map((key, place) => ({ key, slot: slots[place] ?? 0 }));
      sorted.sort((a, b) => b.key - a.key || a.slot - b.slot);
      const ties = slots.map((_, slot) => slot);
      expect(topK(slots, keys, ties, from, from + length)).toEqual(
        sorted.slice(from, from + length).map(({ slot }) => slot),
      );
    }),
  );
});
