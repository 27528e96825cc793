import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageAfter } from '../../../src/forge/github/rest/rest-pages.ts';

test('the first page is as large as GitHub gives', () => {
  expect(pageAfter(0)).toEqual({ page: 1, size: 100 });
});

test('each page holds the last repository of the one before, and gets on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 1_000_000 }), (end) => {
      const { page, size } = pageAfter(end);
      expect((page - 1) * size).toBeLessThan(end);
      expect(page * size).toBeGreaterThan(end + 40);
      expect(size).toBeLessThanOrEqual(100);
    }),
  );
});

test('overlapping costs few pages more', () => {
  let end = 0;
  let pages = 0;
  for (; end < 5_000; pages++) {
    const { page, size } = pageAfter(end);
    end = page * size;
  }
  expect(pages).toBeLessThanOrEqual(60);
});
