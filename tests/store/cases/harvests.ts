import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aHarvestRun, aRepository } from '../../builders.ts';
import { monday, tuesday } from './repositories.ts';

export function harvestCases(current: () => Store): void {
  const now = new Date(monday);
  const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const lease = (holder: string, at = now) => ({ name: 'harvest', holder, milliseconds: 1_000, now: at });

  test('a lease is held by one until it ends or is given back', async () => {
    expect(await current().takeLease(lease('a'))).toBe(true);
    expect(await current().takeLease(lease('b', later(999)))).toBe(false);
    expect(await current().takeLease({ ...lease('b'), name: 'other' })).toBe(true);
    expect(await current().takeLease(lease('b', later(1_000)))).toBe(true);
    expect(await current().takeLease(lease('a', later(1_500)))).toBe(false);
    await current().releaseLease({ name: 'harvest', holder: 'a' });
    expect(await current().findLeaseHolder('harvest')).toBe('b');
    expect(await current().findLeaseHolder('none')).toBeUndefined();
    expect(await current().takeLease(lease('a', later(1_600)))).toBe(false);
    await current().releaseLease({ name: 'harvest', holder: 'b' });
    expect(await current().takeLease(lease('a', later(1_700)))).toBe(true);
  });

  test('its holder renews a lease', async () => {
    await current().takeLease(lease('a'));
    expect(await current().takeLease(lease('a', later(900)))).toBe(true);
    expect(await current().takeLease(lease('b', later(1_500)))).toBe(false);
  });

  test('of many who ask at once, one gets the lease', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => current().takeLease(lease(`h-${n}`))),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    const overtakers = Array.from({ length: 20 }, (_, n) =>
      current().takeLease(lease(`l-${n}`, later(5_000))),
    );
    expect((await Promise.all(overtakers)).filter(Boolean)).toHaveLength(1);
  });

  test('a run is replaced by its id, and listed newest first', async () => {
    const running = aHarvestRun({ state: 'running', finishedAt: null });
    await current().saveHarvest(running);
    expect(await current().findHarvest('run-1')).toEqual(running);
    await current().saveHarvest(aHarvestRun());
    await current().saveHarvest(
      aHarvestRun({ id: 'run-2', startedAt: '2026-11-23T09:00:00.000Z', state: 'failed' }),
    );
    expect(await current().findHarvest('run-1')).toEqual(aHarvestRun());
    expect(await current().findHarvest('run-9')).toBeUndefined();
    const { total, runs } = await current().harvests({ limit: 1, offset: 0 });
    expect([total, runs.map(({ id }) => id)]).toEqual([2, ['run-2']]);
    expect((await current().harvests({ limit: 9, offset: 1 })).runs.map(({ id }) => id)).toEqual(['run-1']);
  });

  test('the last complete harvest is the newest that ended complete', async () => {
    expect(await current().lastCompleteHarvest()).toBeNull();
    await current().saveHarvest(aHarvestRun({ id: 'a', finishedAt: monday }));
    await current().saveHarvest(aHarvestRun({ id: 'b', finishedAt: tuesday, state: 'partial' }));
    expect(await current().lastCompleteHarvest()).toBe(monday);
  });

  test('runs whose process died are marked interrupted, others stay', async () => {
    const running = { state: 'running', finishedAt: null } as const;
    await current().saveHarvest(aHarvestRun({ id: 'dead', ...running }));
    await current().saveHarvest(aHarvestRun({ id: 'mine', ...running }));
    await current().saveHarvest(aHarvestRun({ id: 'done' }));
    await current().interruptRunning(tuesday, 'mine');
    expect(await current().findHarvest('dead')).toMatchObject({ state: 'interrupted', finishedAt: tuesday });
    expect(await current().findHarvest('mine')).toMatchObject(running);
    expect(await current().findHarvest('done')).toEqual(aHarvestRun({ id: 'done' }));
  });

  test('an account keeps how far its listing came, alone or with a batch', async () => {
    const state = { forge: { watermark: '2026', seen: [1, null] }, listedAt: monday, reconciledAt: null };
    expect(await current().findSyncState('sample-trust')).toBeUndefined();
    await current().saveSyncState('Sample-Trust', state);
    expect(await current().findSyncState('sample-trust')).toEqual(state);
    const newer = { ...state, forge: undefined, reconciledAt: tuesday };
    await current().saveRepositories({
      repositories: [aRepository()],
      blobs: [],
      at: tuesday,
      syncStates: new Map([['SAMPLE-trust', newer]]),
    });
    expect(await current().findSyncState('Sample-trust')).toEqual({ ...newer, forge: null });
  });

  test('accounts of the same name on two forges keep their own state', async () => {
    const state = (forge: string) => ({ forge, listedAt: monday, reconciledAt: null });
    await current().saveSyncState('Trust', state('github'));
    await current().saveSyncState('git/trust', state('git'));
    await current().saveSyncState('gitlab/trust/team', state('gitlab'));
    expect((await current().findSyncState('trust'))?.forge).toBe('github');
    expect((await current().findSyncState('git/Trust'))?.forge).toBe('git');
    expect((await current().findSyncState('gitlab/trust/team'))?.forge).toBe('gitlab');
    const { organisations } = await current().compliance({});
    expect(organisations.map(({ organisation }) => organisation)).toEqual(['trust']);
  });

  test('the rules that verdicts were made by are kept whole, and replaced whole', async () => {
    expect(await current().findAssessmentState()).toEqual({});
    await current().saveAssessmentState({ policies: 'a', code: 'b' });
    await current().saveAssessmentState({ policies: 'c' });
    expect(await current().findAssessmentState()).toEqual({ policies: 'c' });
  });

  test('a batch that cannot be saved whole leaves nothing behind', async () => {
    const broken = aRepository({ evidence: { id: 'github:2', name: 'broken' } });
    Object.defineProperty(broken, 'findings', {
      get: () => {
        throw new Error('broken');
      },
    });
    const saving = current().saveRepositories({
      repositories: [aRepository(), broken],
      blobs: [],
      at: monday,
    });
    await expect(saving).rejects.toThrow('broken');
    const unwritable = { ...aRepository(), status: null as never };
    await expect(
      current().saveRepositories({
        repositories: [aRepository({ evidence: { id: 'github:3' } }), unwritable],
        blobs: [],
        at: monday,
      }),
    ).rejects.toThrow();
    expect(await current().identities()).toEqual([]);
    expect(await current().changesSince(0, { limit: 9 })).toMatchObject({
      repositories: [],
      events: [],
      caughtUp: true,
    });
    expect(await current().recentEvents(9)).toEqual([]);
  });
}
