import { forNames, namesIn } from '../../spdx/names.ts';
import { aboutAssets } from './extra-restrictions.ts';
import { bindsInOtherLanguage, isForeign } from './foreign-restrictions.ts';
import { isCommercialOffer, isHarmless } from './harmless-sentences.ts';
import { isStandardWording } from './standard-wording.ts';

/**
 * Words with which people say what others may do with a work, and what they want for it. Beside a licence, a sentence with one of
 * them is taken for a term of its own unless it is of a kind known to change nothing.
 */
const limiting = new RegExp(
  [
    // What is forbidden, kept back or excepted.
    "not|no|never|none|nobody|nor|cannot|can[’']t|don[’']t|without|except(?:ed|ions?)?|unless|until|exclud\\w+|prohibit\\w*|forbid\\w*|forbidden|ban(?:s|ned)?|restrict\\w*|limit(?:s|ed)|reserved?|confidential|secret|withh?eld|withdrawn?|revok\\w+|terminat\\w+|expire\\w*|ends?(?: on)?|cease\\w*|lapse\\w*",
    // For whom and for what alone.
    '(?<![-\\w])only|sole(?:ly)?|exclusive(?:ly)?|alone|just for|strictly|purely|members?|consortium|students?|teachers?|academics?|non-?profits?|charit\\w+|compan(?:y|ies)|firms?|business(?:es)?|vendors?|suppliers?|competitors?|corporat\\w+|enterprises?|organi[sz]ations?|institutions?|hospitals?|trusts?|governments?|agenc(?:y|ies)|militar\\w+|weapons?|police|army|forces?|everyone else|all others?|others|outside|inside|internal(?:ly)?|in-house|territor\\w+|countr(?:y|ies)|evaluat\\w+|trials?|production|research|personal|private|non-?commercial\\w*|commercial\\w*',
    // What must be done or given.
    'must|shall|has to|have to|required?s?|requires|needs?|oblig\\w+|mandatory|agrees?|undertakes?|consents?|permissions?|approv\\w+|authori[sz]\\w+|say-so|leave of|in writing|written|conditions?|conditional|provided that|subject to|so long as|as long as|if you|first|prior|before|notify|notif\\w+|informs?|tells?|reports?|registers?|display\\w*|shows?|shown|visible|badge|indemni\\w+|hold \\w+ harmless|sue|suits?|su(?:ing|ed)|claims?|patent\\w*|stays?|remains?|delet\\w+|return\\w*',
    // Money.
    'fees?|pay|pays|paid|payments?|payable|buys?|bought|purchas\\w+|prices?|pric\\w+|seats?|royalt\\w+|revenues?|turnover|profits?|income|earn\\w*|money|[£$€]|sell\\w*|sold|resale|resell\\w*|sales?',
    // Ways of use that an open licence grants to all.
    'host\\w*|saas|as a service|sublicens\\w+|redistribut\\w+|benchmark\\w*|train\\w*|machine[- ]learning|a\\.?i\\.?|deploy\\w*|clinical(?:ly)?|patients?',
  ]
    .map((words) => `(?:${words})`)
    .join('|')
    .replace(/^/, '(?<![\\w])(?:')
    .replace(/$/, ')(?![\\w])'),
  'i',
);

/** Whether words speak of what may be done, by whom, or for what. */
export function saysLimits(words: string): boolean {
  return limiting.test(words);
}

const maxSentence = 500;
/** More than this is an explanation, or the text of something else. */
const maxRest = 1500;
const minWords = 3;
/** Below a licence even "For evaluation." says something; what ends in no stop may be a heading. */
const minOwnWords = 2;
const minPhrase = 6;

