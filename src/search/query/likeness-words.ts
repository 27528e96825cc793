import { openingWords } from '../document/opening-words.ts';
import { areFillers } from './stop-words.ts';
import { fold, nameParts, plainWords, wordsOf } from './words.ts';

/** What says what a repository is for. */
export interface DescribedRepository {
  name: string;
  topics: readonly string[];
  description: string | null;
  /** Plain words of its README, without markup; empty where there is none. */
  readme: string;
}

/** Words that many READMEs begin with, whatever they are about. */
const common = new Set(
  `alt api app application badge badges build building builds built code codecov com contents contributing contribution coverage data
  demo description digital docs documentation england example examples file files github gitlab health height href html http https image
  images img install installation introduction led lib library licence license main master nhs open org overview package png
  prerequisites project readme release repo repository run running service software source src start started status svg table template
  test tests title tool tools usage version width www`.split(/\s+/),
);
const minLength = 3;
/** Chosen on judged examples: more words find fewer documents, because each has to hold a share of what all of them say. */
const maxHeadWords = 8;
const maxOpeningWords = 12;

/**
 * The words that tell what a repository is for, in two groups to be looked for one by one: those of its name, topics and
 * description, and those of its description and the opening of its README. A group may be empty.
 */
export function likenessWords({
  name,
  topics,
  description,
  readme,
}: DescribedRepository): [string[], string[]] {
  return [
    tellingWords([nameParts(name), topics.join(' '), description ?? '']).slice(0, maxHeadWords),
    tellingWords([description ?? '', openingWords(readme)]).slice(0, maxOpeningWords),
  ];
}

function tellingWords(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => wordsOf(plainWords(text)).map((word) => fold(word.text)));
  const telling = words.filter(
    (word) => word.length >= minLength && !areFillers([word]) && !common.has(word) && !/^\d+$/.test(word),
  );
  return [...new Set(telling)];
}
