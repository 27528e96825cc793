import { chunks } from './chunks.ts';
import type { Db, FindingTableRow, TallyRow } from '../schema.ts';

/** Counts rows of `finding` out and in, so that `tally` always says how many there are of each kind. */
export async function addToTallies(
  db: Db,
  { minus, plus }: { minus: Iterable<FindingTableRow>; plus: Iterable<FindingTableRow> },
): Promise<void> {
  const differences = new Map<string, TallyRow>();
  for (const row of minus) count(differences, row, -1);
  for (const row of plus) count(differences, row, 1);
  const rows = [...differences.values()].filter(({ repositories }) => repositories !== 0);
  for (const some of chunks(rows, 5)) {
    await db
      .insertInto('tally')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['policy', 'check_id', 'organisation', 'outcome']).doUpdateSet((eb) => ({
          repositories: eb('tally.repositories', '+', eb.ref('excluded.repositories')),
        })),
      )
      .execute();
  }
  if (rows.some(({ repositories }) => repositories < 0)) {
    await db.deleteFrom('tally').where('repositories', '=', 0).execute();
  }
}

function count(differences: Map<string, TallyRow>, finding: FindingTableRow, difference: number): void {
  const { organisation, policy, check_id, outcome } = finding;
  const key = [organisation, policy, check_id, outcome].join('\n');
  const known = differences.get(key) ?? { organisation, policy, check_id, outcome, repositories: 0 };
  differences.set(key, { ...known, repositories: known.repositories + difference });
}
