import { dependencyScopes, type PackageFacts } from '../../../domain/dependency.ts';
import { claimChanges } from '../projections/changes.ts';
import { nextNumber } from '../numbers.ts';
import { saveProjection } from '../projections/projections.ts';
import { chunks, withoutNul } from '../statements.ts';
import type { Db, DependencyRow } from '../../schema.ts';
import type { PackageBatch } from '../../store.ts';

const packageTables = ['dependency', 'publication', 'reading_fault'] as const;

/** Replaces what is stored of the packages of these repositories, and remembers how far the projection has come. */
export async function savePackages(db: Db, { name, at, repositories }: PackageBatch): Promise<void> {
  await claimChanges(db);
  const numbers = await repositoryNumbers(
    db,
    repositories.map(({ id }) => id),
  );
  await deletePackagesOf(db, [...numbers.values()]);
  const facts = repositories.flatMap(({ id, facts }) => {
    const number = numbers.get(id);
    return number === undefined || facts === null ? [] : [{ number, facts }];
  });
  const packages = await numberPackages(db, namesIn(facts.map((each) => each.facts)));
  const numberOf = (key: string) => packages.get(key) ?? 0;
  const rows = facts.flatMap(({ number, facts }) => dependencyRows(number, facts, numberOf));
  for (const some of chunks(rows, 7)) await db.insertInto('dependency').values(some).execute();
  const published = facts.flatMap(({ number, facts }) =>
    facts.publishes.map(({ package: key, file }) => ({ package: numberOf(key), repository: number, file })),
  );
  for (const some of chunks(published, 3)) await db.insertInto('publication').values(some).execute();
  const faults = facts.flatMap(({ number, facts }) =>
    facts.faults.map(({ file, because }) => ({ repository: number, file: withoutNul(file), because })),
  );
  for (const some of chunks(faults, 3)) await db.insertInto('reading_fault').values(some).execute();
  await saveProjection(db, name, at);
}

/** Forgets all packages, and that the projection has ever run. */
export async function clearPackages(db: Db, name: string): Promise<void> {
  for (const table of [...packageTables, 'package'] as const) await db.deleteFrom(table).execute();
  await db.deleteFrom('projection').where('name', '=', name).execute();
}

/** Takes out what these repositories depend on and publish, with the names that nothing else mentions. */
export async function forgetPackagesOf(db: Db, ids: readonly string[]): Promise<void> {
  const numbers = [...(await repositoryNumbers(db, ids)).values()];
  const named = new Set<number>();
  for (const some of chunks(numbers, 1)) {
    for (const table of ['dependency', 'publication'] as const) {
      const rows = await db.selectFrom(table).select('package').where('repository', 'in', some).execute();
      for (const row of rows) named.add(row.package);
    }
  }
  await deletePackagesOf(db, numbers);
  for (const some of chunks([...named], 1)) await deleteUnnamed(db, some);
}

async function deleteUnnamed(db: Db, packages: readonly number[]): Promise<void> {
  const named = new Set<number>();
  for (const table of ['dependency', 'publication'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('package')
      .distinct()
      .where('package', 'in', packages)
      .execute();
    for (const row of rows) named.add(row.package);
  }
  const unnamed = packages.filter((number) => !named.has(number));
  if (unnamed.length > 0) await db.deleteFrom('package').where('number', 'in', unnamed).execute();
}

async function deletePackagesOf(db: Db, numbers: readonly number[]): Promise<void> {
  for (const some of chunks(numbers, 1))
    for (const table of packageTables) await db.deleteFrom(table).where('repository', 'in', some).execute();
}

async function repositoryNumbers(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (const some of chunks(ids, 1)) {
    const rows = await db.selectFrom('repository').select(['id', 'number']).where('id', 'in', some).execute();
    for (const { id, number } of rows) numbers.set(id, number);
  }
  return numbers;
}

function namesIn(facts: readonly PackageFacts[]): string[] {
  const keys = facts.flatMap(({ dependencies, publishes }) => [...dependencies, ...publishes]);
  return [...new Set(keys.map((each) => each.package))];
}

/** The number of each package; one that is new gets the next. Writers take turns (`claimChanges`). */
async function numberPackages(db: Db, keys: readonly string[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (const some of chunks(keys, 1)) {
    const rows = await db.selectFrom('package').selectAll().where('key', 'in', some).execute();
    for (const { key, number } of rows) numbers.set(key, number);
  }
  const fresh = keys.filter((key) => !numbers.has(key));
  if (fresh.length === 0) return numbers;
  const first = await nextNumber(db, 'package');
  const rows = fresh.map((key, index) => ({ number: first + index, key }));
  for (const some of chunks(rows, 2)) await db.insertInto('package').values(some).execute();
  for (const { key, number } of rows) numbers.set(key, number);
  return numbers;
}

function dependencyRows(
  repository: number,
  { dependencies }: PackageFacts,
  numberOf: (key: string) => number,
): DependencyRow[] {
  const rows = dependencies.map((each) => ({
    ...{ package: numberOf(each.package), repository, version: withoutNul(each.version ?? '') },
    requirement: each.requirement && withoutNul(each.requirement),
    scope: dependencyScopes.indexOf(each.scope),
    direct: each.direct ? 1 : 0,
    file: withoutNul(each.file),
  }));
  return [...new Map(rows.map((row) => [`${row.package} ${row.version}`, row])).values()];
}
