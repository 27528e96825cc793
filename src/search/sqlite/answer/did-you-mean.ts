import { sizeOf } from '../match/bitset.ts';
import type { Matches } from '../match/matching.ts';
import type { Term } from '../../query/query.ts';
import type { Respelling } from '../../query/respelt.ts';
import { likeliest, mistakesAllowed } from '../../query/spelling.ts';
import type { IndexVocabulary } from '../match/vocabulary.ts';

/** A word that stands in more documents than this is taken as it is. */
export const maxFew = 2;
/** A word one mistake away is offered when it stands in this many times more documents. */
const farMoreFrequent = 25;
/** Words of one query that are looked up: looking for likely words costs more than searching for them. */
const maxLookedUp = 3;
/** Of a query of more words than this one is looked up: the others find by themselves. */
const fewWords = 6;

/** How many words of a query are looked up: the fewer, the more words it has. */
export function wordsLookedUp(words: number): number {
  return words > fewWords ? 1 : maxLookedUp;
}

/** The likeliest known words for those that no document holds in any spelling. Words in quotation marks stay. */
export function respellings(matches: Matches, vocabulary: IndexVocabulary): Respelling[] {
  const words = singleWords(matches);
  return words
    .filter(({ documents }) => documents === 0)
    .slice(0, wordsLookedUp(words.length))
    .flatMap(({ term, word }) => {
      const known = vocabulary.remember(word, () => likeliestKnown(word, vocabulary));
      return known === undefined ? [] : [{ term, word: known }];
    });
}

/** Far commoner words one mistake away from words that few documents hold: to be offered, never to be put in their place. */
export function commonerSpellings(matches: Matches, vocabulary: IndexVocabulary): Respelling[] {
  const words = singleWords(matches);
  return words
    .filter(({ documents, word }) => documents > 0 && documents <= maxFew && mistakesAllowed(word.length) > 0)
    .slice(0, wordsLookedUp(words.length))
    .flatMap(({ term, word, documents }) => {
      const known = vocabulary.remember(`for ${documents} ${word}`, () => {
        const near = [...vocabulary.alike(word, 1), ...vocabulary.otherBeginnings(word)];
        const common = near.filter((each) => each.documents >= documents * farMoreFrequent);
        return likeliest(word, common, 1);
      });
      return known === undefined ? [] : [{ term, word: known }];
    });
}

function singleWords({ clauses }: Matches): { term: Term; word: string; documents: number }[] {
  return clauses.flatMap(({ clause, words }) =>
    clause.words.flatMap(({ term }, at) => {
      const [word = ''] = term.words;
      const set = words[at];
      return term.quoted || term.words.length !== 1 || !set ? [] : [{ term, word, documents: sizeOf(set) }];
    }),
  );
}

function likeliestKnown(word: string, vocabulary: IndexVocabulary): string | undefined {
  const mistakes = mistakesAllowed(word.length);
  if (mistakes === 0) return undefined;
  const alike = vocabulary.alike(word, mistakes);
  return (
    likeliest(word, alike, 1) ??
    likeliest(word, vocabulary.otherBeginnings(word), 1) ??
    (mistakes > 1 ? likeliest(word, alike, mistakes) : undefined)
  );
}
