import { Problem } from '../../base/problem.ts';
import type { HarvestRun } from '../../domain/harvest-run.ts';
import type { Db } from '../schema.ts';
import { saveTick } from './changes.ts';

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

export async function findHarvest(db: Db, id: string): Promise<HarvestRun | undefined> {
  const row = await db.selectFrom('harvest').select(['id', 'run']).where('id', '=', id).executeTakeFirst();
  return row && toRun(row);
}

export async function harvests(
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

export async function lastCompleteHarvest(db: Db): Promise<string | null> {
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
