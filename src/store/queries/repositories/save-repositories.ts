import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../../../base/problem.ts';
import { eventsBetween } from '../../../history/events-between.ts';
import type { Blob } from '../../../domain/evidence.ts';
import { wantedEntries } from '../../../policy/policy.ts';
import type { AssessedRepository } from '../../../domain/repository.ts';
import { knownBlobs, linkBlobs, saveBlobs } from './blobs.ts';
import { claimChanges, saveChanges } from '../projections/changes.ts';
import type { Change } from '../projections/changes.ts';
import { endClosures } from './closures.ts';
import { isSameFinding } from '../findings/findings.ts';
import { chunks } from '../statements.ts';
import { saveSyncState } from '../harvests/sync-state.ts';
import { readStored, repositoryOrProblem, toDocument } from './rows.ts';
import type { StoredRow } from './rows.ts';
import type { Db } from '../../schema.ts';
import type { RepositoryBatch, SaveResult } from '../../store.ts';

/** Where a repository comes twice in a batch, the last one counts. */
export async function saveRepositories(db: Db, batch: RepositoryBatch): Promise<SaveResult> {
  const position = await claimChanges(db);
  const given = new Map(batch.repositories.map((repository) => [repository.evidence.id, repository]));
  const stored = await readStored(db, [...given.keys()]);
  const arrived = await arrivedBlobs(db, batch.blobs);
  const isUnchanged = (next: AssessedRepository) =>
    isSame(stored.get(next.evidence.id), next) && !holdsAny(next, arrived);
  const { same = [], other = [] } = Object.groupBy(given.values(), (next) =>
    isUnchanged(next) ? 'same' : 'other',
  );
  await markSeen(
    db,
    same.map(({ evidence }) => evidence.id),
    batch.at,
  );
  await noteNoLineage(
    db,
    same.filter((next) => next.lineage === null && stored.get(next.evidence.id)?.lineage === null),
  );
  await saveChanges(
    db,
    other.map((next) => changeOf(stored.get(next.evidence.id), next, batch.at)),
    { position, at: batch.at },
  );
  const back = other.filter(({ evidence }) => stored.get(evidence.id)?.withdrawn_at);
  await endClosures(
    db,
    back.map(({ evidence }) => evidence.id),
    batch.at,
  );
  await saveBlobs(db, batch.blobs);
  await linkBlobs(db, batch.blobs.length > 0 ? [...given.values()] : other, batch.blobs);
  for (const [key, state] of batch.syncStates ?? []) await saveSyncState(db, key, state);
  const found = other.filter(({ evidence }) => !stored.has(evidence.id)).length;
  return { found, changed: other.length - found, unchanged: same.length };
}

/** Contents that are not stored yet. */
async function arrivedBlobs(db: Db, blobs: readonly Blob[]): Promise<Set<string>> {
  const read = blobs.filter(({ text }) => text !== undefined).map(({ oid }) => oid);
  const known = await knownBlobs(db, read);
  return new Set(read.filter((oid) => !known.has(oid)));
}

/** What is derived from files changes with a file that arrived, even where the repository is as it was. */
function holdsAny({ evidence }: AssessedRepository, oids: ReadonlySet<string>): boolean {
  return oids.size > 0 && wantedEntries(evidence).some(({ oid }) => oids.has(oid));
}

/** The order of keys is the adapter's affair and no change. */
function isSame(row: StoredRow | undefined, next: AssessedRepository): boolean {
  if (!row || row.withdrawn_at !== null || row.status !== next.status) return false;
  const document = toDocument(next);
  return (
    isSameJson(row.evidence, document.evidence) &&
    isSameJson(row.licence, document.licence) &&
    isSameVerdict(row, next) &&
    (isSameJson(row.lineage, document.lineage) || isNoNews(row, next))
  );
}

function isSameVerdict(row: StoredRow, next: AssessedRepository): boolean {
  const { findings, assessments } = row;
  return (
    isDeepStrictEqual(assessments, next.assessments) &&
    findings.length === next.findings.length &&
    next.findings.every((finding, index) => {
      const beside = findings[index];
      const stored =
        beside?.check === finding.check ? beside : findings.find(({ check }) => check === finding.check);
      return stored !== undefined && isSameFinding(stored, finding);
    })
  );
}

/** To learn that a repository was made from no template changes nothing that anybody was told. */
function isNoNews({ lineage: stored }: StoredRow, { lineage }: AssessedRepository): boolean {
  return stored === null && lineage === null;
}

function isSameJson(one: string | null, other: string | null): boolean {
  if (one === other) return true;
  if (one === null || other === null || one.length !== other.length) return false;
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
  } catch {
    return false; // a damaged row is replaced
  }
}

async function noteNoLineage(db: Db, repositories: readonly AssessedRepository[]): Promise<void> {
  const ids = repositories.map(({ evidence }) => evidence.id);
  for (const some of chunks(ids, 1))
    await db.updateTable('document').set({ lineage: 'null' }).where('repository', 'in', some).execute();
}

async function markSeen(db: Db, ids: readonly string[], at: string): Promise<void> {
  for (const some of chunks(ids, 1)) {
    await db.updateTable('repository').set({ observed_at: at }).where('id', 'in', some).execute();
  }
}

/** Nothing can be said to have happened to a repository whose stored state is damaged. */
function changeOf(row: StoredRow | undefined, next: AssessedRepository, at: string): Change {
  const previous = row && repositoryOrProblem(row);
  return {
    row,
    events: previous instanceof Problem ? [] : eventsBetween(previous, next, at),
    repository: {
      ...next,
      firstSeenAt: row?.first_seen_at ?? at,
      observedAt: at,
      changedAt: at,
      withdrawnAt: null,
    },
  };
}
