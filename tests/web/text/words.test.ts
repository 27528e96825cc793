import { describe, expect, test } from 'vitest';
import { ageOf, dateOf, durationOf, momentOf } from '../../../src/web/text/dates.ts';
import { bytesOf, countOf, numberOf, percentOf } from '../../../src/web/text/numbers.ts';

describe('dates for people', () => {
  test.each([
    ['2026-11-23T16:32:00Z', '23 November 2026, 4:32pm'],
    ['2026-11-23T00:00:00Z', '23 November 2026, midnight'],
    ['2026-11-23T00:05:00Z', '23 November 2026, 12:05am'],
    ['2026-11-23T12:00:00Z', '23 November 2026, midday'],
    ['2026-11-23T12:01:00Z', '23 November 2026, 12:01pm'],
    ['2026-11-23T09:00:00Z', '23 November 2026, 9am'],
    ['2026-07-01T23:30:00Z', '2 July 2026, 12:30am'],
    ['not a date', 'not a date'],
  ])('%s is %s in London', (instant, words) => {
    expect(momentOf(instant)).toBe(words);
  });

  test('a day without a time stays that day', () => {
    expect(dateOf('2026-06-01')).toBe('1 June 2026');
  });

  test.each([
    [0, 'just now'],
    [-5_000, 'just now'],
    [59_999, 'just now'],
    [60_000, '1 minute ago'],
    [3 * 3_600_000, '3 hours ago'],
    [23.99 * 3_600_000, '23 hours ago'],
    [24 * 3_600_000, '1 day ago'],
    [40 * 24 * 3_600_000, '1 month ago'],
    [364 * 24 * 3_600_000, '11 months ago'],
    [800 * 24 * 3_600_000, '2 years ago'],
  ])('%d milliseconds is %s', (passed, words) => {
    const now = new Date('2026-11-23T16:32:00Z');
    expect(ageOf(new Date(now.getTime() - passed).toISOString(), now)).toBe(words);
  });

  test.each([
    [0, 'less than a second'],
    [-1000, 'less than a second'],
    [1000, '1 second'],
    [65_000, '1 minute 5 seconds'],
    [3_600_000, '1 hour'],
    [3_725_000, '1 hour 2 minutes'],
  ])('%d milliseconds took %s', (milliseconds, words) => {
    expect(durationOf(milliseconds)).toBe(words);
  });
});

describe('numbers for people', () => {
  test('thousands are grouped and one is singular', () => {
    expect(numberOf(1234567)).toBe('1,234,567');
    expect(countOf(1, 'repository', 'repositories')).toBe('1 repository');
    expect(countOf(1234, 'repository', 'repositories')).toBe('1,234 repositories');
  });

  test.each([
    [0, 0, '0%'],
    [0, 10, '0%'],
    [1, 1000, '1%'],
    [999, 1000, '99%'],
    [1000, 1000, '100%'],
    [1, 3, '33%'],
  ])('%d of %d is %s: only none is 0% and only all is 100%', (part, whole, words) => {
    expect(percentOf(part, whole)).toBe(words);
  });

  test.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [5_230_000, '5.2 MB'],
    [2e15, '2,000 TB'],
  ])('%d bytes is %s', (bytes, words) => {
    expect(bytesOf(bytes)).toBe(words);
  });
});
