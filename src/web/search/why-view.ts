import type { Catalogue } from '../../domain/catalogue.ts';
import type { MatchedField, SearchHit, SearchReason, SearchResult } from '../../search/search.ts';
import { addresses } from '../components/addresses.ts';
import { appliedFilters, valueNames } from './search-facets.ts';
import type { SearchForm } from './search-form.ts';
import { searchAddress } from './search-form.ts';

const fieldLabels: Record<MatchedField, string> = {
  name: 'name',
  description: 'description',
  opening: 'opening of the README',
  topics: 'topics',
  organisation: 'organisation',
  readme: 'README',
  dependencies: 'what it depends on',
};

/** What a factor is, and why it counts. */
const factorWords: Record<string, { name: string; why: string }> = {
  'share of the words': {
    name: 'Share of your words',
    why: 'Less than 1 where some of the words are missing; rare words count more.',
  },
  'length of the README': {
    name: 'Length of the README',
    why: 'A long text holds many words by chance, so each counts less.',
  },
  'last change, stars and kind': {
    name: 'Last change, stars and kind',
    why: 'More for what changed lately or has stars, less for forks and archived repositories.',
  },
  'exact name': {
    name: 'Called exactly so',
    why: 'More than 1 where your words are the name of the repository.',
  },
};

/** Why one repository is among the results of a search: what matched where, and what each thing added. */
export function whyView(form: SearchForm, hit: SearchHit, found: SearchResult, catalogue: Catalogue) {
  const all = hit.reasons ?? [];
  const reasons = all.filter(({ signal }) => signal !== 'meaning');
  const words = eachOnce(reasons.filter(({ factor }) => factor === undefined));
  const isRanked = form.sort === 'relevance' && words.length > 0;
  return {
    title: `Why ${hit.fullName} is here`,
    name: hit.fullName,
    q: found.corrected ?? form.q,
    href: addresses.repository(hit.owner, hit.name),
    backHref: searchAddress(form, form.page),
    filters: appliedFilters(form, valueNames(catalogue)).map(({ heading, text }) => `${heading}: ${text}`),
    messages: [...new Set([...form.messages, ...found.messages])],
    matched: matchedText(hit, words),
    order: isRanked ? meaningText(all) : orderText(form),
    words: words.map(wordRow),
    factors: reasons.flatMap(factorRow),
    hasNumbers: words.some(({ added }) => added !== undefined),
  };
}

/** The same thing found in several places is one row, with all that it added. */
function eachOnce(reasons: readonly SearchReason[]): SearchReason[] {
  const groups = Map.groupBy(reasons, ({ signal, text }) => `${signal} ${text}`);
  return Array.from(groups.values(), ([first, ...others]) => {
    const fields = [...new Set([first, ...others].flatMap((each) => each?.fields ?? []))];
    const sum = others.reduce((total, { added = 0 }) => total + added, first?.added ?? 0);
    return { ...(first as SearchReason), fields, ...(first?.added === undefined ? {} : { added: sum }) };
  });
}

function matchedText({ matched }: SearchHit, words: readonly SearchReason[]): string {
  if (words.length === 0) return 'No words were searched for: it is here because it passes every filter.';
  return matched === 'all' ? 'It has all of the words.' : 'It has some of the words, but not all.';
}

function meaningText(reasons: readonly SearchReason[]): string {
  return reasons.some(({ signal }) => signal === 'meaning')
    ? 'The order follows the meaning of your words, too, so that one with a smaller sum may stand before one with a larger.'
    : '';
}

function orderText({ sort }: SearchForm): string {
  const by = { relevance: '', updated: 'their last change', stars: 'stars', name: 'name' }[sort];
  return by === '' ? '' : `The results are sorted by ${by}, so what its words add does not change its place.`;
}

function wordRow({ signal, text, fields, added }: SearchReason) {
  const isBeginning = text.endsWith('*');
  const word = `“${isBeginning ? text.slice(0, -1) : text}”`;
  return [
    {
      text:
        signal === 'word' ? `${word}${isBeginning ? ', and words that begin so' : ''}` : `${word}, ${signal}`,
    },
    { text: fields.length === 0 ? 'Name, topics, description or README' : sentence(fields) },
    { text: added === undefined ? 'Not counted' : added.toFixed(1) },
  ];
}

function sentence(fields: readonly MatchedField[]): string {
  const text = fields.map((field) => fieldLabels[field]).join(', ');
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}

function factorRow({ signal, factor }: SearchReason) {
  if (factor === undefined) return [];
  const { name, why } = factorWords[signal] ?? { name: signal, why: '' };
  return [[{ text: name }, { text: why }, { text: `×\u00a0${factor.toFixed(2)}` }]];
}
