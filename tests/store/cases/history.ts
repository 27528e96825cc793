import { expect, test } from 'vitest';
import { eventSelection, type EventFilter } from '../../../src/history/event-selection.ts';
import type { EventLogQuery, Store } from '../../../src/store/store.ts';
import { aDecision } from '../../a-decision-desk.ts';
import { aHarvestRun, aRepository, aVerdict, oidOf } from '../../builders.ts';
import { monday, save, tuesday, wednesday } from './repositories.ts';

const page = { limit: 20, offset: 0 };

export function historyCases(current: () => Store): void {
  const named = (name: string, evidence: Parameters<typeof aRepository>[0] = {}) =>
    aRepository({ ...evidence, evidence: { id: `github:${name}`, name, ...evidence?.evidence } });
  const judged = (outcome: 'met' | 'unmet', head: string) =>
    named('one', {
      ...aVerdict([{ check: 'has-licence', outcome, because: '' }]),
      evidence: { head: oidOf(head) },
    });
  const kinds = async (query: Partial<EventLogQuery> = {}) =>
    (await current().eventLog({ ...page, ...query })).rows.map(({ name, kind }) => `${name} ${kind}`);
  const publicOn = async (day: string, organisation?: string) =>
    (await current().publicOn({ ...page, day, organisation })).rows.map(({ name }) => name);

  test('events are listed by the date of the fact, the newest first', async () => {
    await save(current(), [named('one'), named('two')], monday);
    const archived = { archived: true, archivedAt: '2025-01-02T03:04:05Z' };
    await save(current(), [named('two', { evidence: archived })], tuesday);
    const { total, rows } = await current().eventLog(page);
    expect([total, rows.map(({ name, kind }) => `${name} ${kind}`)]).toEqual([
      3,
      ['two found', 'one found', 'two archived'],
    ]);
    expect(rows[2]).toMatchObject({
      at: tuesday,
      happenedAt: archived.archivedAt,
      organisation: 'sample-trust',
    });
    expect(rows[0]).not.toHaveProperty('happenedAt');
    expect(await kinds({ to: '2025-01-02' })).toEqual(['two archived']);
    expect(await kinds({ from: '2025-01-03', to: '2026-11-22' })).toEqual([]);
    expect(await kinds({ from: '2026-11-23', to: '2026-11-23', offset: 1 })).toEqual(['one found']);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
  });

  test('what got worse is what happened to repositories, not what new rules say', async () => {
    await save(current(), [judged('met', 'a'), named('two')], monday);
    await save(current(), [judged('unmet', 'a')], tuesday);
    await save(current(), [judged('met', 'b')], tuesday);
    await save(current(), [judged('unmet', 'c')], wednesday);
    await current().withdraw(['github:two'], 'gone', wednesday);
    const only = (filter: EventFilter) => kinds(eventSelection([filter]));
    expect(await only('worse')).toEqual(['two withdrawn', 'one check-unmet']);
    expect(await only('better')).toEqual(['one check-met']);
    expect(await only('check-unmet')).toEqual(['one check-unmet', 'one check-unmet']);
    expect(await kinds({ check: 'has-licence', organisation: 'SAMPLE-trust' })).toHaveLength(3);
    expect(await kinds({ check: 'other' })).toEqual([]);
    expect(await kinds({ organisation: [] })).toEqual([]);
  });

  test('gives nothing of withdrawn files, and nothing of what never was public', async () => {
    const hidden = { visibility: 'private' } as const;
    await save(current(), [named('three', { status: 'closed-without-reason', evidence: hidden })], monday);
    await save(current(), [judged('met', 'a')], monday);
    await save(current(), [judged('unmet', 'b')], tuesday);
    await current().withdraw(['github:one'], 'gone', wednesday);
    expect(await kinds()).toEqual(['one withdrawn', 'one found']);
    expect(await publicOn('2026-11-23')).toEqual(['one']);
  });

  test('what was public on a day is what was seen by then and not closed at the time', async () => {
    await save(current(), [named('one'), named('two')], monday);
    await current().withdraw(['github:one'], 'gone', tuesday);
    await save(current(), [named('one'), named('late')], wednesday);
    expect(await publicOn('2026-11-22')).toEqual([]);
    expect(await publicOn('2026-11-23')).toEqual(['one', 'two']);
    expect(await publicOn('2026-11-24')).toEqual(['two']);
    expect(await publicOn('2026-11-25')).toEqual(['late', 'one', 'two']);
    expect(await publicOn('2026-11-25', 'other')).toEqual([]);
  });

  test('that it was closed stays on record when it is public again', async () => {
    const closuresOf = async () => (await current().findRepository('sample-trust', 'one'))?.closures;
    await save(current(), [named('one')], monday);
    expect(await closuresOf()).toBeUndefined();
    await current().withdraw(['github:one'], 'It is private.', tuesday);
    const closure = { from: tuesday, to: null, reason: 'It is private.', moved: false };
    expect(await closuresOf()).toEqual([closure]);
    await save(current(), [named('one')], wednesday);
    expect(await closuresOf()).toEqual([{ ...closure, to: wednesday }]);
    const later = '2026-11-26T06:00:00.000Z';
    await current().withdraw(['github:one'], 'It moved.', later, true);
    expect(await closuresOf()).toEqual([
      { ...closure, to: wednesday },
      { from: later, to: null, reason: 'It moved.', moved: true },
    ]);
  });

  test('names of what is public or was are known, and what is closed now is listed', async () => {
    const hidden = { visibility: 'private' } as const;
    await save(current(), [named('one'), named('two'), named('moved')], monday);
    await save(current(), [named('three', { status: 'closed-without-reason', evidence: hidden })], monday);
    await current().withdraw(['github:two'], 'It is private.', tuesday);
    await current().withdraw(['github:moved'], 'It moved.', tuesday, true);
    const names = ['one', 'two', 'three', 'four'].map((name) => `sample-trust/${name}`);
    expect((await current().knownNames({ names })).sort()).toEqual(['sample-trust/one', 'sample-trust/two']);
    expect(await current().knownNames({ names, organisation: [] })).toEqual([]);
    expect(await current().closedNow({})).toEqual([
      {
        ...{ owner: 'sample-trust', name: 'two', organisation: 'sample-trust' },
        ...{ from: tuesday, reason: 'It is private.' },
      },
    ]);
  });

  test('decisions are kept by revision, and the newest is told', async () => {
    const at = { recordedBy: 'administrator' };
    await current().saveDecision({
      id: 'one',
      decision: aDecision({ id: 'one' }),
      recordedAt: monday,
      ...at,
    });
    const changed = aDecision({ id: 'one', reviewBy: '2027-01-01' });
    await current().saveDecision({ id: 'one', decision: changed, recordedAt: tuesday, ...at });
    await current().saveDecision({ id: 'two', decision: null, recordedAt: tuesday, ...at });
    expect(await current().decisions()).toEqual([
      { id: 'one', decision: changed, recordedAt: tuesday, ...at },
      { id: 'two', decision: null, recordedAt: tuesday, ...at },
    ]);
  });

  test('alarms that were announced are kept until they are cleared', async () => {
    const alarm = { id: 'stale', message: 'Old.', since: monday, announcedAt: monday };
    await current().saveAlarm(alarm);
    await current().saveAlarm({ ...alarm, message: 'Older.', announcedAt: tuesday });
    expect(await current().announcedAlarms()).toEqual([
      { ...alarm, message: 'Older.', announcedAt: tuesday },
    ]);
    await current().clearAlarm('stale');
    expect(await current().announcedAlarms()).toEqual([]);
  });

  test('a complete harvest of some organisations does not make the data fresh', async () => {
    await current().saveHarvest(aHarvestRun({ id: 'all', finishedAt: monday }));
    await current().saveHarvest(aHarvestRun({ id: 'some', finishedAt: tuesday, only: ['sample-trust'] }));
    expect(await current().lastCompleteHarvest()).toBe(monday);
  });

  test('versions of the rules are noted when they change', async () => {
    const policy = { subject: 'nhs', version: '1', digest: 'a' };
    await current().noteRules([{ ...policy, since: monday }]);
    await current().noteRules([{ ...policy, since: tuesday }]);
    await current().noteRules([{ ...policy, version: '2', digest: 'b', since: wednesday }]);
    expect((await current().ruleVersions()).map(({ since, version }) => [since, version])).toEqual([
      [monday, '1'],
      [wednesday, '2'],
    ]);
  });
}
