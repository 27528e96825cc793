import type { Database } from 'better-sqlite3';
import { topK } from './top-k.ts';
import { candidates } from './candidates.ts';
import { ColumnStore } from './column-store.ts';
import { didYouMean } from './did-you-mean.ts';
import { expressionText } from './expression.ts';
import { filterAndCount } from './filter-and-count.ts';
import { createHighlighter } from './highlights.ts';
import { createPostings } from './postings.ts';
import { orderKeys } from './sort-keys.ts';
import { parseQuery } from '../query/query.ts';
import type { ParsedQuery } from '../query/query.ts';
import { ranking } from './boosts.ts';
import { createRelevance } from './relevance.ts';
import type { SearchItem, SearchQuery, SearchResult } from '../search.ts';
import { openVocabulary } from './vocabulary.ts';

/** Prepares `search` on an open index; each search sees one state of the file, whoever writes meanwhile. */
export function createSearch(db: Database, by = ranking): (query: SearchQuery) => SearchResult {
  const tools = {
    columns: new ColumnStore(db),
    postings: createPostings(db),
    vocabulary: openVocabulary(db),
  };
  const { columns, postings, vocabulary } = tools;
  const relevance = createRelevance(db, tools, by);
  const read = createReader(db);

  function refresh(): void {
    if (!columns.refresh()) return;
    postings.forget(columns.size);
    relevance.forget();
    vocabulary.forget();
  }

  return db.transaction((query: SearchQuery): SearchResult => {
    const started = performance.now();
    refresh();
    const typed = parseQuery(query.text);
    const first = candidates(typed, tools);
    const count = (other: ParsedQuery) => candidates(other, tools).slots.length;
    const corrected = didYouMean(typed, first.slots.length, vocabulary, count);
    const parsed = corrected === null ? typed : parseQuery(corrected);
    const found = corrected === null ? first : candidates(parsed, tools);
    const { hits, facets } = filterAndCount(found.slots, columns, query);
    const { page, perPage } = query;
    const keys = orderKeys(hits, columns, query.sort, () => relevance.of(found, parsed));
    const slots = topK(hits, keys, columns.ranks(), (page - 1) * perPage, page * perPage);
    return {
      total: hits.length,
      page,
      perPage,
      items: read(slots, expressionText(found.wanted)),
      facets,
      corrected,
      tookMs: performance.now() - started,
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
