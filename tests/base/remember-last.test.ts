import { expect, test, vi } from 'vitest';
import { rememberLast } from '../../src/base/remember-last.ts';

test('rememberLast works on a text again only when it was not among the last', () => {
  const work = vi.fn((text: string) => text.toUpperCase());
  const remembered = rememberLast(work, 2);
  expect(['a', 'b', 'a', 'c', 'a'].map(remembered)).toEqual(['A', 'B', 'A', 'C', 'A']);
  expect(work.mock.calls.flat()).toEqual(['a', 'b', 'c']);
  expect(remembered('b')).toBe('B');
  expect(work).toHaveBeenCalledTimes(4);
});

test('rememberLast remembers that there was no result', () => {
  const work = vi.fn(() => undefined);
  const remembered = rememberLast(work, 2);
  remembered('a');
  remembered('a');
  expect(work).toHaveBeenCalledOnce();
});
