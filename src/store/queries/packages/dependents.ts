import { closedStatuses } from '../../../domain/assessment.ts';
import { dependencyScopes, type Dependency, type PackageKey } from '../../../domain/dependency.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { Logins } from '../../history-queries.ts';
import type { Db, DependencyRow } from '../../schema.ts';
import { storedLogins } from '../statements.ts';

/** Which repositories depend on something. */
export interface DependentsQuery {
  packages: readonly PackageKey[];
  /** Only in versions of which this holds. */
  meets?: ((use: Pick<Dependency, 'version' | 'requirement'>) => boolean) | undefined;
  /** Id of a repository that is left out. */
  except?: string;
  organisation?: Logins;
}

/** A repository that depends on a package, in one version. */
export interface DependentEntry
  extends Dependency, Pick<Evidence, 'id' | 'owner' | 'name' | 'organisation'> {}

/** How many repositories there are, and those of a page with each of their versions. */
export interface DependentsPage {
  total: number;
  entries: DependentEntry[];
}

/** Repositories that people may see, of these organisations. */
export function openRepositories(db: Db, organisation: Logins | undefined) {
  const open = db
    .selectFrom('repository')
    .where('repository.withdrawn_at', 'is', null)
    .where('repository.status', 'not in', closedStatuses);
  return organisation === undefined
    ? open
    : open.where('repository.organisation', 'in', storedLogins(organisation));
}

/**
 * A page of the open repositories that depend on any of these packages, by name. A package may be in every repository, so
 * they are counted and ordered by what the indexes hold, and the rest is read for those of the page alone.
 */
export async function dependentsPage(
  db: Db,
  query: DependentsQuery,
  { limit, offset }: { limit: number; offset: number },
): Promise<DependentsPage> {
  const wanted = await wantedUses(db, query);
  if (!wanted) return { total: 0, entries: [] };
  const page = await matching(db, query, wanted)
    .select(['repository.number', 'repository.id', 'repository.owner', 'repository.name'])
    .select('repository.organisation')
    .orderBy('repository.name_key')
    .orderBy('repository.number')
    .limit(limit)
    .offset(offset)
    .execute();
  const isAll = page.length < limit && (page.length > 0 || offset === 0);
  const total = isAll ? offset + page.length : await countMatching(db, query, wanted);
  const uses = await usesOf(
    db,
    page.map(({ number }) => number),
    wanted,
  );
  const entries = page.flatMap(({ number, ...repository }) =>
    (uses.get(number) ?? []).map((use) => ({ ...repository, ...use })),
  );
  return { total, entries };
}

/** How many open repositories depend on any of these packages. */
export async function countDependents(db: Db, query: DependentsQuery): Promise<number> {
  const wanted = await wantedUses(db, query);
  return wanted ? countMatching(db, query, wanted) : 0;
}

/** Ids of the open repositories that depend on any of these packages, in no order. */
export async function dependentIds(db: Db, query: DependentsQuery): Promise<string[]> {
  const wanted = await wantedUses(db, query);
  if (!wanted) return [];
  const rows = await matching(db, query, wanted).select('repository.id').execute();
  return rows.map(({ id }) => id);
}

/** As rows hold it. */
export function toDependency(key: string, row: Omit<DependencyRow, 'package' | 'repository'>): Dependency {
  return {
    package: key,
    version: row.version === '' ? null : row.version,
    requirement: row.requirement,
    scope: dependencyScopes[row.scope] ?? 'runtime',
    direct: row.direct === 1,
    file: row.file,
  };
}

/** The numbers of packages with their keys, and the versions in which they count; undefined for all versions. */
interface WantedUses {
  packages: ReadonlyMap<number, PackageKey>;
  versions?: { exact: readonly string[]; ranges: readonly string[] };
}

/** What is to be looked for; undefined where nothing can be found. */
async function wantedUses(db: Db, { packages, meets }: DependentsQuery): Promise<WantedUses | undefined> {
  if (packages.length === 0) return undefined;
  const rows = await db.selectFrom('package').selectAll().where('key', 'in', packages).execute();
  if (rows.length === 0) return undefined;
  const wanted = { packages: new Map(rows.map(({ number, key }) => [number, key])) };
  if (!meets) return wanted;
  const uses = await db
    .selectFrom('dependency')
    .select(['version', 'requirement'])
    .distinct()
    .where('package', 'in', [...wanted.packages.keys()])
    .execute();
  const met = uses.filter(({ version, requirement }) =>
    meets({ version: version === '' ? null : version, requirement }),
  );
  const exact = new Set(met.flatMap(({ version }) => (version === '' ? [] : [version])));
  const ranges = met.flatMap(({ version, requirement }) => (version === '' ? [requirement ?? ''] : []));
  return met.length === 0 ? undefined : { ...wanted, versions: { exact: [...exact], ranges } };
}

function matching(db: Db, { except, organisation }: DependentsQuery, wanted: WantedUses) {
  const using = wantedRows(db, wanted).select('dependency.repository').distinct().as('used');
  const found = openRepositories(db, organisation).innerJoin(using, 'used.repository', 'repository.number');
  return except === undefined ? found : found.where('repository.id', '!=', except);
}

async function countMatching(db: Db, query: DependentsQuery, wanted: WantedUses): Promise<number> {
  const { total } = await matching(db, query, wanted)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

function wantedRows(db: Db, { packages, versions }: WantedUses) {
  const rows = db.selectFrom('dependency').where('dependency.package', 'in', [...packages.keys()]);
  if (!versions) return rows;
  const { exact, ranges } = versions;
  return rows.where((eb) =>
    eb.or([
      ...(exact.length > 0 ? [eb('dependency.version', 'in', exact)] : []),
      ...(ranges.length > 0
        ? [eb.and([eb('dependency.version', '=', ''), eb('dependency.requirement', 'in', ranges)])]
        : []),
    ]),
  );
}

/** What these repositories ask for of what is wanted, by the number of the repository. */
async function usesOf(
  db: Db,
  numbers: readonly number[],
  wanted: WantedUses,
): Promise<Map<number, Dependency[]>> {
  if (numbers.length === 0) return new Map();
  const rows = await wantedRows(db, wanted).selectAll().where('repository', 'in', numbers).execute();
  const uses = rows.map(({ package: number, repository, ...row }) => ({
    repository,
    use: toDependency(wanted.packages.get(number) ?? '', row),
  }));
  const ordered = uses.sort((a, b) => inOrder(a.use, b.use));
  return new Map(
    [...Map.groupBy(ordered, ({ repository }) => repository)].map(([number, all]) => [
      number,
      all.map(({ use }) => use),
    ]),
  );
}

/** By package and version, as texts. */
function inOrder(one: Dependency, other: Dependency): number {
  const texts = [one, other].map((each) => `${each.package} ${each.version ?? ''}`);
  return (texts[0] ?? '') < (texts[1] ?? '') ? -1 : 1;
}
