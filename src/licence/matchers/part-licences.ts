import { isOpen } from '../../spdx/classification.ts';
import { forNames, namesIn } from '../../spdx/names.ts';

/** Words for a part of the work, as those who keep a part back name it. */
const part =
  /\b(?:sub-?)?(?:director(?:y|ies)|folders?)\b|\b(?:files?|content|code|source|portions?|parts?|everything|anything) (?:in|under|within|inside|of|with|that|which|marked|located|residing)\b|\b(?:features?|modules?|plug-?ins?)\b|["'“`(\s][\w.-]+\/(?:[\w./-]*)?["'”`)\s]/i;
/** A licence that is not open, without a name of the SPDX list. */
const closed =
  /\b(?:under|by|subject to|requires?|covered by|governed by)\b.{0,60}?\b(?:commercial|enterprise|proprietary|paid|subscription|source[- ]available|non-?free|business|ee)\b(?: \w+){0,3} (?:licen[cs]e|terms|agreement)\b/i;
/** Another file is said to hold the terms of a part, which nobody knows from here. */
const inOtherFile =
  /\blicen[cs]e (?:(?:that is |as )?(?:defined|found|contained|described|specified|given|set out) )?(?:in|at) (?:the )?["'“`(]?(?!docs?\/|data\/|content\/|licen[cs]es\/)[\w.-]+\/[\w./-]*licen[cs]e/i;
const offeredInstead =
  /\b(?:also|alternatively|instead|if you (?:need|want|prefer)|dual[- ]?licen|either|choose)\b/i;

/** "MIT licensed, except for the `ee` folders". */
const exceptsPaid =
  /\b(?:except(?:ing|ion)?|excluding|apart from|other than)\b[^.]{0,60}[\s`"'/](?:ee|enterprise|pro|premium|commercial|cloud)[\s`"'/]/i;

/** Whether a sentence keeps a part of the work back: a folder under a commercial licence, or under terms that are elsewhere. */
export function keepsPartBack(sentence: string): boolean {
  if (exceptsPaid.test(sentence)) return true;
  if (!part.test(sentence) || offeredInstead.test(sentence)) return false;
  if (!closed.test(sentence) && !inOtherFile.test(sentence)) return false;
  return namesIn(forNames(sentence)).every(({ spdx }) => isOpen(spdx.replace(/\?$/, '')));
}
