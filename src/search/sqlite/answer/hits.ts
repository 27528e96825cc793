import type { RepositoryItem } from '../../../domain/repository-item.ts';
import type { Database } from 'better-sqlite3';
import { inBitset } from '../match/bitset.ts';
import type { Bitset } from '../match/bitset.ts';
import type { Phrase } from '../match/clauses.ts';
import { otherFields, tellingFields } from '../match/fields.ts';
import type { Postings } from '../match/postings.ts';
import { createHighlighter } from './highlights.ts';
import type { Matches, SearchIndex } from '../match/matching.ts';
import type { createRelevance } from '../rank/relevance.ts';
import type { Highlights, MatchedField, SearchHit } from '../../search.ts';

/** Where words are looked for beside what says what the repository is, only where no hit can be shown in the item itself. */
const shortFields = otherFields.filter(({ name }) => name !== 'readme');

/** Prepares reading the items of a page, with their hits marked and where they matched. */
export function createHitReader(
  db: Database,
  { postings }: SearchIndex,
  relevance: ReturnType<typeof createRelevance>,
): (slots: readonly number[], matches: Matches, explain: boolean) => SearchHit[] {
  const read = db.prepare<[number], { item: string; readme: string }>(
    'SELECT item, readme FROM document WHERE slot = ?',
  );
  const highlight = createHighlighter(db);

  return (slots, matches, explain) => {
    const phrases = phrasesOf(matches);
    const rows = slots.flatMap((slot) => {
      const row = read.get(slot);
      return row ? [{ slot, item: JSON.parse(row.item) as RepositoryItem, readme: row.readme }] : [];
    });
    const marked = highlight(rows, phrases);
    const matchedIn = fieldsHolding(phrases, postings);
    return rows.map(({ slot, item }, at): SearchHit => ({
      ...item,
      highlights: marked[at] ?? {},
      matched: inBitset(matches.all, slot) ? 'all' : 'some',
      matchedIn: matchedIn(slot, marked[at] ?? {}),
      ...(explain ? { reasons: relevance.explain(matches, slot) } : {}),
    }));
  };
}

/** Prepares telling where hits of one page matched; what a field holds is looked up once for all of them. */
function fieldsHolding(
  phrases: readonly Phrase[],
  { find }: Pick<Postings, 'find'>,
): (slot: number, highlights: Highlights) => MatchedField[] {
  const sets = new Map<string, Bitset[]>();
  const holds = (columns: string, slot: number) => {
    const known = sets.get(columns) ?? phrases.map((phrase) => find(phrase, columns));
    sets.set(columns, known);
    return known.some((set) => inBitset(set, slot));
  };
  return (slot, highlights) => {
    const isShown = Object.keys(highlights).length > 0;
    const fields = isShown ? tellingFields : [...tellingFields, ...shortFields];
    const found = fields.filter(({ columns }) => holds(columns, slot)).map(({ name }) => name);
    return found.length > 0 || isShown || phrases.length === 0 ? found : ['readme'];
  };
}

/** All that was looked for, in every way it may be written; what the index does not hold is left out. */
function phrasesOf({ clauses }: Matches): Phrase[] {
  const phrases = clauses.flatMap(({ clause }) => [
    ...clause.words.flatMap(({ alternatives }) => alternatives),
    ...clause.others,
  ]);
  return [...new Map(phrases.map((each) => [`${each.phrase}${each.prefix ? '*' : ''}`, each])).values()];
}
