import { forgeOf, type ForgeName } from '../../../domain/forges.ts';
import type { Log } from '../../../base/log.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { Repository } from '../../../domain/repository.ts';
import { readRows, readStored, readableRepositories, storedRows, toRepository } from './rows.ts';
import type { Db } from '../../schema.ts';
import type { DatabaseAccess } from '../../access.ts';

/** Repositories by name. */
export interface RepositoryQueries {
  /** By current name without regard to case; the public one where a tombstone has the same name. */
  findRepository(owner: string, name: string): Promise<Repository | undefined>;
  /** The current name of a repository that used to be called this; its owner with the forge before it unless on GitHub. */
  findRenamed(owner: string, name: string): Promise<{ owner: string; name: string } | undefined>;
}

/** Bound to a database. */
export function repositoryQueries({ read }: DatabaseAccess): RepositoryQueries {
  return {
    findRepository: (owner, name) => read((db) => findRepository(db, owner, name)),
    findRenamed: (owner, name) => read((db) => findRenamed(db, owner, name)),
  };
}

export interface Identity {
  id: string;
  organisation: string;
  owner: string;
  name: string;
}

/** `gitlab:group` asks for that forge only; a bare owner prefers GitHub (docs/adr/0014-accounts-on-several-forges.md). */
async function findRepository(db: Db, owner: string, name: string): Promise<Repository | undefined> {
  const { forge, ownerLower } = readOwner(owner);
  const named = storedRows(db)
    .where('owner_lower', '=', ownerLower)
    .$if(forge !== undefined, (query) => query.where('id', 'like', `${forge}:%`))
    .where('name_lower', '=', name.toLowerCase())
    .orderBy(({ eb }) => eb.case().when('withdrawn_at', 'is', null).then(0).else(1).end())
    .orderBy(({ eb }) => eb.case().when('id', 'like', 'github:%').then(0).else(1).end())
    .orderBy('seq', 'desc')
    .limit(1);
  const [row] = await readRows(db, named);
  return row && toRepository(row);
}

/** `gitlab:group` is a group on that forge; a bare owner may be on any. */
function readOwner(owner: string): { forge: ForgeName | undefined; ownerLower: string } {
  const forge = forgeOf(owner);
  return { forge, ownerLower: (forge ? owner.slice(forge.length + 1) : owner).toLowerCase() };
}

export async function findRepositories(
  db: Db,
  ids: readonly string[],
  log: Log,
): Promise<Map<string, Repository>> {
  const stored = await readStored(db, ids);
  const readable = readableRepositories([...stored.values()], log);
  return new Map(readable.map((repository) => [repository.evidence.id, repository]));
}

/**
 * Owners and forges as in `findRepository`. The answer names the forge where it is not GitHub, as the new name alone can be
 * that of another repository there. A repository that is public comes before one that is not.
 */
async function findRenamed(
  db: Db,
  owner: string,
  name: string,
): Promise<{ owner: string; name: string } | undefined> {
  const [{ forge, ownerLower }, nameLower] = [readOwner(owner), name.toLowerCase()];
  const current = await db
    .selectFrom('former_name')
    .innerJoin('repository', 'repository.id', 'former_name.repository')
    .select(['repository.owner', 'repository.name', 'former_name.forge'])
    .where('former_name.owner_lower', '=', ownerLower)
    .where('former_name.name_lower', '=', nameLower)
    .$if(forge !== undefined, (query) => query.where('former_name.forge', '=', forge ?? ''))
    // A repository that took its first name back does not lead to itself.
    .where((eb) =>
      eb.or([eb('repository.owner_lower', '<>', ownerLower), eb('repository.name_lower', '<>', nameLower)]),
    )
    .orderBy(({ eb }) => eb.case().when('repository.withdrawn_at', 'is', null).then(0).else(1).end())
    .orderBy(({ eb }) => eb.case().when('former_name.forge', '=', 'github').then(0).else(1).end())
    .orderBy('repository.seq', 'desc')
    .executeTakeFirst();
  if (current === undefined) return undefined;
  const isOnGitHub = current.forge === 'github';
  return { owner: isOnGitHub ? current.owner : `${current.forge}:${current.owner}`, name: current.name };
}

export async function identities(db: Db, organisation?: string): Promise<Identity[]> {
  const known = db
    .selectFrom('repository')
    .select(['id', 'organisation', 'owner', 'name'])
    .where('withdrawn_at', 'is', null)
    .orderBy('id');
  return (
    organisation === undefined ? known : known.where('organisation', '=', organisation.toLowerCase())
  ).execute();
}

/** Goes on by id, so that what is saved meanwhile moves nothing. */
export async function* repositories(
  db: Db,
  { size, organisation }: { size: number; organisation?: string | undefined },
  log: Log,
): AsyncGenerator<Repository[], void, void> {
  for (let last = ''; ;) {
    const open = storedRows(db).where('withdrawn_at', 'is', null).where('id', '>', last);
    const next =
      organisation === undefined ? open : open.where('organisation', '=', organisation.toLowerCase());
    const rows = await readRows(db, next.orderBy('id').limit(size));
    const end = rows.at(-1)?.id;
    if (end === undefined) return;
    last = end;
    const readable = readableRepositories(rows, log);
    if (readable.length > 0) yield readable;
  }
}

/**
 * Found by the text of the document: an index of its own would be one more thing to keep for a question that is asked
 * once a harvest. In the JSON we wrote, a quotation mark within a value is escaped, so only the key itself fits.
 */
export async function templateRepositories(db: Db, log: Log): Promise<Evidence[]> {
  const templates = storedRows(db)
    .where('withdrawn_at', 'is', null)
    .where('document.evidence', 'like', '%"template":true%');
  const rows = await readRows(db, templates.orderBy('id'));
  return readableRepositories(rows, log).map(({ evidence }) => evidence);
}
