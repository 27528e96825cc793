import { parseQuery } from '../query/query.ts';
import { respelt } from '../query/respelt.ts';
import type { Respelling } from '../query/respelt.ts';
import { likeliest, mistakesAllowed } from '../query/spelling.ts';
import type { SearchQuery } from '../search.ts';
import { everything, joined, minPrefixLength } from './filters.ts';
import type { Find } from './filters.ts';
import type { IndexClient } from './index-client.ts';
import { firmFilter, lookupKey, planOf, softFilter, searchTextOf } from './plan.ts';
import type { Plan } from './plan.ts';
import type { SoftWord } from './soft-words.ts';
import { stemOf, stemsOf } from './stems.ts';
import { stemToken } from './stored-document.ts';

/** Documents that a phrase inside brackets, OR or NOT may stand in. */
const maxLookedUp = 10_000;
/** Where fewer documents hold every word, those that lack some are listed too. */
const enough = 20;
/** A word that stands in more documents than this is taken as it is. */
const maxFew = 2;
/** A word one mistake away is offered when it stands in this many times more documents. */
const farMoreFrequent = 25;
/** Words of one query that are respelt. */
const maxRespelt = 3;

/** A soft word with what the index says of it. */
export interface UnderstoodWord extends SoftWord {
  documents: number;
  /** What is sent for it. */
  stems: string;
}

/** A query that has been understood in the light of what the index holds. */
export interface Understood {
  plan: Plan;
  words: UnderstoodWord[];
  /** What must be met. */
  filter: string;
  /** Documents there are. */
  live: number;
  /** The documents that hold every word, where they are so few that others are listed too. */
  every: { keys: string[] } | undefined;
  messages: string[];
  corrected: string | null;
  suggestion: string | null;
}

/** Reads a query; words that no document holds are respelt, word by word. */
export async function understand(
  { text: typed, dependents }: Pick<SearchQuery, 'text' | 'dependents'>,
  index: IndexClient,
): Promise<Understood> {
  const first = await weigh(planOf(parseQuery(typed), dependents), index);
  const { text } = first.plan.parsed;
  const unknown = single(first.words).filter(({ documents }) => documents === 0);
  const corrected = respelt(text, await respellings(unknown, index, likeliestKnown));
  const used = corrected === null ? first : await weigh(planOf(parseQuery(corrected), dependents), index);
  const rare = single(used.words).filter(
    ({ documents, words }) =>
      documents > 0 && documents <= maxFew && mistakesAllowed(words[0]?.length ?? 0) > 0,
  );
  return {
    ...used,
    every: await everyWord(used, index),
    messages: [...first.plan.parsed.messages, ...first.messages],
    corrected,
    suggestion: respelt(used.plan.parsed.text, await respellings(rare, index, commoner)),
  };
}

type Weighed = Pick<Understood, 'plan' | 'words' | 'filter' | 'live' | 'messages'>;

/** Asks in how many documents each word stands, and looks up what no filter can tell. */
async function weigh(plan: Plan, index: IndexClient): Promise<Weighed> {
  const { soft, lookups } = plan;
  const lasting = soft.filter(({ prefix }) => prefix);
  const asked = lookups.map(({ text, on }) => ({
    text,
    on,
    filter: everything,
    strategy: 'all' as const,
    sort: [],
  }));
  const [counts, found, completions] = await Promise.all([
    soft.length === 0 ? [] : index.counts([everything, ...soft.map(live), ...lasting.map(asStem)]),
    index.keys(asked, maxLookedUp),
    completionOf(lasting.at(-1), index),
  ]);
  const [all = 0, ...documents] = counts;
  const words = soft.map((word, at): UnderstoodWord => {
    const stems = stemsOf(word.words);
    const completed = word.prefix && documents[soft.length] === 0 ? completions : undefined;
    return { ...word, documents: documents[at] ?? 0, stems: completed ?? stems };
  });
  const keys = new Map(lookups.map((lookup, at) => [lookupKey(lookup), found[at]?.keys ?? []]));
  const find: Find = (lookup) => keys.get(lookupKey(lookup)) ?? [];
  const tooMany = lookups.filter((_, at) => (found[at]?.total ?? 0) > maxLookedUp);
  const messages = tooMany.map(
    ({ text }) => `${text} stands in too many repositories: only ${maxLookedUp} of them were looked at.`,
  );
  return {
    plan,
    words,
    filter: firmFilter(plan, find),
    live: all,
    messages: [...plan.messages, ...messages],
  };
}

function live(word: SoftWord): string {
  return joined('and', [everything, softFilter(word)]);
}

/** Whether the stem of what was typed so far begins any: the stem of `generat` does not begin that of `generation`. */
function asStem({ words }: SoftWord): string {
  return joined('and', [everything, `words STARTS WITH "${stemToken(stemOf(words.at(-1) ?? ''))}"`]);
}

/** The stem of the most frequent word that begins as what was typed. */
async function completionOf(word: SoftWord | undefined, index: IndexClient): Promise<string | undefined> {
  const last = word?.words.at(-1) ?? '';
  if (word === undefined || word.words.length > 1 || last.length <= minPrefixLength) return undefined;
  const known = (await index.alike(last)).find((each) => each.word.startsWith(last));
  return known && stemOf(known.word);
}

async function everyWord({ plan, words, filter }: Weighed, index: IndexClient): Promise<Understood['every']> {
  if (words.length + (words[0]?.words.length ?? 0) < 3) return undefined;
  const { text, beside } = searchTextOf(plan, words, stemsIn(words));
  const asked = { text, on: plan.on, filter: joined('and', [filter, ...beside.map(softFilter)]) };
  const [found] = await index.keys([{ ...asked, strategy: 'all', sort: [] }], enough);
  return found && found.total < enough ? { keys: found.keys } : undefined;
}

/** What is sent for each soft word. */
export function stemsIn(words: readonly UnderstoodWord[]): (word: SoftWord) => string {
  const stems = new Map<SoftWord, string>(words.map((word) => [word, word.stems]));
  return (word) => stems.get(word) ?? stemsOf(word.words);
}

function single(words: readonly UnderstoodWord[]): UnderstoodWord[] {
  return words.filter(({ words, terms }) => words.length === 1 && terms.length === 1);
}

type Choose = (word: UnderstoodWord, alike: { word: string; documents: number }[]) => string | undefined;

async function respellings(
  words: readonly UnderstoodWord[],
  index: IndexClient,
  choose: Choose,
): Promise<Respelling[]> {
  const found = await Promise.all(
    words.slice(0, maxRespelt).map(async (word) => {
      const alike = (await index.alike(word.words[0] ?? '')).filter(({ word }) => !word.startsWith('='));
      const known = choose(word, alike);
      const [term] = word.terms;
      return known === undefined || term === undefined ? [] : [{ term, word: known }];
    }),
  );
  return found.flat();
}

const likeliestKnown: Choose = ({ words: [word = ''] }, alike) =>
  likeliest(word, alike, Math.min(1, mistakesAllowed(word.length))) ?? likeliest(word, alike);

const commoner: Choose = ({ words: [word = ''], documents }, alike) =>
  likeliest(
    word,
    alike.filter((known) => known.documents >= documents * farMoreFrequent),
    1,
  );
