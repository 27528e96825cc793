import Database from 'better-sqlite3';
import { facetNames, noLicence } from '../src/search/search.ts';
import type { Facet, SearchDocument, SearchEngine, SearchResult } from '../src/search/search.ts';
import { wordsOf } from '../src/search/query/words.ts';

/**
 * The obvious way, to compare with: one FTS5 table, one row a value for facets, a GROUP BY for each facet, bm25 with equal
 * weights, all in memory.
 */
export function openPlainSql(
  documents: Iterable<SearchDocument>,
): Pick<SearchEngine, 'search'> & { close(): void } {
  const db = new Database(':memory:');
  db.exec(`
    CREATE TABLE document (slot INTEGER PRIMARY KEY, item TEXT, name TEXT, stars INTEGER, pushed TEXT);
    CREATE TABLE label (slot INTEGER, facet TEXT, value TEXT, PRIMARY KEY (slot, facet, value)) WITHOUT ROWID;
    CREATE INDEX label_by_value ON label (facet, value, slot);
    CREATE VIRTUAL TABLE text USING fts5 (name, topics, description, keywords, organisation, readme);
  `);
  const addDocument = db.prepare('INSERT INTO document VALUES (?, ?, ?, ?, ?)');
  const addLabel = db.prepare('INSERT OR IGNORE INTO label VALUES (?, ?, ?)');
  const addText = db.prepare(
    'INSERT INTO text (rowid, name, topics, description, keywords, organisation, readme) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  db.transaction(() => {
    let slot = 0;
    for (const { item, organisation, organisationName, keywords, readme } of documents) {
      slot++;
      addDocument.run(slot, JSON.stringify(item), item.fullName, item.stars, item.pushedAt);
      addText.run(
        slot,
        item.name,
        item.topics.join(' '),
        item.description,
        keywords.join(' '),
        organisationName,
        readme,
      );
      const labels: Partial<Record<Facet, readonly (string | null)[]>> = {
        organisation: [organisation],
        language: [item.language],
        licence: [item.licence?.spdx ?? noLicence],
        status: [item.status],
        topic: item.topics,
      };
      for (const facet of facetNames)
        for (const value of labels[facet] ?? []) if (value !== null) addLabel.run(slot, facet, value);
    }
  })();
  return { search: async (query) => searchPlainly(db, query), close: () => db.close() };
}

function searchPlainly(db: Database.Database, query: Parameters<SearchEngine['search']>[0]): SearchResult {
  const words = wordsOf(query.text.replaceAll(/\S+:\S+/g, '')).map(({ text }) => `"${text}"`);
  const match = words.length > 0 ? [words.join(' ')] : [];
  const filters = (without?: Facet) =>
    facetNames.filter((facet) => facet !== without && (query.filters[facet]?.length ?? 0) > 0);
  const where = (without?: Facet) =>
    [
      match.length > 0 ? 'slot IN (SELECT rowid FROM text WHERE text MATCH ?)' : 'true',
      ...filters(without).map(
        (facet) =>
          `slot IN (SELECT slot FROM label WHERE facet = '${facet}' AND value IN (${(query.filters[facet] ?? []).map(() => '?').join()}))`,
      ),
    ].join(' AND ');
  const values = (without?: Facet) => [
    ...match,
    ...filters(without).flatMap((facet) => [...(query.filters[facet] ?? [])]),
  ];
  const total =
    db
      .prepare<unknown[], number>(`SELECT count(*) FROM document WHERE ${where()}`)
      .pluck()
      .get(...values()) ?? 0;
  const order = {
    relevance: match.length > 0 ? 'rank' : 'pushed DESC',
    updated: 'pushed DESC',
    stars: 'stars DESC',
    name: 'document.name',
  }[query.sort];
  const from = match.length > 0 ? 'document JOIN text ON text.rowid = slot AND text MATCH ?' : 'document';
  const rows = db
    .prepare<unknown[], string>(
      `SELECT item FROM ${from} WHERE ${where()} ORDER BY ${order} LIMIT ? OFFSET ?`,
    )
    .pluck();
  const items = rows.all(...match, ...values(), query.perPage, (query.page - 1) * query.perPage);
  const facets = Object.fromEntries(
    facetNames.map((facet) => [
      facet,
      db
        .prepare(
          `SELECT value, count(*) AS count FROM label WHERE facet = '${facet}' AND ${where(facet)} GROUP BY value ORDER BY 2 DESC, 1 LIMIT 50`,
        )
        .all(...values(facet)),
    ]),
  ) as SearchResult['facets'];
  const parsed = items.map((item) => ({
    ...(JSON.parse(item) as SearchResult['items'][number]),
    highlights: {},
    matched: 'all' as const,
    matchedIn: [],
  }));
  return {
    total,
    page: query.page,
    perPage: query.perPage,
    tookMs: 0,
    items: parsed,
    facets,
    corrected: null,
    suggestion: null,
    messages: [],
    nearest: null,
  };
}
