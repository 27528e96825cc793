import { createHash } from 'node:crypto';
import type { Assessment } from '../../../domain/assessment.ts';
import type { AssessedRepository } from '../../../domain/repository.ts';
import { levelsBy } from '../../../domain/levels.ts';
import { nextNumber } from '../numbers.ts';
import { chunks } from '../statements.ts';
import type { Db } from '../../schema.ts';

/**
 * The number of what policies make of each repository, in their order. What is not stored yet is stored: repositories
 * that policies see alike share a row, so there are few.
 */
export async function numberAssessments(
  db: Db,
  repositories: readonly Pick<AssessedRepository, 'assessments'>[],
): Promise<number[]> {
  const texts = repositories.map(({ assessments }) => textOf(assessments));
  const digests = new Map([...new Set(texts)].map((text) => [text, digestOf(text)]));
  const known = await storedSets(db, [...digests.values()]);
  const missing = [...digests].filter(([, digest]) => !known.has(digest));
  let next = missing.length === 0 ? 0 : await nextNumber(db, 'assessment_set');
  for (const [assessments, digest] of missing) {
    known.set(digest, next);
    await db.insertInto('assessment_set').values({ number: next, digest, assessments }).execute();
    next += 1;
  }
  return texts.map((text) => known.get(digests.get(text) ?? '') ?? 0);
}

/** Written field by field, so that equal assessments have equal text. */
function textOf(assessments: readonly Assessment[]): string {
  return JSON.stringify(
    assessments.map(({ policy, version, status, levels, checks }) => ({
      ...{ policy, version, status },
      ...(levels && { levels: levelsBy((force) => levels[force]) }),
      checks,
    })),
  );
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function storedSets(db: Db, digests: readonly string[]): Promise<Map<string, number>> {
  const known = new Map<string, number>();
  for (const some of chunks(digests, 1)) {
    const rows = await db
      .selectFrom('assessment_set')
      .select(['number', 'digest'])
      .where('digest', 'in', some)
      .execute();
    for (const { number, digest } of rows) known.set(digest, number);
  }
  return known;
}

/** What policies make of repositories, by number of the set. A number without a row is left out. */
export async function readAssessments(
  db: Db,
  numbers: readonly number[],
): Promise<Map<number, readonly Assessment[]>> {
  const sets = new Map<number, readonly Assessment[]>();
  for (const some of chunks([...new Set(numbers)], 1)) {
    const rows = await db.selectFrom('assessment_set').selectAll().where('number', 'in', some).execute();
    for (const row of rows) sets.set(row.number, JSON.parse(row.assessments) as Assessment[]);
  }
  return sets;
}

/** Numbers of the sets in which a policy asks for a check. */
export async function setsAsking(db: Db, policy: string, check: string): Promise<number[]> {
  const rows = await db
    .selectFrom('assessment_set')
    .selectAll()
    .where('assessments', 'like', `%"policy":"${policy.replaceAll(/[\\%_]/g, '_')}"%`)
    .execute();
  return rows
    .filter(({ assessments }) =>
      (JSON.parse(assessments) as Assessment[]).some(
        (one) => one.policy === policy && one.checks.includes(check),
      ),
    )
    .map(({ number }) => number);
}
