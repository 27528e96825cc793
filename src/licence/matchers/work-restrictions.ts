import { aboutAssets } from './extra-restrictions.ts';
import { restrictsInOtherLanguage } from './foreign-restrictions.ts';
import { isStatedTerm } from './own-terms.ts';
import { keepsPartBack } from './part-licences.ts';
import { isCommercialOffer, keepsOnlyMarks, unrestricted } from './harmless-sentences.ts';
import { forNames, namesIn } from '../../spdx/names.ts';
import { licenceSentences } from './prose.ts';

/** What restricts the work whether or not the sentence names its licence. One group of alternatives, no nested repetition. */
const restrictions = [
  /\b(?:only|solely|exclusively|free(?:ly)?(?: of charge)?|limited|restricted) (?:\w+ ){0,4}?(?:for|to) (?:[\w-]+,? ){0,4}?non-?\s?commercial\b/i,
  /\bnon-?\s?commercial (?:\w+ ){0,2}?(?:use|purposes?|research|basis) only\b/i,
  /\b(?:academic|educational|research|evaluation|personal|private|teaching) (?:(?:and|or|&) [\w-]{1,14} )?(?:use|purposes?) only\b/i,
  /\bcommercial (?:use|exploitation|redistribution) (?:\w+ ){0,4}?(?:prohibited|forbidden|not (?:permitted|allowed|granted))\b/i,
  /\b(?:may|must|shall|can) ?not (?:be )?(?:used?|sell|sold|resell|resold|redistribute[ds]?|cop(?:y|ied)|modif(?:y|ied)) .{0,60}\b(?:commercial(?:ly)?|military|weapons?|surveillance|for profit)\b/i,
  /\b(?:may|must|shall|can) ?not (?:be )?(?:offer(?:ed)?|provide[ds]?|host(?:ed)?) .{0,60}\bservice\b/i,
  /\b(?:only|solely|exclusively) (?:be )?(?:used |available |licensed )?(?:for|by|in|within|to) (?:the )?(?:academic|educational|research|evaluation|personal|internal|private|teaching|nhs|non-?profit|charit\w+|staff|members|customers)\b/i,
  /\b(?:compan(?:y|ies)|business(?:es)?|commercial users?|corporate)\b.{0,40}\b(?:need|must|have to|required?)\b.{0,30}\b(?:purchase|buy|pay|paid)\b/i,
  /\b(?:compan(?:y|ies)|business(?:es)?|commercial|corporate)\b.{0,40}\bpaid licen[cs]e\b.{0,20}\b(?:required|needed)\b/i,
  /\b(?:may|must|shall|can) ?not (?:be )?(?:sell|sold|resell|resold|redistribute[ds]?)\b/i,
  /\b(?:use|using|copying|redistribution) of (?:this|the) (?:software|work|code|program|project|library|tool|package|material)s?\b.{0,60}\b(?:prohibited|forbidden|not (?:permitted|allowed))\b/i,
  /\b(?:may|must|shall|can) ?not (?:be )?used? .{0,30}\btrain\b|\bno\b.{0,20}\b(?:ai|ml|machine[- ]learning) training\b/i,
  /\bnot (?:for|to be used for) (?:any )?commercial (?:use|purposes?)\b/i,
  /\bwith (?:one|the following|this) exception\b.{0,10}\bno\b|\bfor (?!code|source|documentation|docs|data|the|content)\w+ only\b|\b(?:as long as|provided(?: that)?) you (?:do not|don[’']t)\b|\byou must not (?!be |sue|hold|misrepresent|claim|remove)|\bpaid licen[cs]e for\b/i,
  /\(non-?\s?commercial(?: use)?(?: only)?\)|\b(?:for|in) (?:academic|non-?profit|educational|research) (?:use|purposes?)\b.{0,80}\b(?:contact|industry|commercial|compan(?:y|ies)|business)\b/i,
];

/** What a notice says of itself where it takes a licence with changes. */
const changes = [
  /\bmodified (?:version|form) of\b.{0,40}\blicen[cs]e\b/i,
  /\bfollowing (?:additional|further|extra) (?:conditions?|restrictions?)\b/i,
  /\bcommons[- ]clause\b/i,
];

/** A sentence about what comes with the work, or about names and marks, says nothing of the code. */
const ofOthers =
  /\b(?:data(?:sets?|bases?)?|documentation|docs|guidance|images?|photo(?:graph)?s?|icons?|logos?|fonts?|artwork|names?|trade ?marks?|endors\w+|content|third[- ]part(?:y|ies)|depend\w*|which (?:we|it) use|uses|previous|earlier|older|prior)\b/i;
const ofWork = /\b(?:code|software|project|repository|package|library|program|tool|app|application)\b/i;
/** A sentence about licensing that restricts the work as a whole, though it may name no licence; undefined when it does not. */
export function workRestriction(sentence: string): string | undefined {
  const whole = sentence.replace(/\s+/g, ' ').slice(0, 600);
  if (keepsOnlyMarks(whole)) return undefined;
  if (keepsPartBack(whole)) return sentence.trim();
  if ((ofOthers.test(sentence) && !ofWork.test(sentence)) || aboutAssets.test(sentence)) return undefined;
  const said = whole.replace(unrestricted, ' ');
  return restrictions.some((restriction) => restriction.test(said)) || restrictsInOtherLanguage(said)
    ? sentence.trim()
    : undefined;
}

/** A longer notice explains, and tells of parts. */
const maxShortNotice = 400;

/** The first sentence of a notice that restricts the licence it names, or takes it with changes; undefined when there is none. */
export function noticeRestriction(notice: string): string | undefined {
  const isShort = notice.trim().length <= maxShortNotice;
  return licenceSentences(notice)
    .map(({ text }) => text)
    .filter((text) => !isCommercialOffer(text))
    .find(
      (text) =>
        workRestriction(text) !== undefined ||
        (isShort && namesIn(forNames(text)).length < 2 && isStatedTerm(text)) ||
        changes.some((change) => change.test(text)),
    );
}

/** Words that say that a sentence is about the work itself, wherever it stands. */
const thisWork =
  /\b(?:this|our) (?:software|code|codebase|project|repository|repo|package|library|program|tool|app|application|work|script|model|plugin|extension)\b|\bthe (?:software|source code|code)\b|本项目|本專案|本软件|本軟體|本代码|本ソフト|logiciel|software|programm/i;
/** Services, and what is not fit for a use, are other matters than what may be done with the code. */
const otherMatters =
  /\b(?:api|apis|account|subscription|tiers?|plan|server|service|licen[cs]e keys?|clinical|diagnos\w+|medical|medicine|production|warrant\w+|demo|example|hosted|download|dataset)\b/i;
const maxCallout = 70;
const isTrade =
  /\btrain(?:ing)?\b.{0,60}\b(?:models?|ai|machine)\b|\b(?:ai|ml) training\b|commercial|kommerz|comercial|commerci|masnachol|\bpersonal use only|\bresale\b|\blicen[cs]ed (?:only |solely )?for (?:academic|research|educational|personal|internal)|商业|商業|商用/i;

/** Who may run it, and who may not. */
const givesLeave =
  /\bonly\b(?! way).{0,60}\b(?:may|can|have (?:leave|permission|the right)|(?:is|are) (?:allowed|permitted|licensed|authori[sz]ed))\b.{0,20}\b(?:run|use|copy|modify|distribute|deploy)\b|\b(?:compan(?:y|ies)|business(?:es)?|firms|organi[sz]ations|anyone|users?|you)\b.{0,30}\b(?:must|(?<!not |n[’']t )have to|need to|shall)\b.{0,20}\b(?:sign|obtain|ask|buy|pay|purchase)\b/i;

/**
 * A sentence outside any section on licences that still restricts the whole work: it speaks of this software, or is no more than a
 * call such as "Non-commercial use only"; undefined when it does not.
 */
export function plainRestriction(sentence: string): string | undefined {
  const isCallout = sentence.length <= maxCallout;
  if (givesLeave.test(sentence) && thisWork.test(sentence) && !otherMatters.test(sentence))
    return sentence.trim();
  if (!isTrade.test(sentence) && !/military|weapons?|forbidden|prohibited|interdit|verboten/i.test(sentence))
    return undefined;
  if ((!thisWork.test(sentence) && !isCallout) || otherMatters.test(sentence)) return undefined;
  return keepsPartBack(sentence) ? undefined : workRestriction(sentence);
}