/** The sentences of what stands beside a text, each on one line. */
function sentencesOf(text: string): string[] {
  return text
    .split(/\n\s*\n|(?<=[.!?;])\s+(?=[\p{Lu}\p{Lo}"“([])|\n(?=\s{0,8}(?:[-*•]|\d{1,2}[.)])\s)/u)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim());
}

/**
 * The first sentence beside the text of a licence that may bind whoever uses the work; undefined where all of them are of kinds that
 * change nothing. A sentence that we cannot place counts as a term: to call a changed licence by its name misleads.
 *
 * @param rest what stands around the text, without it
 * @param isCopyleft whether a commercial licence is only one more choice beside it
 */
export function ownTerm(rest: string, isCopyleft: boolean): string | undefined {
  if (rest.trim().length > maxRest) return undefined;
  return sentencesOf(rest).find(
    (sentence) =>
      !(isCopyleft && isCommercialOffer(sentence)) &&
      (isOwnTerm(sentence) || (bindsInOtherLanguage(sentence) && !isHarmless(sentence))),
  );
}

/** Whether a sentence about licensing, in English, sets a term in words of its own. It names no other licence. */
function isOwnTerm(sentence: string): boolean {
  if (sentence.length > maxSentence || !saysSomething(sentence)) return false;
  if (
    !concernsUse(sentence) ||
    isHarmless(sentence) ||
    aboutAssets.test(sentence) ||
    isStandardWording(sentence)
  )
    return false;
  const said = forNames(sentence);
  return namesIn(said).length === 0 || !offers.test(said);
}

/** People, and what they do with a work. */
const dealing =
  /\b(?:you|your|users?|recipients?|licensees?|any(?:one|body|thing)|every(?:one|body)|whoever|us|we|our|copy|copies|use[ds]?|using|install\w*|runs?|running|build|built|shared?|keeps?|kept|free|software|program|product|given?|gives|maximum|minimum|machines?|computers?|devices?|servers?|employees?|staff|more than|at most|up to|per|licen[cs]es?|terms|appl(?:y|ies))\b/i;
const english = /\b(?:the|of|is|are|you|this|and|be|not|for|to|with|by|on|at|or|no|may|must)\b/i;

/** Whether an English sentence may be about who does what with the work, and not a list of names or files. */
function concernsUse(sentence: string): boolean {
  if (isForeign(sentence) && !english.test(sentence)) return false;
  const words = sentence.match(/[\p{L}\p{N}_./-]+/gu) ?? [];
  const names = words.filter((word) => /^\p{Lu}|[_/]|\.\w|^\p{N}/u.test(word));
  if (names.length > words.length * 0.7 && words.length > 1 && !limiting.test(sentence)) return false;
  return limiting.test(sentence) || dealing.test(sentence);
}

/** Words that make of a sentence that names a licence an offer, or a note about where it holds. */
const offers =
  /\blicensed?\b|\bunder\b|\bavailable\b|\breleas\w+|\bdistribut\w+|\bchoose\b|\bversion\b|\bsee\b|\bhttps?\b/;

/** Whether words are a sentence, or too many for a heading. */
function saysSomething(words: string): boolean {
  const count = (words.match(/\p{L}{2,}/gu) ?? []).length;
  return count >= (/[.!;]$/.test(words) ? minOwnWords : minPhrase);
}

/** Of these words, those that a README's section on licences holds for nothing but a term. */
const stated =
  /(?<![-\w])only(?! (?:valid|tested))\b|\b(?:solely|exclusively|must|shall|may not|cannot|can[’' ]t|do not|don[’' ]t|will not|compete\w*|needs? (?:an?|our|the|prior|to)|not (?:permit|allow|cover|extend|include|grant)|never|not (?:be )?(?:us\w+|cop\w+|modif\w+|distribut\w+|redistribut\w+|sell|sold|allowed|permitted|granted|available|licen[cs]ed|deploy\w*|for|open source)|no (?:rights?|use|permission|licen[cs]e|part)|without (?:our|the|prior|written|express|explicit|permission|consent|asking)|prohibit\w*|forbid\w*|forbidden|banned|restrict(?:ed|ions?|s)|excluded|reserved|confidential|proprietary|everyone else|all others|others (?:should|must|need)|compan(?:y|ies)|firms?|business(?:es)?|vendors?|non-?commercial\w*|commercial\w*|evaluation (?:only|purposes?)|academics?|academic use|non-?profits?|charit\w+|consent|permission|approval|fees?|pay(?:s|ing)?|paid|buy|purchase|prices?|royalt\w+|revenues?|profits?|sell|sold|resell|sublicens\w+|as a service|machine[- ]learning|military|weapons?|patients|clinical use|expires?|terminat\w+|revok\w+|withdrawn|indemnif\w+|agree to|conditions? (?:of|that)|provided that|as long as|if you are (?:not )?(?:an? |in |part |employed|working for)|seats?|(?:additional|further|extra) (?:[\w\d]+ ){0,3}(?:restrictions?|requirements?|conditions?|terms?|limitations?|clauses?)|for (?:personal|academic|educational|research|internal|private|non-?profit)[\w ,/-]{0,40}? (?:use|purposes|work)|everybody else|by agreement|internal (?:\w+ )?use|not allowed|at work|within (?:the|our|your)|inside (?:the|our|your)|displays?|resale|subject to|reserve the right)\b|[£€]\s?\d/i;

/** What comes with the work has terms of its own, which are not those of the code. */
const ofContent =
  /^[^\p{L}]*(?:(?:the|our|all|these|any) )?(?:[\p{L}\p{N}-]+ ){0,2}(?:data(?:sets?|bases?)?|corpora|corpus|documentation|docs|images|photos?|fonts?|icons?|artwork)\b(?! (?:teams?|controllers?|processors?|owners?|scientists?|analysts?|users?|centres?|projects?)\b)|\bwhich (?:we|it|this) uses?\b/iu;

/** The words of a sentence without addresses, and with a mark for each name of a licence. */
function besideNames(sentence: string): string {
  const said = forNames(sentence.replace(/\(?\bhttps?:\S+/g, ' ').replace(/\(\S{1,120}\)/g, ' '));
  return namesIn(said)
    .reduceRight((text, { at, end }) => `${text.slice(0, at)} § ${text.slice(end)}`, said)
    .replace(/§\s+only(?=\s*(?:[.,;)]|$))/g, '§');
}

/** Whether a sentence of a section on licences, which may name some, sets a term of its own for the work. */
export function isStatedTerm(sentence: string): boolean {
  if (sentence.length > maxSentence || (sentence.match(/\p{L}{2,}/gu) ?? []).length < minWords) return false;
  // Names are costly to find, and only take words away.
  if (ofContent.test(sentence) || !stated.test(sentence.replace(/[\s*_`"“”]+/g, ' '))) return false;
  const said = besideNames(sentence);
  return stated.test(said) && !isHarmless(said) && !isStandardWording(sentence);
}

/** Words with which people say which licence a work has, and where it is. A sentence that holds no others sets no term. */
const ofStatements = new Set(
  (
    'the is under and of license licenses licensed licensing to this that these those it its as by with in on or both either a an are be has have ' +
    'had was were been will here there code codebase software project projects repository repo package packages library libraries source ' +
    'documentation docs module application tool toolkit program work works product plugin theme app website site font gem crate ' +
    'script scripts material content data files file all everything folder folders directory parts part which what ' +
    'available released distributed published provided made covered covers governed shared open sourced offered given dual dually ' +
    'triple also free terms conditions version versions later any choice option at our your you can may use using used choose ' +
    'please see more details information full text copy below above found included following follows follow link root for the ' +
    'read about from copyright reserved rights holder holders author authors contributors redistribute redistributed modify ' +
    'modified modification distribute change copy otherwise stated noted standard exception exceptions linking static default ' +
    'some much most majority rest components modules mostly overall but component fonts icons images photos logos artwork respectively itself comes complete means model models weights notice agreement refer'
  ).split(' '),
);
const maxOtherWords = 1;
const maxShortWords = 4;
/** What has the licence may be called by a few words. */
const maxSubjectWords = 3;

/**
 * Whether a sentence of a short section on licences says more than which licence the work has. What it says may be a term: it is of
 * none of the kinds that change nothing.
 */
export function saysMoreThanLicence(sentence: string): boolean {
  if (sentence.length > maxSentence || ofContent.test(sentence)) return false;
  const bare = sentence.replace(/\(?\bhttps?:\S+/g, ' ').replace(/\(\S{1,120}\)|`[^`]*`/g, ' ');
  const isShort = (bare.match(/\p{L}{2,}/gu) ?? []).length <= maxShortWords;
  if (isForeign(bare) || (!isShort && !english.test(bare))) return false;
  const said = besideNames(bare);
  const names = new Set((bare.match(/\p{Lu}[\p{L}\p{N}]*/gu) ?? []).map((word) => word.toLowerCase()));
  const others = (words: string) =>
    (words.match(/\p{L}{3,}/gu) ?? []).filter((word) => !ofStatements.has(word) && !names.has(word)).length;
  const [before = '', ...after] = said.split('§');
  if (after.length > 1) return false;
  const isMore =
    others(before) > (after.length > 0 ? maxSubjectWords : maxOtherWords + 1) ||
    others(after.join(' ')) > maxOtherWords;
  return isMore && !isHarmless(said) && !isStandardWording(sentence);
}
