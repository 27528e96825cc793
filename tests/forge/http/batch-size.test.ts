import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBatchSize } from '../../../src/forge/http/batch-size.ts';

const quick = 100;

describe('how much is asked for at once', () => {
  test('halves under strain and never falls below one', () => {
    const size = createBatchSize({ start: 50, max: 100 });
    const sizes = Array.from({ length: 7 }, () => {
      size.tooLarge(size.current());
      return size.current();
    });
    expect(sizes).toEqual([25, 12, 6, 3, 1, 1, 1]);
  });

  test('grows back only after several quick answers in a row', () => {
    const size = createBatchSize({ start: 10, max: 30 });
    size.worked(10, quick);
    size.worked(10, quick);
    expect(size.current()).toBe(10);
    size.worked(10, 3_000);
    size.worked(10, quick);
    size.worked(10, quick);
    expect(size.current()).toBe(10);
    size.worked(10, quick);
    expect(size.current()).toBe(20);
    for (let n = 0; n < 9; n++) size.worked(size.current(), quick);
    expect(size.current()).toBe(30);
  });

  test('an answer that took nearly as long as GitHub allows is a warning', () => {
    const size = createBatchSize({ start: 40, max: 100 });
    size.worked(40, 9_000);
    expect(size.current()).toBe(20);
  });

  test('short last batches prove nothing', () => {
    const size = createBatchSize({ start: 40, max: 100 });
    for (let n = 0; n < 20; n++) size.worked(3, quick);
    expect(size.current()).toBe(40);
  });

  test('one bad item does not make everything after it slow', () => {
    const size = createBatchSize({ start: 50, max: 100 });
    size.worked(50, quick);
    for (let n = 0; n < 6; n++) size.tooLarge(size.current());
    size.isolated();
    expect(size.current()).toBe(50);
  });

  test('stays between one and the most, whatever happens', () => {
    const step = fc.oneof(
      fc.record({ worked: fc.integer({ min: 0, max: 20_000 }) }),
      fc.constant('strained' as const),
      fc.constant('isolated' as const),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.array(step, { maxLength: 60 }), (start, steps) => {
        const size = createBatchSize({ start, max: 100 });
        for (const each of steps) {
          const before = size.current();
          if (each === 'isolated') size.isolated();
          else if (each === 'strained') {
            size.tooLarge(before);
            expect(size.current()).toBe(Math.max(1, Math.floor(before / 2)));
          } else size.worked(before, each.worked);
          expect(size.current()).toBeGreaterThanOrEqual(1);
          expect(size.current()).toBeLessThanOrEqual(100);
          expect(size.current()).toBeLessThanOrEqual(Math.max(before * 2, start));
        }
      }),
    );
  });
});
