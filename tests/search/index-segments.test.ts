import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { textTables } from '../../src/search/sqlite/index/schema.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';

test('the pieces of many changes are merged when the next change is small', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  const path = join(folder, 'search.sqlite');
  try {
    await using engine = await openSqliteSearch(path);
    for (let batch = 0; batch < 5; batch++) {
      const put = Array.from({ length: 200 }, (_, at) =>
        aDocument(`nhs/r${batch}-${at}`, { description: `Board ${at}`, readme: `Kidney ${at}` }),
      );
      await engine.apply({ put, remove: [], position: batch + 1 });
    }
    expect(Object.fromEntries(segmentsIn(path))['anywhere']).toBeGreaterThan(1);
    await engine.apply({ put: [aDocument('nhs/last')], remove: [], position: 6 });
    expect(segmentsIn(path).filter(([, segments]) => segments > 1)).toEqual([]);
    expect((await engine.search(aQuery('kidney 7'))).total).toBe(5);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a change of many documents is written to each full-text table in one piece', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  const path = join(folder, 'search.sqlite');
  try {
    await using engine = await openSqliteSearch(path);
    const documents = (description: string) =>
      Array.from({ length: 40 }, (_, at) =>
        aDocument(`nhs/r${at}`, {
          ...{ description, topics: [`t${at}`], readme: `Board ${at}`, language: 'R' },
        }),
      );
    await engine.apply({ put: documents('kidney care'), remove: [], position: 1 });
    expect(segmentsIn(path)).toEqual(textTables.map((table) => [table, 1]));
    await engine.apply({ put: documents('lung care'), remove: [], position: 2 });
    expect(segmentsIn(path)).toEqual(textTables.map((table) => [table, 2]));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** How many sorted pieces each table is made of. */
function segmentsIn(path: string): [table: string, segments: number][] {
  const db = new Database(path, { readonly: true });
  const count = (table: string) =>
    Number(db.prepare(`SELECT count(DISTINCT segid) FROM ${table}_idx`).pluck().get());
  const segments = textTables.map((table): [string, number] => [table, count(table)]);
  db.close();
  return segments;
}
