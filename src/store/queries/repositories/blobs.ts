import type { Blob } from '../../../domain/evidence.ts';
import { wantedEntries } from '../../../policy/policy.ts';
import type { AssessedRepository } from '../../../domain/repository.ts';
import { chunks, upsert, withoutNul } from '../statements.ts';
import type { Db } from '../../schema.ts';
import type { DatabaseAccess } from '../../access.ts';

/** Contents of files. */
export interface BlobQueries {
  readBlobs(oids: readonly string[]): Promise<Map<string, Blob>>;
}

/** Bound to a database. */
export function blobQueries({ read }: DatabaseAccess): BlobQueries {
  return {
    readBlobs: (oids) => read((db) => readBlobs(db, oids)),
  };
}

export async function knownBlobs(db: Db, oids: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const some of chunks(oids, 1)) {
    const rows = await db.selectFrom('blob').select('oid').where('oid', 'in', some).execute();
    for (const { oid } of rows) known.add(oid);
  }
  return known;
}

export async function readBlobs(db: Db, oids: readonly string[]): Promise<Map<string, Blob>> {
  const blobs = new Map<string, Blob>();
  for (const some of chunks(oids, 1)) {
    const rows = await db.selectFrom('blob').selectAll().where('oid', 'in', some).execute();
    for (const { truncated, ...row } of rows) blobs.set(row.oid, { ...row, truncated: truncated === 1 });
  }
  return blobs;
}

/** Keeps contents by object id. What was not collected is left out; the whole content replaces a beginning of it. */
export async function saveBlobs(db: Db, blobs: readonly Blob[]): Promise<void> {
  const collected = new Map<string, { oid: string; size: number; text: string | null; truncated: number }>();
  for (const { oid, size, text, truncated } of blobs) {
    if (text === undefined || collected.get(oid)?.truncated === 0) continue;
    collected.set(oid, { oid, size, text: text && withoutNul(text), truncated: truncated ? 1 : 0 });
  }
  for (const rows of chunks([...collected.values()], 4)) {
    await db
      .insertInto('blob')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('oid')
          .doUpdateSet(upsert('size', 'text', 'truncated'))
          .where('blob.truncated', '=', 1)
          .where('excluded.truncated', '=', 0),
      )
      .execute();
  }
}

/**
 * Remembers which contents a repository has held. Kept while it is public, older versions too, so that nothing of it
 * stays behind when it is withdrawn; except contents that never came and that it no longer has.
 */
export async function linkBlobs(
  db: Db,
  repositories: readonly AssessedRepository[],
  blobs: readonly Blob[],
): Promise<void> {
  const given = new Set(blobs.map(({ oid }) => oid));
  const rows = repositories.flatMap(({ evidence }) => {
    const wanted = wantedEntries(evidence).map(({ oid }) => oid);
    const brought = (evidence.tree ?? []).flatMap(({ oid }) => (given.has(oid) ? [oid] : []));
    return [...new Set([...wanted, ...brought])].map((oid) => ({ repository: evidence.id, oid }));
  });
  await unlinkMissing(db, [...new Set(repositories.map(({ evidence }) => evidence.id))]);
  for (const some of chunks(rows, 2)) {
    await db
      .insertInto('repository_blob')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Ids of repositories that hold contents which are not stored. Goes through all links: slow where there are many. */
export async function lackingContents(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('repository_blob')
    .leftJoin('blob', 'blob.oid', 'repository_blob.oid')
    .select('repository')
    .where('blob.oid', 'is', null)
    .distinct()
    .execute();
  return rows.map(({ repository }) => repository);
}

/** Forgets which contents these repositories hold of those that are not stored. */
async function unlinkMissing(db: Db, repositories: readonly string[]): Promise<void> {
  for (const some of chunks(repositories, 1)) {
    await db
      .deleteFrom('repository_blob')
      .where('repository', 'in', some)
      .where((eb) =>
        eb.not(
          eb.exists(eb.selectFrom('blob').select('oid').whereRef('blob.oid', '=', 'repository_blob.oid')),
        ),
      )
      .execute();
  }
}

/** Deletes what these repositories have held, except contents that another one holds too. */
export async function deleteBlobsOf(db: Db, repositories: readonly string[]): Promise<void> {
  if (repositories.length === 0) return;
  const links = await db
    .deleteFrom('repository_blob')
    .where('repository', 'in', repositories)
    .returning('oid')
    .execute();
  for (const some of chunks([...new Set(links.map(({ oid }) => oid))], 1)) {
    await db
      .deleteFrom('blob')
      .where('oid', 'in', some)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('repository_blob').select('oid').whereRef('repository_blob.oid', '=', 'blob.oid'),
          ),
        ),
      )
      .execute();
  }
}
