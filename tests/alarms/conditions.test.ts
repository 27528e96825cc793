import { describe, expect, test } from 'vitest';
import { alarmsOf } from '../../src/alarms/conditions.ts';
import type { OrganisationProgress } from '../../src/domain/harvest-run.ts';
import { aHarvestRun } from '../builders.ts';

const now = new Date('2026-11-23T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();
const runOf = (states: Record<string, OrganisationProgress['state']>) =>
  aHarvestRun({
    organisations: Object.entries(states).map(([login, state]) => ({ login, state, seen: 0, total: null })),
    faults: [{ at: hoursAgo(1), subject: 'trust', kind: 'unreachable', message: 'GitHub answered 502.' }],
  });
const idsOf = (facts: Partial<Parameters<typeof alarmsOf>[0]>) =>
  alarmsOf({ lastComplete: hoursAgo(1), runs: [], overdueAfterHours: 26, now, ...facts }).map(({ id }) => id);

describe('data that is too old', () => {
  test.each([
    [hoursAgo(26), []],
    [hoursAgo(26.01), ['stale']],
    [null, ['stale']],
  ])('last complete at %s', (lastComplete, expected) => {
    expect(idsOf({ lastComplete })).toEqual(expected);
  });

  test('a hub that just started has time for its first harvest', () => {
    expect(idsOf({ lastComplete: null, waitingSince: new Date(hoursAgo(25)) })).toEqual([]);
    expect(idsOf({ lastComplete: null, waitingSince: new Date(hoursAgo(27)) })).toEqual(['stale']);
  });

  test('is said in a plain sentence', () => {
    const [alarm] = alarmsOf({ lastComplete: hoursAgo(30), runs: [], overdueAfterHours: 26, now });
    expect(alarm?.message).toContain('ended 30 hours ago');
  });
});

describe('an organisation that keeps failing', () => {
  const failed = runOf({ trust: 'failed', icb: 'done' });
  test.each([
    ['three times running', [failed, failed, failed], ['organisation:trust']],
    ['by an account that is gone', [1, 2, 3].map(() => runOf({ gone: 'missing' })), ['organisation:gone']],
    ['twice', [failed, failed], []],
    ['with a success between', [failed, runOf({ trust: 'unchanged' }), failed, failed], []],
    [
      'in runs between which it was not read',
      [failed, runOf({ icb: 'done' }), failed, failed],
      ['organisation:trust'],
    ],
    [
      'but not yet in the run under way',
      [runOf({ trust: 'listing' }), failed, failed, failed],
      ['organisation:trust'],
    ],
    ['in runs that were stopped before', [runOf({ trust: 'waiting' }), failed, failed], []],
  ])('%s', (_what, runs, expected) => {
    expect(idsOf({ runs })).toEqual(expected);
  });

  test('is said with the reason', () => {
    const [alarm] = alarmsOf({
      ...{ lastComplete: hoursAgo(1), overdueAfterHours: 26, now },
      runs: [failed, failed, failed],
    });
    expect(alarm?.message).toContain('trust could not be read in the last 3 harvests. GitHub answered 502.');
  });
});
