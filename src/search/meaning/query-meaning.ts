import { parseQuery, type Condition } from '../query/query.ts';
import { areFillers } from '../query/stop-words.ts';
import type { SearchQuery } from '../search.ts';

/** Fewer words are a name or a subject, and are best taken as they are written. */
const minWords = 3;

/**
 * What a search is about, as a text for a model: its words as they were typed, without qualifiers. Undefined for a search
 * that is sorted by something else, that has few words, or that says exactly what it wants by quotation marks, `OR`, `NOT` or brackets.
 */
export function queryMeaning({ text: typed, sort, wordsOnly }: SearchQuery): string | undefined {
  if (sort !== 'relevance' || wordsOnly) return undefined;
  const { text, parts } = parseQuery(typed);
  const terms = parts.flatMap((part) => (part.kind === 'term' ? [part.term] : []));
  const others = parts.filter(({ kind }) => kind !== 'term');
  if (others.some(holdsWords) || terms.some(({ quoted }) => quoted)) return undefined;
  const telling = terms.flatMap(({ words }) => (areFillers(words) ? [] : words));
  if (telling.length < minWords) return undefined;
  return terms
    .map(({ start, end }) => text.slice(start, end).trim())
    .join(' ')
    .toWellFormed();
}

function holdsWords(part: Condition): boolean {
  if (part.kind === 'term') return true;
  if (part.kind === 'qualifier') return false;
  return (part.kind === 'not' ? [part.part] : part.parts).some(holdsWords);
}
