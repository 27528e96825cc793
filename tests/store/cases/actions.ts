import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aDecision } from '../../a-decision-desk.ts';
import { aHarvestRun, anActionRecord, anUpgradeRecord, aRepository } from '../../builders.ts';
import { monday, save, tuesday, wednesday } from './repositories.ts';

export function actionCases(current: () => Store): void {
  test('a record comes back as it was saved, and is never replaced', async () => {
    const record = anActionRecord({ message: 'Łódź 🛏 "quoted" \\ line\nbreak', url: null });
    await current().saveAction(record);
    await expect(current().saveAction(anActionRecord({ subject: 'other' }))).rejects.toThrow();
    expect(await current().actions(10)).toEqual([record]);
  });

  test('ready files are told by repository, the newest request first', async () => {
    const records = [
      { id: 'a', at: monday },
      { id: 'b', at: tuesday },
      { id: 'c', at: tuesday, repository: 'github:2' },
      { id: 'd', at: tuesday, repository: 'github:1', kind: 'webhook-added' as const },
    ];
    for (const record of records) await current().saveAction(anActionRecord(record));
    const found = await current().readyFileRequests({ repository: 'github:1' });
    expect(found.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('actions that have a table of their own are among the newest', async () => {
    await save(current(), [aRepository({ evidence: { id: 'github:1' } })]);
    await current().saveAction(anActionRecord({ at: monday, id: 'old' }));
    await current().saveUpgrade(anUpgradeRecord({ at: tuesday }));
    const decision = aDecision({ id: 'payroll' });
    await current().saveDecision({
      id: 'payroll',
      decision,
      recordedAt: wednesday,
      recordedBy: 'administrator',
    });
    await current().saveHarvest(aHarvestRun({ id: 'asked', startedAt: wednesday }), 'administrator');
    await current().saveHarvest(aHarvestRun({ id: 'scheduled', startedAt: wednesday }), 'schedule');
    const seen = (await current().actions(3)).map(({ kind, subject }) => `${kind} ${subject}`);
    expect(seen.slice(0, 2).sort()).toEqual(['decision payroll', 'harvest asked']);
    expect(seen[2]).toBe('upgrade sample-trust/ward-board');
  });

  test('the newest 20 attempts of a webhook are kept, until it is removed', async () => {
    for (let number = 1; number <= 22; number += 1)
      await current().noteAttempt('a', {
        at: monday,
        type: `t${number}`,
        failure: number === 22 ? 'No.' : null,
      });
    await current().noteAttempt('b', { at: monday, type: 'other', failure: null });
    const activity = await current().webhookActivity();
    expect(activity.get('a')?.attempts).toHaveLength(20);
    expect(activity.get('a')?.attempts.slice(0, 2)).toEqual([
      { at: monday, type: 't22', failure: 'No.' },
      { at: monday, type: 't21', failure: null },
    ]);
    expect(activity.get('b')).toMatchObject({ waiting: 0, attempts: [{ type: 'other' }] });
    await current().deleteWebhook('a');
    expect([...(await current().webhookActivity()).keys()]).toEqual(['b']);
  });
}
