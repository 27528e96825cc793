import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rememberUnread } from '../../../src/forge/github/graphql/graphql-cursor.ts';
import {
  changedSince,
  createdSince,
  reachesBack,
  snapshotOf,
  type RepositoryTimestamp,
} from '../../../src/forge/github/graphql/recent-repositories.ts';

const at = (minutes: number) =>
  new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString().replace('.000Z', 'Z');
const stamp = (databaseId: number, minutes: number): RepositoryTimestamp => ({
  nodeId: `R_${databaseId}`,
  databaseId,
  fullName: `sample/${databaseId}`,
  createdAt: at(0),
  at: at(minutes),
});
const snapshot = (stamps: RepositoryTimestamp[], total = stamps.length) =>
  snapshotOf({ total, pushed: stamps, updated: stamps, unreadable: 0 });

describe('telling what changed', () => {
  const before = snapshot([stamp(1, 100), stamp(2, 90), stamp(3, 10)]);

  test('the digest is the same for the same, and differs by total, dates and identity', () => {
    expect(snapshot([stamp(1, 100), stamp(2, 90), stamp(3, 10)]).digest).toBe(before.digest);
    expect(snapshot([stamp(1, 100), stamp(2, 90), stamp(3, 10)], 4).digest).not.toBe(before.digest);
    expect(snapshot([stamp(1, 101), stamp(2, 90), stamp(3, 10)]).digest).not.toBe(before.digest);
    expect(snapshot([stamp(9, 100), stamp(2, 90), stamp(3, 10)]).digest).not.toBe(before.digest);
  });

  test('what stands as it stood has not changed, what moved up has', () => {
    const now = [stamp(3, 120), stamp(1, 100), stamp(2, 90)];
    expect(changedSince(now, before.pushed).map(({ databaseId }) => databaseId)).toEqual([3]);
  });

  test('a push in the very second of the newest one is seen', () => {
    const now = [stamp(4, 100), stamp(1, 100), stamp(2, 90)];
    expect(changedSince(now, before.pushed).map(({ databaseId }) => databaseId)).toEqual([4]);
  });

  test('a push that became visible a minute late is seen', () => {
    const now = [stamp(1, 100), stamp(5, 99), stamp(2, 90)];
    expect(changedSince(now, before.pushed).map(({ databaseId }) => databaseId)).toEqual([5]);
  });

  test('looking goes on until strictly older than the watermark, or to the end', () => {
    expect(reachesBack([stamp(3, 120)], before.pushed, 3)).toBe(false);
    expect(reachesBack([stamp(3, 120), stamp(2, 98)], before.pushed, 3)).toBe(false);
    expect(reachesBack([stamp(3, 120), stamp(2, 90)], before.pushed, 3)).toBe(true);
    expect(reachesBack([stamp(3, 120)], before.pushed, 1)).toBe(true);
  });

  test('after an empty account everything is new', () => {
    const none = snapshot([]);
    expect(changedSince([stamp(1, 5)], none.pushed)).toHaveLength(1);
    expect(createdSince([stamp(1, 5)], none)).toHaveLength(1);
    expect(reachesBack([stamp(1, 5)], none.pushed, 2)).toBe(false);
  });

  test('whatever is pushed after the snapshot is found', () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(minutes, fc.array(fc.nat(9), { maxLength: 5 }), (dates, pushes) => {
        const earlier = dates.map((date, id) => stamp(id, date)).sort((a, b) => b.at.localeCompare(a.at));
        const pushed = new Set(pushes.map((index) => index % dates.length));
        const later = earlier
          .map((each) =>
            pushed.has(each.databaseId) ? stamp(each.databaseId, 1_000 + each.databaseId + 1) : each,
          )
          .sort((a, b) => b.at.localeCompare(a.at));
        const found = changedSince(later, snapshot(earlier).pushed).map(({ databaseId }) => databaseId);
        expect(new Set(found)).toEqual(pushed);
      }),
    );
  });
});

describe('what could not be read', () => {
  const one = { id: 'R_1', name: 'sample/one' };

  test('is remembered, tried again, and given up after three tries', () => {
    const first = rememberUnread([], [one]);
    const second = rememberUnread(first, [one], ['R_1']);
    expect([first, second].map(([each]) => each?.tries)).toEqual([1, 2]);
    expect(rememberUnread(second, [one], ['R_1'])).toEqual([]);
  });

  test('is forgotten once it was read', () => {
    expect(rememberUnread(rememberUnread([], [one]), [], ['R_1'])).toEqual([]);
  });
});
