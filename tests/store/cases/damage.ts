import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { aRepository } from '../../builders.ts';
import type { TestDatabase } from '../databases.ts';
import { save, tuesday } from './repositories.ts';

export function damageCases(current: () => Store, database: TestDatabase): void {
  const two = () =>
    save(current(), [aRepository(), aRepository({ evidence: { id: 'github:2', name: 'whole' } })]);
  const spoil = (column: string, value: string) =>
    database.damage(`update document set ${column} = '${value}' where repository = 'github:1'`);

  test.each([
    ['evidence', '{"id":'],
    ['evidence', '{"id": 5}'],
    ['licence', '"MIT"'],
    ['assessment_set', '999'],
  ])('a row whose %s is damaged (%s) is one clear problem and hides no other', async (column, value) => {
    await two();
    await spoil(column, value);
    await expect(current().findRepository('sample-trust', 'ward-board')).rejects.toMatchObject({
      kind: 'partial',
      message: expect.stringContaining('sample-trust/ward-board') as string,
    });
    const { repositories, position } = await current().changesSince(0, { limit: 10 });
    expect(repositories.map(({ evidence }) => evidence.name)).toEqual(['whole']);
    expect(position).toBe(2);
    expect((await current().findRepositories(['github:1', 'github:2'])).size).toBe(1);
    const seen: string[] = [];
    for await (const batch of current().repositories(1))
      seen.push(...batch.map(({ evidence }) => evidence.id));
    expect(seen).toEqual(['github:2']);
  });

  test('seeing the repository again mends it', async () => {
    await two();
    await spoil('evidence', 'nonsense');
    expect(await save(current(), [aRepository()], tuesday)).toEqual({ found: 0, changed: 1, unchanged: 0 });
    expect(await current().findRepository('sample-trust', 'ward-board')).toMatchObject(aRepository());
    expect((await current().compliance({})).organisations[0]?.repositories).toBe(2);
    expect(await current().events('github:1', 9)).toHaveLength(1);
  });

  test('it can still be withdrawn', async () => {
    await two();
    await spoil('assessment_set', '999');
    expect(await current().withdraw(['github:1'], 'gone', tuesday)).toBe(1);
    expect(await current().findRepository('sample-trust', 'ward-board')).toMatchObject({
      status: 'withdrawn',
    });
    expect((await current().compliance({})).checks[0]?.outcomes.met).toBe(1);
  });

  test('tables that a newer hub has changed are refused', async () => {
    await database.damage(`insert into kysely_migration (name, timestamp) values ('9999-later', '2099')`);
    await expect(openStore(database.again())).rejects.toMatchObject({ kind: 'conflict' });
    await database.damage(`delete from kysely_migration where name = '9999-later'`);
  });

  test('several processes may open a new database at once', async () => {
    const dialect = await database.blank();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(dialect)));
    await Promise.all(
      stores.map((store, n) =>
        save(store, [aRepository({ evidence: { id: `github:${n}`, name: `n-${n}` } })]),
      ),
    );
    expect(await stores[0]?.identities()).toHaveLength(4);
    for (const store of stores) await store[Symbol.asyncDispose]();
  });
}
