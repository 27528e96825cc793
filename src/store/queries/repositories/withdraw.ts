import { Problem } from '../../../base/problem.ts';
import { forgeOf } from '../../../domain/forges.ts';
import type { Assessment } from '../../../domain/assessment.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { LicenceVerdict } from '../../../domain/licence-verdict.ts';
import type { Repository } from '../../../domain/repository.ts';
import { deleteBlobsOf } from './blobs.ts';
import { claimChanges, saveChanges } from '../projections/changes.ts';
import type { Change } from '../projections/changes.ts';
import { openClosures } from './closures.ts';
import { forgetPackagesOf } from '../packages/save-packages.ts';
import { readStored, repositoryOrProblem } from './rows.ts';
import type { StoredRow } from './rows.ts';
import type { Db } from '../../schema.ts';

/** @param options.moved it went to an account that the catalogue does not have: nobody closed it */
export async function withdraw(
  db: Db,
  ids: readonly string[],
  { reason, at, moved = false }: { reason: string; at: string; moved?: boolean | undefined },
): Promise<number> {
  const position = await claimChanges(db);
  const stored = await readStored(db, [...new Set(ids)]);
  const open = [...stored.values()].filter((row) => row.withdrawn_at === null);
  await saveChanges(
    db,
    open.map((row) => withdrawal(row, reason, at)),
    { position, at },
  );
  const closed = open.map(({ id }) => id);
  await openClosures(db, closed, { from: at, reason, moved });
  await deleteBlobsOf(db, closed);
  await forgetPackagesOf(db, closed);
  return open.length;
}

function withdrawal(row: StoredRow, reason: string, at: string): Change {
  const stored = repositoryOrProblem(row);
  const repository = tombstone(stored instanceof Problem ? lastKnown(row) : stored, at);
  return { row, repository, events: [{ at, kind: 'withdrawn', detail: reason }] };
}

/** What people wrote about it goes with its files: they may have closed it because of that. */
function withoutText({ tree: _, description, homepage, topics, ...facts }: Evidence): Evidence {
  return {
    ...facts,
    ...(description === undefined ? {} : { description: null }),
    ...(homepage === undefined ? {} : { homepage: null }),
    ...(topics === undefined ? {} : { topics: [] }),
  };
}

/** The facts stay; whatever was read from its files, or written about it, goes. */
function tombstone(repository: Repository, at: string): Repository {
  return {
    ...repository,
    evidence: withoutText(repository.evidence),
    licence: repository.licence && withoutWords(repository.licence),
    lineage: undefined,
    findings: [],
    assessments: repository.assessments.map(({ levels: _, ...assessment }): Assessment => ({
      ...assessment,
      status: 'withdrawn',
      checks: [],
    })),
    status: 'withdrawn',
    changedAt: at,
    withdrawnAt: at,
  };
}

/** Differences quote the licence file, and `raw` a manifest. */
function withoutWords(licence: LicenceVerdict): LicenceVerdict {
  return {
    ...licence,
    files: licence.files.map((file) => ({ ...file, differences: [] })),
    declared: [],
    disagreements: [],
  };
}

/** What the columns still tell of a repository whose document is damaged. */
function lastKnown(row: StoredRow): Repository {
  const { id, organisation, owner, name } = row;
  const evidence: Evidence = {
    id,
    forge: forgeOf(id) ?? 'github',
    organisation,
    owner,
    name,
    url: '',
    visibility: 'public',
  };
  return {
    evidence,
    licence: undefined,
    findings: [],
    assessments: [],
    status: row.status,
    firstSeenAt: row.first_seen_at,
    observedAt: row.observed_at,
    changedAt: row.changed_at,
    withdrawnAt: null,
  };
}
