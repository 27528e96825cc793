import { Problem } from '../../../base/problem.ts';
import type { Decision } from '../../../domain/decision.ts';
import type { Db } from '../../schema.ts';
import type { DecisionRevision } from '../../store.ts';

/** Adds a revision; those before it stay. */
export async function saveDecision(
  db: Db,
  { id, decision, recordedAt, recordedBy }: DecisionRevision,
): Promise<void> {
  const { newest } = await db
    .selectFrom('decision')
    .select((eb) => eb.fn.max<number | null>('revision').as('newest'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const record = decision === null ? null : JSON.stringify(decision);
  const revision = (newest ?? 0) + 1;
  await db
    .insertInto('decision')
    .values({ id, revision, recorded_at: recordedAt, actor: recordedBy, record })
    .execute();
}

/** The newest revision of each decision, by id. */
export async function readDecisions(db: Db): Promise<DecisionRevision[]> {
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .where((eb) =>
      eb(
        'revision',
        '=',
        eb
          .selectFrom('decision as other')
          .select((inner) => inner.fn.max('other.revision').as('newest'))
          .whereRef('other.id', '=', 'decision.id'),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id, record, recorded_at: recordedAt, actor: recordedBy }) => ({
    ...{ id, recordedAt, recordedBy },
    decision: record === null ? null : readDecision(id, record),
  }));
}

function readDecision(id: string, record: string): Decision {
  try {
    return JSON.parse(record) as Decision;
  } catch (cause) {
    throw new Problem('partial', `The decision ${id} is damaged.`, { cause });
  }
}
