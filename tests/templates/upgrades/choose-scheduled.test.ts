import { describe, expect, test } from 'vitest';
import type { PublicUpgrade } from '../../../src/domain/upgrade-record.ts';
import { chooseScheduled, type ScheduleCandidate } from '../../../src/templates/upgrades/choose-scheduled.ts';
import { versionGap } from '../../../src/templates/upgrades/version-gap.ts';

const release = (version: string, date: string, security = false) => ({
  version,
  date,
  changes: [{ text: 'A change', security }],
});
const quiet = [release('1.1.0', '2026-11-01'), release('1.0.0', '2026-10-01')];
const urgent = [release('1.1.0', '2026-11-22', true), release('1.0.0', '2026-10-01')];
const settings = { coolDownDays: 7, maxPerRun: 10, maxOpenPerOrganisation: 2 };

function candidate(
  name: string,
  {
    changelog = quiet,
    organisation = 'trust',
    archived = false,
    ...rest
  }: {
    changelog?: typeof quiet;
    organisation?: string;
    archived?: boolean;
  } & Partial<Pick<ScheduleCandidate, 'newest' | 'open'>> = {},
): ScheduleCandidate {
  const drift = versionGap({ version: '1.1.0', changelog }, '1.0.0');
  const place = { id: name, owner: organisation, name, organisation };
  const facts = { version: '1.0.0', source: 'record', archived, pushedAt: null } as const;
  const service = { ...place, ...facts, drift } as ScheduleCandidate['service'];
  return { template: 'web', version: '1.1.0', service, newest: undefined, open: false, ...rest };
}

const upgrade = (to: string, outcome: PublicUpgrade['outcome']): PublicUpgrade => ({
  ...{ id: 'u', repository: 'r', template: 'web', from: '1.0.0', to, at: '2026-11-01T00:00:00Z', outcome },
  ...{ pullRequest: { url: 'https://github.com/x/y/pull/1', number: 1 }, conflicts: 0, message: null },
});
const names = (candidates: ScheduleCandidate[], changes = {}, today = '2026-11-23') =>
  chooseScheduled(candidates, { ...settings, ...changes }, today).map(({ name }) => name);

describe('the schedule upgrades', () => {
  test('those that lack a change for security first, and says why each is due', () => {
    const found = chooseScheduled(
      [candidate('b'), candidate('c', { changelog: urgent }), candidate('a', { organisation: 'other' })],
      settings,
      '2026-11-23',
    );
    expect(found.map(({ name, reason }) => [name, reason])).toEqual([
      ['c', 'The service lacks a change that matters for security.'],
      ['a', 'The release has been out for 7 days.'],
      ['b', 'The release has been out for 7 days.'],
    ]);
  });

  test('nothing whose release is young, archived or up to date', () => {
    expect(names([candidate('a')], {}, '2026-11-07')).toEqual([]);
    expect(names([candidate('a')], {}, '2026-11-08')).toEqual(['a']);
    expect(names([candidate('a', { archived: true })])).toEqual([]);
  });

  test.each(['opened', 'updated', 'unchanged', 'left', 'declined', 'up-to-date'] as const)(
    'no service again for a release whose upgrade was %s',
    (outcome) => {
      expect(names([candidate('a', { newest: upgrade('1.1.0', outcome) })])).toEqual([]);
    },
  );

  test('a service again where it failed, and where only an older release was turned down', () => {
    expect(names([candidate('a', { newest: upgrade('1.1.0', 'failed') })])).toEqual(['a']);
    expect(names([candidate('a', { newest: upgrade('1.0.5', 'declined') })])).toEqual(['a']);
  });

  test('no more than the limits of a run and of an organisation', () => {
    const all = ['a', 'b', 'c'].map((name) => candidate(name));
    expect(names(all)).toEqual(['a', 'b']);
    expect(names(all, { maxPerRun: 1 })).toEqual(['a']);
    expect(names([...all, candidate('d', { organisation: 'other' })])).toEqual(['d', 'a', 'b']);
    const open = candidate('z', { open: true, newest: upgrade('1.1.0', 'opened') });
    expect(names([open, ...all])).toEqual(['a']);
  });

  test('an open request of an older release, which takes no place of its organisation', () => {
    const open = ['x', 'y'].map((name) =>
      candidate(name, { open: true, newest: upgrade('1.0.5', 'opened') }),
    );
    expect(names([...open, candidate('a')])).toEqual(['x', 'y']);
    expect(names([...open, candidate('a')], { maxOpenPerOrganisation: 0 })).toEqual(['x', 'y']);
  });
});
