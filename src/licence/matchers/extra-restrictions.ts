import { restrictsInOtherLanguage } from './foreign-restrictions.ts';
import { keepsPartBack } from './part-licences.ts';

/** What beside a standard text takes back part of what it grants. One group of alternatives, no nested repetition. */
const restrictions = [
  /\bnon-?\s?commercial(?:ly)? (?:use|purpose|research|licen|basis|only)/i,
  /\b(?:for|to) (?:any )?non-?\s?commercial\b/i,
  /\bcommercial (?:use|exploitation|purposes?|redistribution|licen[cs]e)\b.{0,60}\b(?:not\b|prohibit|forbid|require|without|separate|contact)/i,
  /\b(?:not|never)\b (?:\w+ ){0,3}?(?:us(?:e|ed|able)|allow\w*|permit\w*|licen[cs]ed?|available|redistribut\w*|distribut\w*|sell|sold|exploit\w*|for|intended|include|grant\w*|offer\w*)\b.{0,50}\bcommercial(?:ly)?\b/i,
  /\b(?:no|prohibit\w*|forbid\w*|without)\b (?:\w+ ){0,5}commercial(?:ly)?\b/i,
  /\bcommercial(?:ly)?\b.{0,60}\b(?:not|prohibited|forbidden)\b/i,
  /\b(?:academic|educational|research|evaluation|personal|internal|private|teaching|nhs)(?: (?:and|or|&) \w{1,14})? (?:use|purposes?) only\b/i,
  /\bonly (?:be used )?(?:for|by|in|within) (?:the )?(?:academic|educational|research|evaluation|personal|internal|private|teaching|nhs|non)/i,
  /\b(?:may|must|shall|can) not (?:be )?(?:used?|sold?|sell|offer(?:ed)?|redistribute[ds]?|copied|copy|modif(?:y|ied)|distributed?)\b(?![^.]{0,80}\bexcept (?:in compliance|in accordance|as (?:expressly )?(?:permitted|provided|allowed|stated)|under)| apply (?:additional |further )?(?:legal|technological))(?!.{0,40}\b(?:logo|trade ?mark|name|crest|endorse))/i,
  /\b(?:use|used|using)\b.{0,60}\b(?:prohibited|forbidden|not (?:permitted|allowed))\b/i,
  /\b(?:granted|licensed|available|limited|restricted|released) (?:to|for) [\w' -]{0,60}\b(?:organi[sz]ations?|bodies|trusts?|employees|staff|members|customers|partners|charities|students) only\b/i,
  /\b(?:granted|licensed|available|limited|restricted|released) only (?:to|for) [\w' -]{0,60}\b(?:organi[sz]ations?|bodies|trusts?|employees|staff|members|customers|partners|charities|students)\b/i,
  /\bcommons[- ]clause\b/i,
  /\bmonthly active users\b/i,
  /\bnot (?:for|to be) (?:use|used|sale|sold|redistribution)\b/i,
  /\bshall be used for good,? not evil\b/i,
  /\b(?:military|weapons?|surveillance|law enforcement|nuclear)\b.{0,60}\b(?:use|purpose|prohibit|not|exclu)/i,
  /\b(?:do no harm|hippocratic|ethical)\b.{0,60}\b(?:licen|clause|use|must|shall)/i,
  /\bsubject to the following (?:additional|further|extra) (?:conditions?|restrictions?|terms?)\b/i,
  /(?<!\bno )\badditional (?:restrictions?|conditions?|terms)\b.{0,80}\b(?:apply|must|shall|may not)/i,
  /\b(?:under|in|within|inside) (?:the )?["“'`]?[\w/-]*\b(?:ee|enterprise|pro|premium|commercial)\/?["”'`]?\/? (?:director(?:y|ies)|folders?)\b.{0,120}\blicen[cs]e/i,
];

/** Logos and names are never part of what a licence for code grants. */
const aboutMarks =
  /\b(?:logos?|trade ?marks?|brand(?:ing)?|identity|crests?|insignia|endors\w+)\b|\bnames? of\b.{0,60}\b(?:may|must|shall) not be used\b/i;
/** Pictures and the like of other people that come with the work. */
export const aboutAssets =
  /\bthird[- ]part(?:y|ies)\b.{0,20}\b(?:icons?|fonts?|images?|photo\w*|data\w*|assets?|artwork)\b/i;

const maxSentenceLength = 600;
/** A ban in Chinese takes few characters. */
const minLength = 6;

/**
 * The first sentence of what stands beside a licence text that restricts what the text grants ("for non-commercial use
 * only"); undefined when there is none.
 */
export function extraRestriction(rest: string): string | undefined {
  if (rest.trim().length < minLength) return undefined;
  for (const sentence of rest
    .replace(/\s+/g, ' ')
    .slice(0, 20_000)
    .split(/(?<=[.!?;:])\s/)) {
    const text = sentence.slice(0, maxSentenceLength);
    if ((aboutMarks.test(text) && !/commercial/i.test(text)) || aboutAssets.test(text)) continue;
    if (isRestricting(text)) return text.trim();
  }
  return undefined;
}

function isRestricting(text: string): boolean {
  return (
    restrictions.some((restriction) => restriction.test(text)) ||
    keepsPartBack(text) ||
    restrictsInOtherLanguage(text)
  );
}
