import Database from 'better-sqlite3';

/** What is compared: everything that does not depend on when a harvest ran, each row as one line. */
const queries: Record<string, string> = {
  repositories: `select r.id, r.organisation, r.owner, r.name, r.status, r.licence_spdx, r.withdrawn_at is null as here,
      d.evidence, d.licence, d.lineage, s.assessments
    from repository r join document d on d.repository = r.id
    left join assessment_set s on s.number = d.assessment_set`,
  findings: `select r.id, c.id as check_id, f.outcome, f.because
    from finding f join repository r on r.number = f.repository join check_name c on c.number = f.check_number`,
  events: 'select repository, kind, detail from event',
  files: 'select oid, size, text from blob',
  holdings: 'select repository, oid from repository_blob',
  'former names': 'select * from former_name',
  packages: `select p.key, r.id, d.file from dependency d
    join package p on p.number = d.package join repository r on r.number = d.repository`,
  publications: `select p.key, r.id, d.file from publication d
    join package p on p.number = d.package join repository r on r.number = d.repository`,
};

/** The contents of a hub's database, by part. */
export function contentsOf(path: string): Map<string, string[]> {
  const database = new Database(path, { readonly: true });
  try {
    return new Map(
      Object.entries(queries).map(([part, sql]) => [
        part,
        database
          .prepare(sql)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    );
  } finally {
    database.close();
  }
}

/** What is wrong within one database; nothing when all is well. */
export function faultsIn(path: string): string[] {
  const database = new Database(path, { readonly: true });
  try {
    const count = (sql: string) => Number(database.prepare(sql).pluck().get());
    const faults = [
      [database.pragma('integrity_check', { simple: true }) === 'ok' ? 0 : 1, 'damaged database'],
      [(database.pragma('foreign_key_check') as unknown[]).length, 'rows that refer to nothing'],
      [
        count("select count(*) from lease where name = 'harvest'"),
        'leases of harvests that nobody gave back',
      ],
      [count("select count(*) from harvest where state = 'running'"), 'harvests that still say running'],
      [
        count(
          'select count(*) from repository_blob where oid not in (select oid from blob) and repository not in (select id from repository where withdrawn_at is not null)',
        ),
        'files that are held and not stored',
      ],
      [
        count(
          'select count(*) from projection, change_counter where projection.position < change_counter.position',
        ),
        'projections that are behind',
      ],
    ] as const;
    return faults.filter(([found]) => found > 0).map(([found, what]) => `${found} ${what}`);
  } finally {
    database.close();
  }
}

/** How two contents differ, a few lines for each part. */
export function differencesBetween(
  one: ReadonlyMap<string, string[]>,
  other: ReadonlyMap<string, string[]>,
): string[] {
  return [...one].flatMap(([part, rows]) => {
    const rest = remaining(other.get(part) ?? [], rows);
    const lost = remaining(rows, other.get(part) ?? []);
    return [
      ...lost.slice(0, 5).map((row) => `${part}, lost: ${row.slice(0, 400)}`),
      ...rest.slice(0, 5).map((row) => `${part}, too many: ${row.slice(0, 400)}`),
    ];
  });
}

/** Rows of the first list that the second does not have, or has fewer times. */
function remaining(rows: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const row of others) counts.set(row, (counts.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const left = counts.get(row) ?? 0;
    counts.set(row, left - 1);
    return left <= 0;
  });
}
