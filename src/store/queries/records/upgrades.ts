import { Problem } from '../../../base/problem.ts';
import type { UpgradeRecord } from '../../../domain/upgrade-record.ts';
import type { Db } from '../../schema.ts';
import type { DatabaseAccess } from '../../access.ts';

/** Upgrades that were asked for. */
export interface UpgradeQueries {
  /** What came of the newest upgrade that was asked for, of each repository and template; newest first. */
  newestUpgrades(query: { template?: string; repository?: string }): Promise<UpgradeRecord[]>;
}

/** Bound to a database. */
export function upgradeQueries({ read }: DatabaseAccess): UpgradeQueries {
  return {
    newestUpgrades: (query) => read((db) => newestUpgrades(db, query)),
  };
}

export async function saveUpgrade(db: Db, record: UpgradeRecord): Promise<void> {
  const { id, repository, template, at, actor, outcome } = record;
  await db
    .insertInto('upgrade')
    .values({ id, repository, template, at, by: '', actor, outcome, record: JSON.stringify(record) })
    .execute();
}

/** Of each repository and template the newest record that fits the query: the one that no later one follows. */
async function newestUpgrades(
  db: Db,
  { template, repository }: { template?: string; repository?: string },
): Promise<UpgradeRecord[]> {
  let newest = db
    .selectFrom('upgrade as one')
    .leftJoin('upgrade as later', (join) =>
      join
        .onRef('later.repository', '=', 'one.repository')
        .onRef('later.template', '=', 'one.template')
        .on((eb) =>
          eb.or([
            eb('later.at', '>', eb.ref('one.at')),
            eb.and([eb('later.at', '=', eb.ref('one.at')), eb('later.id', '>', eb.ref('one.id'))]),
          ]),
        ),
    )
    .where('later.id', 'is', null)
    .select(['one.id', 'one.record'])
    .orderBy('one.at', 'desc')
    .orderBy('one.id', 'desc');
  if (template !== undefined) newest = newest.where('one.template', '=', template);
  if (repository !== undefined) newest = newest.where('one.repository', '=', repository);
  return (await newest.execute()).map(({ id, record }) => toRecord(id, record));
}

function toRecord(id: string, record: string): UpgradeRecord {
  try {
    const { by: _, ...rest } = JSON.parse(record) as UpgradeRecord & { by?: string };
    return { ...rest, actor: rest.actor ?? null };
  } catch (cause) {
    throw new Problem('partial', `The record of the upgrade ${id} is damaged.`, { cause });
  }
}
