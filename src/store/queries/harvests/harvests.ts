import { Problem } from '../../../base/problem.ts';
import type { HarvestRun } from '../../../domain/harvest-run.ts';
import type { Db } from '../../schema.ts';
import { saveTick } from '../projections/changes.ts';
import type { DatabaseAccess } from '../../access.ts';

/** Records of harvests. */
export interface HarvestQueries {
  /** Newest first, without the tombstones of others' runs. */
  harvests(page: { limit: number; offset: number }): Promise<{ total: number; runs: HarvestRun[] }>;
  findHarvest(id: string): Promise<HarvestRun | undefined>;
  /** End of the newest complete harvest of all organisations. */
  lastCompleteHarvest(): Promise<string | null>;
}

/** Bound to a database. */
export function harvestQueries({ read, snapshot }: DatabaseAccess): HarvestQueries {
  return {
    harvests: (page) => snapshot((db) => harvests(db, page)),
    findHarvest: (id) => read((db) => findHarvest(db, id)),
    lastCompleteHarvest: () => read((db) => lastCompleteHarvest(db)),
  };
}

export async function saveHarvest(db: Db, run: HarvestRun, actor?: string): Promise<void> {
  if (run.finishedAt !== null) await saveTick(db, run.finishedAt);
  const values = {
    started_at: run.startedAt,
    finished_at: run.finishedAt,
    state: run.state,
    run: JSON.stringify(run),
    narrowed: (run.only ?? []).length > 0 ? 1 : 0,
    ...(actor !== undefined && { actor }),
  };
  await db
    .insertInto('harvest')
    .values({ id: run.id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function interruptRunning(db: Db, at: string, except: string): Promise<void> {
  const left = await db
    .selectFrom('harvest')
    .select(['id', 'run'])
    .where('state', '=', 'running')
    .where('id', '!=', except)
    .execute();
  for (const row of left) await saveHarvest(db, { ...toRun(row), state: 'interrupted', finishedAt: at });
}

async function findHarvest(db: Db, id: string): Promise<HarvestRun | undefined> {
  const row = await db.selectFrom('harvest').select(['id', 'run']).where('id', '=', id).executeTakeFirst();
  return row && toRun(row);
}

async function harvests(
  db: Db,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; runs: HarvestRun[] }> {
  const { total } = await db
    .selectFrom('harvest')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('harvest')
    .select(['id', 'run'])
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, runs: rows.map(toRun) };
}

async function lastCompleteHarvest(db: Db): Promise<string | null> {
  const { newest } = await db
    .selectFrom('harvest')
    .select(({ fn }) => fn.max('finished_at').as('newest'))
    .where('state', '=', 'complete')
    .where('narrowed', '=', 0)
    .executeTakeFirstOrThrow();
  return newest;
}

function toRun({ id, run }: { id: string; run: string }): HarvestRun {
  try {
    return JSON.parse(run) as HarvestRun;
  } catch (cause) {
    throw new Problem('partial', `The record of harvest ${id} is damaged.`, { cause });
  }
}
