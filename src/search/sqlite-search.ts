import type { Database } from 'better-sqlite3';
import { best } from './best.ts';
import { candidates } from './candidates.ts';
import type { Candidates } from './matches.ts';
import { Columns } from './columns.ts';
import { correct } from './correct.ts';
import { matchExpression } from './expression.ts';
import { choose } from './facets.ts';
import { createHighlighter } from './highlights.ts';
import { createFinder } from './matches.ts';
import { orderKeys } from './order.ts';
import { parseQuery } from './query.ts';
import type { ParsedQuery } from './query.ts';
import { ranking } from './ranking.ts';
import type { SearchItem, SearchQuery, SearchResult } from './search.ts';
import { openVocabulary } from './vocabulary.ts';
import { plainName } from './words.ts';

/** Prepares `search` on an open index; each search sees one state of the file, whoever writes meanwhile. */
export function createSearch(db: Database, by = ranking): (query: SearchQuery) => SearchResult {
  const tools = { columns: new Columns(db), finder: createFinder(db), vocabulary: openVocabulary(db) };
  const { columns, finder, vocabulary } = tools;
  const read = createReader(db);
  const named = db
    .prepare<[string], number>('SELECT slot FROM document WHERE plain_name = ? AND id IS NOT NULL')
    .pluck();

  function sorted({ page, perPage, sort }: SearchQuery, hits: Candidates, { terms }: ParsedQuery): number[] {
    const name = plainName(terms.flatMap(({ words }) => words).join(''));
    const exact = new Set(hits.scores ? named.all(name) : []);
    const keys = orderKeys(hits, columns, sort, { ranking: by, exact, now: Date.now() / 1000 });
    return best(hits.slots, keys, columns.ranks(), (page - 1) * perPage, page * perPage);
  }

  return db.transaction((query: SearchQuery): SearchResult => {
    const started = performance.now();
    if (columns.refresh()) finder.forget();
    const typed = parseQuery(query.text);
    const first = candidates(typed, tools);
    const count = (other: ParsedQuery) => candidates(other, tools).slots.length;
    const corrected = correct(typed, first.slots.length, vocabulary, count);
    const parsed = corrected === null ? typed : parseQuery(corrected);
    const found = corrected === null ? first : candidates(parsed, tools);
    const { hits, facets } = choose(found, columns, query.filters);
    const slots = sorted(query, hits, parsed);
    const items = read(slots, matchExpression(parsed.terms, vocabulary));
    const { page, perPage } = query;
    return {
      total: hits.slots.length,
      page,
      perPage,
      tookMs: performance.now() - started,
      items,
      facets,
      corrected,
    };
  });
}

/** Reads the items in slots, with the hits of an FTS5 expression marked. */
function createReader(db: Database) {
  const read = db.prepare<[number], { item: string; readme: string }>(
    'SELECT item, readme FROM document WHERE slot = ?',
  );
  const highlight = createHighlighter(db);
  return (slots: readonly number[], expression: string): SearchResult['items'] => {
    const texts = slots.flatMap((slot) => {
      const row = read.get(slot);
      return row ? [{ item: JSON.parse(row.item) as SearchItem, readme: row.readme }] : [];
    });
    const marked = expression === '' ? [] : highlight(texts, expression);
    return texts.map(({ item }, at) => ({ ...item, highlights: marked[at] ?? {} }));
  };
}
