import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { anUpgradeRecord, aRepository } from '../../builders.ts';
import { monday, save, tuesday, wednesday } from './repositories.ts';

export function upgradeCases(current: () => Store): void {
  async function saveAll(...records: Parameters<typeof anUpgradeRecord>[0][]): Promise<void> {
    const ids = ['github:1', 'github:2'];
    await save(
      current(),
      ids.map((id) => aRepository({ evidence: { id, name: id.replace(':', '-') } })),
    );
    for (const [index, record] of records.entries())
      await current().saveUpgrade(anUpgradeRecord({ id: `u${index}`, ...record }));
  }

  test('a record comes back as it was saved', async () => {
    const message = 'Łódź 🛏 "quoted" \\ line\nbreak';
    const failed = { outcome: 'failed', from: null, pullRequest: null, message } as const;
    await saveAll(failed);
    expect(await current().newestUpgrades({})).toEqual([anUpgradeRecord({ id: 'u0', ...failed })]);
  });

  test('of each repository and template the newest is told, the newest of all first', async () => {
    await saveAll(
      { at: tuesday, outcome: 'unchanged' },
      { at: monday, outcome: 'opened' },
      { at: wednesday, repository: 'github:2' },
      { at: monday, template: 'other' },
    );
    const ids = async (query: Parameters<Store['newestUpgrades']>[0]) =>
      (await current().newestUpgrades(query)).map(({ id }) => id);
    expect(await ids({})).toEqual(['u2', 'u0', 'u3']);
    expect(await ids({ template: 'nhs-service-node' })).toEqual(['u2', 'u0']);
    expect(await ids({ repository: 'github:1' })).toEqual(['u0', 'u3']);
    expect(await ids({ repository: 'github:1', template: 'other' })).toEqual(['u3']);
    expect(await ids({ template: 'nhs-service' })).toEqual([]);
  });

  test('two of one moment do not hide each other both', async () => {
    await saveAll({ at: monday, id: 'a' }, { at: monday, id: 'b' });
    expect((await current().newestUpgrades({})).map(({ id }) => id)).toEqual(['b']);
  });

  test('a record is never replaced', async () => {
    await saveAll({ id: 'same' });
    await expect(current().saveUpgrade(anUpgradeRecord({ id: 'same', conflicts: 9 }))).rejects.toThrow();
    expect(await current().newestUpgrades({})).toMatchObject([{ conflicts: 0 }]);
  });

  test('records outlive the withdrawal of their repository', async () => {
    await saveAll({});
    await current().withdraw(['github:1'], 'gone', tuesday);
    expect(await current().newestUpgrades({})).toHaveLength(1);
  });
}
