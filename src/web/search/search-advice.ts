import type { MatchedField, SearchHit, SearchResult } from '../../search/search.ts';
import { countOf } from '../text/numbers.ts';
import { facetHeadings } from './search-facets.ts';
import type { SearchForm } from './search-form.ts';
import { searchAddress } from './search-form.ts';

const fieldWords: Record<MatchedField, string> = {
  name: 'the name',
  description: 'the description',
  opening: 'the README',
  topics: 'topics',
  organisation: 'the organisation',
  readme: 'the README',
  dependencies: 'what it depends on',
};

/** What stands beside the results: other spellings, which engine answered, and what would find more. */
export function adviceView(form: SearchForm, { suggestion, fallback, nearest }: SearchResult) {
  return {
    suggestion: suggestion ?? '',
    suggestionHref: searchAddress({ ...form, q: suggestion ?? '' }),
    fallback: fallback ?? '',
    nearest: nearest
      ? {
          text: nearest.without === null ? nearest.text : '',
          filter: nearest.without === null ? '' : facetHeadings[nearest.without].toLowerCase(),
          href: searchAddress(nearestForm(form, nearest)),
          count: countOf(nearest.total, 'repository', 'repositories'),
        }
      : undefined,
  };
}

function nearestForm(form: SearchForm, { text, without }: NonNullable<SearchResult['nearest']>): SearchForm {
  return without === null ? { ...form, q: text } : { ...form, filters: { ...form.filters, [without]: [] } };
}

/** A result with a fact for words that are missing, and for words that stand where the list does not show them. */
export function withMatch<T extends { facts: string[] }>(view: T, hit: SearchHit): T {
  const isShown = Object.keys(hit.highlights).length > 0;
  const where = [...new Set(hit.matchedIn.map((field) => fieldWords[field]))];
  const facts = [
    ...(hit.matched === 'some' ? ['Has some of the words'] : []),
    ...(isShown || where.length === 0 ? [] : [`Found in ${where.join(' and ')}`]),
  ];
  return { ...view, facts: [...view.facts, ...facts] };
}

/** The query with each of its words in quotation marks, so that none is respelt; filters and exclusions stay as they are. */
export function exactly(q: string): string {
  return q.replaceAll(/"[^"]*"?|\S+/g, (piece) =>
    /^["(-]|[:()]|^(?:OR|AND|NOT)$/.test(piece) ? piece : `"${piece.replaceAll('"', '')}"`,
  );
}
