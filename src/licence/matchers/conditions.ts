import { bindsInOtherLanguage } from './foreign-restrictions.ts';
import { forNames, namesIn } from '../../spdx/names.ts';

/** Words that take back or demand something. */
const binding =
  /\b(?:must|shall|may (?:only|not)|(?<![-\w])only|can(?: ?not| only)|not (?:allowed|permitted|granted|available|to (?:be )?(?:use|cop|modif|distribut|develop|offer|compet|resell|sell|deploy|train)\w*)|no (?:\w+ ){0,2}(?:works?|use|rights?)|exclud\w+|prohibit\w*|forbid\w*|expires?|revoked|reserved (?:to|for)|(?:is|are) (?:limited|restricted) to|restricted|requires?|need (?:our|the|a|prior|written) \w+|needs? (?:\w+ )?(?:consent|approval)|does not (?:grant|permit|include|extend|cover)|purchase|buy|pays?|(?:annual|licen[cs]e|yearly) fee|should contact)\b/i;
/** What denies that anything is demanded. */
const nothingAsked = /\b(?:no|not|nor)\b.{0,30}\b(?:needed|required|necessary|restricted)\b|\bneed not\b/i;
/** Sentences that say nothing about what may be done with the work: disclaimers, marks, parts, contributions, explanations. */
const harmless =
  /\b(?:warrant\w*|liab\w+|as[- ]is\b|damages|indemni\w+|trade ?marks?|logos?|brand\w*|crest|endors\w+|promote|names?|third[- ]part(?:y|ies)|contribut\w+|contributors?|attribution|notices?|acknowledg\w+|patents?|files?|director(?:y|ies)|folders?|parts?|portions?|sections?|components?|documentation|fonts?|icons?|images?|data(?:sets?)?|for example|dependenc\w+|librar(?:y|ies)|copyright(?:ed)?|public domain|no obligation|pull requests?|signed[- ]off|not (?:a |legal )?(?:lawyer|advice)|for (?:more|further|details)|see|read|full text|obtain a copy|version|spdx|http|govern\w+|laws?|courts?|jurisdiction|arbitration|additional restrictions|legal terms|credit)\b/i;

const maxSentence = 300;
/** More than this is an explanation, or the text of something else. */
const maxRest = 1500;

/**
 * The first sentence of the few that stand beside the text of a licence that binds users; undefined when there is none.
 *
 * @param rest what stands around the text, without it
 */
export function bindingSentence(rest: string): string | undefined {
  if (rest.trim().length > maxRest) return undefined;
  return rest
    .split(/\n\s*\n|(?<=[.!?;:])\s/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .find((sentence) => bindsUsers(sentence) || bindsInOtherLanguage(sentence));
}

/**
 * Whether a sentence below the text of a licence binds whoever uses the work, in whatever words. It is a last resort: what names
 * another licence, or speaks of parts, marks or liability, is read elsewhere.
 */
function bindsUsers(sentence: string): boolean {
  if (sentence.length > maxSentence || !binding.test(sentence) || nothingAsked.test(sentence)) return false;
  return !harmless.test(sentence) && namesIn(forNames(sentence)).length === 0;
}
