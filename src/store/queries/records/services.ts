import { closedStatuses } from '../../../domain/assessment.ts';
import type { Repository } from '../../../domain/repository.ts';
import { chunks } from '../statements.ts';
import type { Db, ServiceRow } from '../../schema.ts';
import type { DatabaseAccess } from '../../access.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { Lineage } from '../../../domain/template.ts';

/** What was made from templates. */
export interface ServiceQueries {
  /** Repositories made from a template, or from this one, by name; none that is withdrawn. */
  services(query: { template?: string }): Promise<ServiceEntry[]>;
}

/** Bound to a database. */
export function serviceQueries({ read }: DatabaseAccess): ServiceQueries {
  return {
    services: (query) => read((db) => services(db, query)),
  };
}

/** A repository that was made from a template. */
export interface ServiceEntry extends Lineage, Pick<Evidence, 'id' | 'owner' | 'name' | 'organisation'> {
  /** False also where that was not collected. */
  archived: boolean;
  pushedAt: string | null;
}

/** Lists changed repositories under the templates they were made from, and takes out those that no longer belong. */
export async function saveServices(db: Db, changed: readonly Repository[]): Promise<void> {
  const ids = changed.map(({ evidence }) => evidence.id);
  for (const some of chunks(ids, 1)) await db.deleteFrom('service').where('repository', 'in', some).execute();
  for (const some of chunks(changed.flatMap(toServiceRow), 7))
    await db.insertInto('service').values(some).execute();
}

function toServiceRow({ evidence, lineage }: Repository): ServiceRow[] {
  if (!lineage) return [];
  const { template, version, source } = lineage;
  return [
    {
      repository: evidence.id,
      template,
      template_lower: template.toLowerCase(),
      version,
      source,
      archived: evidence.archived ? 1 : 0,
      pushed_at: evidence.pushedAt ?? null,
    },
  ];
}

async function services(db: Db, { template }: { template?: string }): Promise<ServiceEntry[]> {
  const listed = db
    .selectFrom('service')
    .innerJoin('repository', 'repository.id', 'service.repository')
    .select(['repository.id', 'owner', 'name', 'organisation', 'template', 'version', 'source', 'archived'])
    .select('pushed_at as pushedAt')
    .where('repository.status', 'not in', closedStatuses)
    .orderBy('owner_lower')
    .orderBy('name_lower');
  const rows = await (
    template === undefined ? listed : listed.where('template_lower', '=', template.toLowerCase())
  ).execute();
  return rows.map(({ archived, ...row }) => ({ ...row, archived: archived === 1 }));
}
