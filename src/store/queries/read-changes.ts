import type { Log } from '../../base/log.ts';
import type { Repository } from '../../domain/repository.ts';
import { eventColumns, toEvent } from './events.ts';
import { readRows, readableRepositories, storedRows } from './rows.ts';
import type { Db } from '../schema.ts';
import type { ChangeBatch, ChangeEvent, ChangeLimits, ProjectionPosition } from '../store.ts';

export async function changePosition(db: Db): Promise<ProjectionPosition> {
  return db.selectFrom('change_counter').select(['history', 'position']).executeTakeFirstOrThrow();
}

/** More events than this in one step end it earlier; a single change has far fewer. */
const maxEvents = 5_000;

/** A position beyond the newest change belongs to another, lost store: the answer starts from the beginning. */
export async function changesSince(
  db: Db,
  position: number,
  { limit, needs = ['repositories', 'events'] }: ChangeLimits,
  log: Log,
): Promise<ChangeBatch> {
  const counter = await db
    .selectFrom('change_counter')
    .select(['position', 'history', 'changed_at'])
    .executeTakeFirstOrThrow();
  const start = position > counter.position ? 0 : position;
  const rows = await changedSeqs(db, start, limit);
  const isLast = rows.length < limit || rows.at(-1)?.seq === counter.position;
  const wanted = isLast ? counter.position : (rows.at(-1)?.seq ?? start);
  const { events, end } = needs.includes('events')
    ? await eventsWithin(db, start, wanted)
    : { events: [], end: wanted };
  return {
    history: counter.history,
    position: end,
    changedAt: counter.changed_at,
    repositories: needs.includes('repositories') ? await repositoriesWithin(db, start, end, log) : [],
    events,
    caughtUp: end === counter.position,
  };
}

function changedSeqs(db: Db, start: number, limit: number): Promise<{ seq: number }[]> {
  return db
    .selectFrom('repository')
    .select('seq')
    .where('seq', '>', start)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

async function repositoriesWithin(db: Db, start: number, end: number, log: Log): Promise<Repository[]> {
  const rows = await readRows(
    db,
    storedRows(db)
      .where('repository.seq', '>', start)
      .where('repository.seq', '<=', end)
      .orderBy('repository.seq'),
  );
  return readableRepositories(rows, log);
}

/** The events after `start` up to `wanted`; where there are too many, up to the last change that fits whole. */
async function eventsWithin(
  db: Db,
  start: number,
  wanted: number,
): Promise<{ events: ChangeEvent[]; end: number }> {
  const found = await changeEvents(db, start, wanted).limit(maxEvents).execute();
  const last = found.at(-1);
  if (found.length < maxEvents || !last) return { events: found.map(toEvent), end: wanted };
  return { events: found.filter(({ seq }) => seq < last.seq).map(toEvent), end: last.seq - 1 };
}

function changeEvents(db: Db, start: number, end: number) {
  return db
    .selectFrom('event')
    .innerJoin('repository', 'repository.id', 'event.repository')
    .select(eventColumns)
    .select(['event.seq', 'repository.id'])
    .select(['repository.owner', 'repository.name', 'repository.organisation'])
    .where('event.seq', '>', start)
    .where('event.seq', '<=', end)
    .orderBy('event.seq')
    .orderBy('event.ordinal');
}
