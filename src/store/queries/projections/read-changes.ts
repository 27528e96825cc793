import type { Log } from '../../../base/log.ts';
import type { Repository } from '../../../domain/repository.ts';
import { eventColumns, toEvent } from '../events/events.ts';
import { readRows, readableRepositories, storedRows } from '../repositories/rows.ts';
import type { Db } from '../../schema.ts';
import type { ProjectionPosition } from '../../history-queries.ts';
import type { DatabaseAccess } from '../../access.ts';
import type { RepositoryEvent } from '../../../domain/event.ts';
import type { Evidence } from '../../../domain/evidence.ts';

/** The change sequence, which projections follow. */
export interface ChangeQueries {
  /** The end of the sequence. */
  changePosition(): Promise<ProjectionPosition>;
  /**
   * Changes after a point of the sequence, oldest first; `position` is where to go on from. A position beyond the
   * newest change (the store was replaced) starts from the beginning: the answer's `position` then is smaller. The end of
   * a harvest is a change, too, with no repository.
   */
  changesSince(position: number, limits: ChangeLimits): Promise<ChangeBatch>;
}

/** Bound to a database. */
export function changeQueries({ read, snapshot }: DatabaseAccess, log: Log): ChangeQueries {
  return {
    changePosition: () => read((db) => changePosition(db)),
    changesSince: (position, limits) => snapshot((db) => changesSince(db, position, limits, log)),
  };
}

/** An event with its place in the change sequence and the repository as it is called now. */
export interface ChangeEvent
  extends RepositoryEvent, Pick<Evidence, 'id' | 'owner' | 'name' | 'organisation'> {
  seq: number;
}

export interface ChangeLimits {
  /** How many repositories at most. */
  limit: number;
  /** What the answer is to hold; everything unless said. What is not needed comes back empty. */
  needs?: readonly ('repositories' | 'events')[];
}

export interface ChangeBatch extends ProjectionPosition {
  /** When the newest change of the sequence happened; null when there is none. */
  changedAt: string | null;
  /** Current state of what changed; withdrawn ones included, so that projections can drop them. */
  repositories: Repository[];
  /** What happened between the two positions, oldest first, also to repositories that changed again since. */
  events: ChangeEvent[];
  /** True when nothing is left after this batch. */
  caughtUp: boolean;
}

async function changePosition(db: Db): Promise<ProjectionPosition> {
  return db.selectFrom('change_counter').select(['history', 'position']).executeTakeFirstOrThrow();
}

/** More events than this in one step end it earlier; a single change has far fewer. */
const maxEvents = 5_000;

/** A position beyond the newest change belongs to another, lost store: the answer starts from the beginning. */
async function changesSince(
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
