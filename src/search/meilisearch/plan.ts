import { groupQualifiers } from '../query/group-qualifiers.ts';
import type { Condition, ParsedQuery, Term } from '../query/query.ts';
import {
  everything,
  filterOf,
  joined,
  maxQueryWords,
  phraseText,
  searchedFields,
  wordFilter,
} from './filters.ts';
import type { Find, Lookup } from './filters.ts';
import type { SearchQuery } from '../search.ts';
import { softWords } from './soft-words.ts';
import type { SoftWord } from './soft-words.ts';

/** How a query is asked of Meilisearch: what it can rank by as text, all else as filters. */
export interface Plan {
  parsed: ParsedQuery;
  /** The fields that `in:` names; none for all. */
  on: string[];
  /** Words that may be missing, sent as text; the last may go on. */
  soft: SoftWord[];
  /** Phrases that must be there, sent as text. */
  phrases: Term[];
  /** What must be met and is filtered by. */
  firm: Condition[];
  /** What is to be looked up before the filter can be written. */
  lookups: Lookup[];
  messages: string[];
  dependents: SearchQuery['dependents'];
}

/** Plans how a query is asked. */
export function planOf(parsed: ParsedQuery, dependents: SearchQuery['dependents']): Plan {
  const on = [...new Set(searchedFields(parsed.parts))];
  const bare = parsed.parts.flatMap((part) => (part.kind === 'term' && !part.term.quoted ? [part.term] : []));
  const quoted = parsed.parts.flatMap((part) =>
    part.kind === 'term' && part.term.quoted ? [part.term] : [],
  );
  const soft = softWords(bare);
  const [phrases, others] = fitting(quoted, maxQueryWords - (soft.length > 0 ? 1 : 0));
  const firm = [
    ...groupQualifiers(parsed.parts.filter(({ kind }) => kind !== 'term')),
    ...others.map((term): Condition => ({ kind: 'term', term })),
  ];
  const { lookups, find } = collector();
  for (const condition of firm) filterOf(condition, on, { find, dependents });
  const messages = quoted.some(({ words }) => words.length > maxQueryWords)
    ? [`Only the first ${maxQueryWords} words of a phrase were looked for side by side.`]
    : [];
  return { parsed, on, soft, phrases, firm, lookups: [...lookups.values()], messages, dependents };
}

/** The filter of what must be met, besides the text. */
export function firmFilter({ firm, on, dependents }: Plan, find: Find): string {
  return joined('and', [
    everything,
    ...firm.map((condition) => filterOf(condition, on, { find, dependents })),
  ]);
}

/** What tells one lookup from another. */
export function lookupKey({ text, on }: Lookup): string {
  return `${on.join(',')} ${text}`;
}

/** The text that is sent for some of the soft words, with all phrases: what does not fit is to be filtered by. */
export function searchTextOf(
  { phrases }: Plan,
  soft: readonly SoftWord[],
  stems: (word: SoftWord) => string,
) {
  let room = maxQueryWords - phrases.reduce((sum, { words }) => sum + words.length, 0);
  const sent: SoftWord[] = [];
  const beside: SoftWord[] = [];
  for (const word of soft.toReversed()) {
    if (word.words.length <= room) sent.unshift(word);
    else beside.unshift(word);
    room -= Math.min(room, word.words.length);
  }
  const pieces = [...phrases.map(({ words }) => phraseText(words)), ...sent.map(stems)];
  const goesOn = sent.at(-1)?.prefix ?? false;
  return { text: `${pieces.join(' ')}${goesOn || pieces.length === 0 ? '' : ' '}`, sent, beside };
}

/** The documents that hold every word of a soft word, in whatever order. */
export function softFilter({ words, prefix }: SoftWord): string {
  return joined(
    'and',
    words.map((word, at) => wordFilter(word, prefix && at === words.length - 1)),
  );
}

function fitting(terms: readonly Term[], room: number): [Term[], Term[]] {
  const [inside, outside]: [Term[], Term[]] = [[], []];
  let left = room;
  for (const term of terms) {
    const length = Math.min(term.words.length, maxQueryWords);
    if (length > left) outside.push(term);
    else {
      inside.push(term);
      left -= length;
    }
  }
  return [inside, outside];
}

function collector() {
  const lookups = new Map<string, Lookup>();
  const find: Find = (lookup) => {
    lookups.set(lookupKey(lookup), lookup);
    return [];
  };
  return { lookups, find };
}
