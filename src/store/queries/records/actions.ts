import { Problem } from '../../../base/problem.ts';
import type { ActionRecord } from '../../../domain/action-record.ts';
import type { UpgradeRecord } from '../../../domain/upgrade-record.ts';
import type { DatabaseAccess } from '../../access.ts';
import type { Db } from '../../schema.ts';

/** What administrators did to one repository. */
export interface ActionQueries {
  /** When pull requests with ready files were asked for, and what came of them; newest first. */
  readyFileRequests(query: { repository: string }): Promise<ActionRecord[]>;
}

const maxPerRepository = 20;
const administrator = 'administrator';

/** Bound to a database. */
export function actionQueries({ read }: DatabaseAccess): ActionQueries {
  return {
    readyFileRequests: ({ repository }) => read((db) => readyFileRequests(db, repository)),
  };
}

/** Adds a record. */
export async function saveAction(db: Db, record: ActionRecord): Promise<void> {
  const { id, at, repository } = record;
  await db
    .insertInto('action')
    .values({ id, at, repository, record: JSON.stringify(record) })
    .execute();
}

/** The newest actions of administrators, newest first, with those that have a table of their own. */
export async function readActions(db: Db, limit: number): Promise<ActionRecord[]> {
  const rows = await db
    .selectFrom('action')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const others = await Promise.all([upgrades(db, limit), decisions(db, limit), harvests(db, limit)]);
  return [...rows.map(toRecord), ...others.flat()]
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, limit);
}

async function readyFileRequests(db: Db, repository: string): Promise<ActionRecord[]> {
  const rows = await db
    .selectFrom('action')
    .selectAll()
    .where('repository', '=', repository)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(maxPerRepository)
    .execute();
  return rows.map(toRecord).filter(({ kind }) => kind === 'ready-files');
}

async function upgrades(db: Db, limit: number): Promise<ActionRecord[]> {
  const rows = await db
    .selectFrom('upgrade')
    .innerJoin('repository', 'repository.id', 'upgrade.repository')
    .select(['upgrade.id', 'upgrade.at', 'upgrade.actor', 'upgrade.record', 'upgrade.outcome'])
    .select(['upgrade.repository', 'upgrade.template', 'repository.owner', 'repository.name'])
    .orderBy('upgrade.at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ owner, name, template, actor, record, ...rest }) => {
    const { to, pullRequest, message } = parse<UpgradeRecord>('upgrade', rest.id, record);
    return {
      ...rest,
      ...{ actor: actor ?? administrator, kind: 'upgrade', subject: `${owner}/${name}` },
      ...{ details: [`${template} ${to}`], url: pullRequest?.url ?? null, message },
    };
  });
}

async function decisions(db: Db, limit: number): Promise<ActionRecord[]> {
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .orderBy('recorded_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, revision, recorded_at: at, actor, record }) => ({
    ...{ id: `${id}-${revision}`, at, actor, kind: 'decision', subject: id, repository: null },
    ...{ details: [], outcome: record === null ? 'taken-back' : 'recorded', url: null, message: null },
  }));
}

async function harvests(db: Db, limit: number): Promise<ActionRecord[]> {
  const rows = await db
    .selectFrom('harvest')
    .select(['id', 'started_at', 'state'])
    .where('actor', '=', administrator)
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, started_at: at, state }) => ({
    ...{ id, at, actor: administrator, kind: 'harvest', subject: id, repository: null },
    ...{ details: [], outcome: state, url: null, message: null },
  }));
}

function toRecord({ id, record }: { id: string; record: string }): ActionRecord {
  return parse<ActionRecord>('action', id, record);
}

function parse<T>(what: string, id: string, text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new Problem('partial', `The record of the ${what} ${id} is damaged.`, { cause });
  }
}
