import { closedStatuses } from '../../domain/assessment.ts';
import type { Repository } from '../../domain/repository.ts';
import { chunks } from './statements.ts';
import type { Db, ServiceRow } from '../schema.ts';
import type { ServiceEntry } from '../store.ts';

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

export async function services(db: Db, { template }: { template?: string }): Promise<ServiceEntry[]> {
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
