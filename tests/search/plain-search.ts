import Database from 'better-sqlite3';
import { conditions } from '../../src/search/sqlite/conditions.ts';
import { ColumnStore } from '../../src/search/sqlite/column-store.ts';
import { expressionText, unwantedExpression, wantedExpression } from '../../src/search/sqlite/expression.ts';
import { parseQuery } from '../../src/search/query/query.ts';
import { ranking } from '../../src/search/sqlite/boosts.ts';
import { facetNames, noLicence } from '../../src/search/search.ts';
import type { Facet, SearchDocument, SearchQuery } from '../../src/search/search.ts';
import { createHighlightTable } from '../../src/search/sqlite/highlight-table.ts';
import { openVocabulary } from '../../src/search/sqlite/vocabulary.ts';
import { plainName } from '../../src/search/query/words.ts';

/** What a search is to give. */
export interface PlainResult {
  total: number;
  ids: string[];
  facets: Record<Facet, { value: string; count: number }[]>;
  /** What every hit is ordered by, highest first. */
  keys: ReadonlyMap<string, number>;
}

/**
 * Searches an index file the plain way, over the documents that are to be in it: the whole expression in one question to
 * FTS5, everything else by going through the documents. Keeps nothing.
 */
export function searchPlainly(
  path: string,
  documents: readonly SearchDocument[],
  text: string,
  query: SearchQuery,
): PlainResult {
  const db = new Database(path);
  try {
    createHighlightTable(db);
    const found = matching(db, documents, text);
    const { filters, page, perPage } = query;
    const hits = found.filter(({ document }) => passes(document, filters));
    const facets = Object.fromEntries(
      facetNames.map((facet) => {
        const others = { ...filters, [facet]: [] };
        return [
          facet,
          counted(
            found.map(({ document }) => document).filter((each) => passes(each, others)),
            facet,
          ),
        ];
      }),
    ) as PlainResult['facets'];
    hits.sort((a, b) => keyOf(b, query) - keyOf(a, query) || (nameOf(a) < nameOf(b) ? -1 : 1));
    const ids = hits.slice((page - 1) * perPage, page * perPage).map(({ document }) => document.item.id);
    const keys = new Map(hits.map((hit) => [hit.document.item.id, keyOf(hit, query)]));
    return { total: hits.length, ids, facets, keys };
  } finally {
    db.close();
  }
}

interface Found {
  document: SearchDocument;
  /** Undefined when no words were typed. */
  score: number | undefined;
}

function matching(db: Database.Database, documents: readonly SearchDocument[], text: string): Found[] {
  const parsed = parseQuery(text);
  const wanted = expressionText(wantedExpression(parsed.terms, openVocabulary(db)));
  const unwanted = expressionText(unwantedExpression(parsed.excluded));
  const ask = db.prepare<[string], [number, number]>('SELECT rowid, rank FROM text WHERE text MATCH ?').raw();
  const ranks = new Map(wanted === '' ? [] : ask.all(wanted));
  const without = new Set(unwanted === '' ? [] : ask.all(unwanted).map(([slot]) => slot));
  const slotOf = db.prepare<[string], number>('SELECT slot FROM document WHERE id = ?').pluck();
  const columns = new ColumnStore(db);
  columns.refresh();
  const holds = conditions(parsed.qualifiers, columns);
  const name = plainName(parsed.terms.flatMap(({ words }) => words).join(''));
  return documents.flatMap((document) => {
    const slot = slotOf.get(document.item.id) ?? -1;
    const rank = ranks.get(slot);
    if ((wanted !== '' && rank === undefined) || without.has(slot) || !holds(slot)) return [];
    return [{ document, score: rank === undefined ? undefined : scoreOf(document, -rank, name) }];
  });
}

function scoreOf({ item }: SearchDocument, match: number, name: string): number {
  const age = Math.max(0, Date.now() - Date.parse(item.pushedAt ?? '1970-01-01')) / 31_557_600_000;
  const recency = ranking.recency * 2 ** (-age / ranking.halfLifeYears);
  const stars = ranking.stars * Math.log10(1 + item.stars);
  const kind = (item.archived ? ranking.archived : 1) * (item.fork ? ranking.fork : 1);
  return (
    Math.fround(match) *
    (1 + recency + stars) *
    kind *
    (plainName(item.name) === name ? ranking.exactName : 1)
  );
}

function keyOf({ document: { item }, score }: Found, { sort }: SearchQuery): number {
  const pushed = Math.floor(Date.parse(item.pushedAt ?? '1970-01-01') / 1000);
  if (sort === 'stars') return item.stars;
  if (sort === 'updated') return pushed;
  if (sort === 'name') return 0;
  return score ?? pushed - (item.archived ? 2 ** 32 : 0);
}

function nameOf({ document: { item } }: Found): string {
  const natural = item.name.replaceAll(/\d+/g, (digits) => digits.padStart(6, '0'));
  return `${natural}\u0000${item.fullName}`;
}

function valuesOf({ item, organisation }: SearchDocument, facet: Facet): string[] {
  switch (facet) {
    case 'organisation':
      return [organisation];
    case 'language':
      return item.language === null ? [] : [item.language];
    case 'licence':
      return [item.licence?.spdx ?? noLicence];
    case 'status':
      return [item.status];
    case 'topic':
      return item.topics;
  }
}

function passes(document: SearchDocument, filters: SearchQuery['filters']): boolean {
  return facetNames.every((facet) => {
    const asked = filters[facet] ?? [];
    return asked.length === 0 || valuesOf(document, facet).some((value) => asked.includes(value));
  });
}

function counted(documents: readonly SearchDocument[], facet: Facet): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of documents.flatMap((each) => valuesOf(each, facet)))
    counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  );
}
