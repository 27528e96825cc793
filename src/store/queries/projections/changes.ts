import type { RepositoryEvent } from '../../../domain/event.ts';
import type { Repository } from '../../../domain/repository.ts';
import { chunks, upsert } from '../statements.ts';
import { saveEvents, toEventRow } from '../events/events.ts';
import { saveFindings } from '../findings/findings.ts';
import { toDocument, toRow, type ChangedRow } from '../repositories/rows.ts';
import type { Db, RepositoryRow } from '../../schema.ts';
import { nextNumber } from '../numbers.ts';
import { numberAssessments } from '../findings/assessment-sets.ts';
import { saveServices } from '../records/services.ts';

/** A repository as it is now, with what happened to it. */
export interface Change extends ChangedRow {
  events: readonly RepositoryEvent[];
}

/**
 * Claims the change sequence until the transaction ends, and says how far it has come. Writers take turns, so the
 * order of `seq` is the order in which changes become visible; a reader that follows it misses none.
 */
export async function claimChanges(db: Db): Promise<number> {
  const { position } = await db
    .updateTable('change_counter')
    .set((eb) => ({ position: eb.ref('position') }))
    .returning('position')
    .executeTakeFirstOrThrow();
  return position;
}

/** Stores changed repositories with everything that follows from them. `position` is from `claimChanges`, `at` is now. */
export async function saveChanges(
  db: Db,
  changes: readonly Change[],
  { position, at }: { position: number; at: string },
): Promise<void> {
  if (changes.length === 0) return;
  const repositories = changes.map(({ repository }) => repository);
  const numbers = await numbersOf(db, changes);
  await writeRows(
    db,
    repositories.map((repository, index) =>
      toRow(repository, { seq: position + 1 + index, number: numbers.get(repository.evidence.id) ?? 0 }),
    ),
  );
  await writeDocuments(db, repositories);
  await saveFormerNames(db, changes);
  await saveFindings(db, changes, numbers);
  await saveServices(db, repositories);
  await saveEvents(
    db,
    changes.flatMap(({ repository, events }, index) =>
      events.map((event, ordinal) => ({
        seq: position + 1 + index,
        ordinal,
        repository: repository.evidence.id,
        ...toEventRow(event),
      })),
    ),
  );
  await advance(db, position + changes.length, at);
}

/** Lets something enter the sequence that concerns no single repository. */
export async function saveTick(db: Db, at: string): Promise<void> {
  await advance(db, (await claimChanges(db)) + 1, at);
}

async function advance(db: Db, position: number, at: string): Promise<void> {
  await db.updateTable('change_counter').set({ position, changed_at: at }).execute();
}

/** The number of each repository; one that is new gets the next. */
async function numbersOf(db: Db, changes: readonly Change[]): Promise<Map<string, number>> {
  const fresh = changes.filter(({ row }) => row === undefined);
  let next = fresh.length === 0 ? 0 : await nextNumber(db, 'repository');
  return new Map(changes.map(({ row, repository }) => [repository.evidence.id, row?.number ?? next++]));
}

async function writeRows(db: Db, rows: readonly RepositoryRow[]): Promise<void> {
  for (const some of chunks(rows, 17)) {
    await db
      .insertInto('repository')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet(
            upsert(
              'organisation',
              'owner',
              'name',
              'owner_lower',
              'name_lower',
              'name_key',
              'status',
              'licence_spdx',
              'licence_known',
              'withdrawn_at',
              'observed_at',
              'changed_at',
              'seq',
            ),
          ),
      )
      .execute();
  }
}

async function writeDocuments(db: Db, repositories: readonly Repository[]): Promise<void> {
  const sets = await numberAssessments(db, repositories);
  const documents = repositories.map((each, index) => ({
    ...toDocument(each),
    assessment_set: sets[index] ?? 0,
  }));
  for (const some of chunks(documents, 5)) {
    await db
      .insertInto('document')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('repository').doUpdateSet(upsert('evidence', 'licence', 'assessment_set', 'lineage')),
      )
      .execute();
  }
}

/** Where two repositories of a forge have had the same name, it leads to the one that had it last. */
async function saveFormerNames(db: Db, changes: readonly Change[]): Promise<void> {
  for (const { row, repository } of changes) {
    const { id, forge, owner, name } = repository.evidence;
    if (!row || (row.owner_lower === owner.toLowerCase() && row.name_lower === name.toLowerCase())) continue;
    await db
      .insertInto('former_name')
      .values({ forge, owner_lower: row.owner_lower, name_lower: row.name_lower, repository: id })
      .onConflict((conflict) =>
        conflict.columns(['owner_lower', 'name_lower', 'forge']).doUpdateSet({ repository: id }),
      )
      .execute();
  }
}
