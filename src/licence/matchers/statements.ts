import { exceptionNamed } from '../../spdx/exception-names.ts';
import { orLater } from '../../spdx/identifiers.ts';
import type { LicenceScope } from '../../domain/licence-verdict.ts';
import { forNames, namesIn, type NamedLicence } from '../../spdx/names.ts';

import { licenceSentences, type LicenceSentence } from './prose.ts';

/** A sentence that says under which licence (or which of several) something is available. */
export interface Statement {
  /** Identifiers, in the order they are named. */
  ids: string[];
  /** True when the reader may choose among them. */
  choice: boolean;
  /** True when the first licence is that of all but some parts, which the sentence gives others. */
  isSum: boolean;
  scope: LicenceScope | null;
  /** False when it leaves out a version, so that we assumed one. */
  certain: boolean;
  /** The sentence, for people. */
  text: string;
}

/** Sentences about other people's work, or about what may be combined with this one. */
const aboutOthers =
  /\b(?:depend(?:s|ent|enc(?:y|ies))?\b|violat|incompatib|compatib|third[- ]part|upstream|bundled|vendored|logos?\b|fonts?\b|icons?\b|images\b|photo(?:graph)?s?\b|artwork\b|trade ?marks?\b|in (?:lib|vendor|third_party|deps|ext|contrib|external)\/[\w ./-]{1,60}? (?:is|are)\b|contains? (?:\w+ ){0,3}(?:components|libraries|portions|parts) (?:under|licensed|released|from)|contains? (?:public sector|ordnance|data|information|nhs|parliament|os )|licensors?\b|adapted from|derived from|based on|inspired by|originally|forked from|portions? (?:of|copyright)|source:|used to (?:build|make|create)|data (?:from|used|sourced|supplied|comes?)\b|courtesy|for example|e\.g\.|such as|choose a|make sure|should (?:be|use|have)|recommend|prefer|default license for|instead of(?! those above)|permission to (?:link|distribute linked)|linked combinations?|combined work)/;
/** Fonts that are the work itself. */
const ownFont = /^.{0,80}\bfonts?\b(?= (?:is|are) (?:free software|licensed|released|distributed)\b)/;
const denied =
  /\bnot (?:\S+ )?licensed\b|\bdo not assume\b|\b(?:not|never|isn't|no longer|un)\s*(?:be )?(?:licensed|released|available|distributed|covered|use)\b(?!\s+this file except)|\bdo(?:es)? not apply\b/;
const exceptions = /\b(?:except|excluding|apart from|unless)\b[^.;)]{0,120}/g;
/** What held for other versions than the one that is here. */
const past =
  /\b(?:versions?|releases?)(?: of \S+)? (?:before|prior to|up to|until|through|older than|earlier than)\b|\b(?:up to|until|before|prior to) (?:and including )?v(?:ersion)?s? ?\d|\b(?:earlier|older|previous|past|prior) (?:versions?|releases?)\b|\b(?:formerly|previously|used to be) (?:licensed|released|available|distributed|published|under)\b|\b(?:changed|switched|moved|relicensed|migrated)\b.{0,40}\bfrom\b/;
/** What is only meant to be so, or not decided. The GNU notice itself is "in the hope that it will be useful". */
const undecided =
  /\b(?:tbc|tbd|todo)\b|\bto be (?:confirmed|decided|determined|agreed|announced)\b|\b(?:not|nothing|never)\b.{0,20}\b(?:decided|chosen|agreed|settled)\b|\bundecided\b|\b(?:(?<!in the )hope|hoping|intend|intends|intending|intention|plan|plans|planning|aim|propose|proposed|considering|expect|likely|would like|want)\b|\bwill (?:\w+ ){0,2}?(?:be )?(?:(?:\S+ ){0,3}licensed|licen|releas|publish|open)|\b(?:going|about) to (?:be )?(?:licen|releas|publish|open|add|choose|apply|adopt)|(?<!patents? )\bpending\b|\bawait(?:s|ing)?\b|\bsubject to (?:\w+ ){0,3}(?:approval|review|agreement|sign-?off)\b|\bwould be (?:\w+ ){0,3}(?:under|licen|releas|publish|mit\b|apache|open)|\bcandidates?\b|\bfuture licen[cs]e\b|\bonce (?:the|it|this|our|we|approved|accepted|published)\b|\bwhether\b.{0,40}\b(?:fine|ok|suitable|possible|right)\b|\bexpected\b|\bif (?:the|our|all|every\w*)\b.{0,40}\b(?:agree|approve|allow|consent)s?\b|\bwhich licen[cs]e (?:applies|to|we)\b|\bno licen[cs]e yet\b|\bunder (?:discussion|review|consideration)\b|\bclosed(?: source)?[;,]|\bafter (?:publication|the paper|acceptance|approval)\b|\buntil further notice\b|\beffective on the\b.{0,60}\banniversary\b/;
/** A grant to some people, or for some uses, is not the licence. */
const conditional =
  /\bif (?:you|your|the (?:user|organi[sz]ation)|used)\b|\b(?:everyone|everybody|anyone|all others?) else\b|\bcommercial licen[cs]e\b|\bfor (?:charities|members|academics|students|nhs (?:bodies|organisations)) only\b/;
const laterWords =
  /\b(?:or|and|any|version|v)\b[^.]{0,30}\b(?:later|newer|higher|above|greater)\b(?: versions?)?|\d\+|\b(?:oder|ou|of|o|neu)\b[^.]{0,30}?\b(?:sp[äa]ter|neuer|h[öo]her|ult[ée]rieur|sup[ée]rieur|posterior|successiv|superior|latere?\b|nieuwer|hoger|d?diweddarach)/;
/** A line such as "Licence: MIT" or "Dual-licensed under …" says it wherever it stands. */
const labelled =
  /^(?:[-*] )?[*_]{0,2}licen[cs]e[*_]{0,2}\s?:|^(?:[-*] )?(?:(?:dual|tri(?:ple|ply)?|multi)[- ]?)?licen[cs]ed under\b/i;
const offer = /free software|waived|licen[cs]|releas|distribut|available|provided|publish|source|shared/i;
const offered =
  /\b(?:licensed|released|distributed|available|provided|published|open[- ]?sourced?|covered|governed|made|shared|redistribute|licensing|license|waived?|dedicated?|o dan|under the|choice of|subject to|gelicentieerd|licentie|lizenz(?:iert)?|licencia|licenza|unter (?:der|einer|dieser)|sous license|bajo las?|sotto|rilasciat[oa]|distribu(?:id[oa]|ito|é|ée|iert|erad|eret|ye)|ver[öo]ffentlicht|publicad[oa]|publi[ée]e?|licenciad[oa]|gepubliceerd|beschikbaar|tillg[äa]nglig|udgivet|utgitt|lisensiert|julkaistu|udost[ęe]pnion\w*|na licencji|sob a|soumis|dan y|trwyddedir)\b|采用|基于|遵循|使用|许可|授权|授權|採用|ライセンス|公開|라이선스|лиценз|ліценз/;
const ours =
  /^\S+ is (?:free|open[- ]source) software\b.{0,60}\bunder\b|\bwaived? all copyright\b|\b(?:this|the|our|all|any|unless)\b.{0,80}\b(?:project|repository|repo|code|codebase|code base|software|package|library|documentation|docs|app|application|work|gem|module|tool|toolkit|site|website|template|theme|plugin|content|program|product|scripts?|notebooks?|guidance|material)\b.{0,160}\b(?:licensed|released|distributed|available|provided|published|open[- ]?sourced|shared|covered|governed)\b.{0,60}\b(?:under|with|by)\b/;

/**
 * The statements about the licence of the work itself.
 *
 * @param text a README, or what stands around a licence text; Markdown or plain
 * @param everywhere true when the whole text is about licensing; else only its licence section and plain statements count
 */
export function statementsIn(text: string, everywhere: boolean): Statement[] {
  const found: Statement[] = [];
  const sentences = licenceSentences(text);
  const open = new Set(
    sentences
      .filter(({ licenceSection, text: said }) => licenceSection && undecided.test(said.toLowerCase()))
      .map(({ section }) => section),
  );
  for (const sentence of sentences.flatMap(bySubject)) {
    if (open.has(sentence.section)) continue;
    const statement = statementOf(sentence, everywhere || sentence.licenceSection);
    if (statement) found.push(statement);
  }
  return withoutVaguer(found);
}

const nextSubject =
  /[,;] (?:and |while |but )?(?=(?:the |all |its )?(?:documentation|docs|data|content|text|code|guidance)\b[^,;]{0,40}\bunder\b)/i;

/** "The code under MIT, the documentation under CC BY" says of each part what holds for it. */
function bySubject(sentence: LicenceSentence): LicenceSentence[] {
  return sentence.text.split(nextSubject).map((text) => ({ ...sentence, text }));
}

function statementOf({ text }: LicenceSentence, trusted: boolean): Statement | undefined {
  if (!trusted && !offer.test(text)) return undefined;
  const said = forNames(text);
  const named = namesIn(said);
  const [first] = named;
  if (undecided.test(said) || past.test(said) || /\?\s*$/.test(said)) return undefined;
  if (conditional.test(said) && !offersCopyleft(said, named)) return undefined;
  if (!first || aboutOthers.test(said.replace(exceptions, '').replace(ownFont, '')) || denied.test(said))
    return undefined;
  if (trusted || (labelled.test(text) && said.length <= 120) ? !isOffer(said, named) : !ours.test(said))
    return undefined;
  const full = named.map((one, at) => inFull(one, said.slice(one.end, named[at + 1]?.at)));
  const offersBoth = full.some((spdx) => spdx.includes(' OR '));
  const each = [...new Set(full.flatMap((spdx) => spdx.split(' OR ')))];
  const ids = each.filter(
    (id) =>
      (orLater(id) === id || !each.includes(orLater(id))) &&
      // The Unlicense and CC0 are how a work is given to the public domain.
      !(id === 'LicenseRef-public-domain' && each.some((its) => /^(?:Unlicense|CC0)/.test(its))),
  );
  const isSum = ids.length > 1 && exceptsParts(said, named);
  return {
    ids,
    isSum,
    choice: ids.length > 1 && !isSum && (offersBoth || isChoice(said, named)) && !isAboutParts(said),
    scope: scopeOf(said.slice(0, first.at)),
    certain: named.every(({ certain }) => certain),
    text: text.length > 300 ? `${text.slice(0, 300)}…` : text,
  };
}

/** Whether a commercial licence is only the other choice: the copyleft licence is there for all. */
function offersCopyleft(said: string, named: readonly NamedLicence[]): boolean {
  const others = said.replace(/\bcommercial licen[cs]es?\b/g, ' ');
  return (
    !conditional.test(others) && choosing.test(said) && named.every(({ spdx }) => /^[AL]?GPL-/.test(spdx))
  );
}

/** In a licence section the bare name of a licence says enough; a longer sentence must offer something. */
function isOffer(said: string, named: readonly NamedLicence[]): boolean {
  return said.length <= 80 || offered.test(said.slice(0, (named[0]?.at ?? 0) + 60));
}

const choosing =
  /\b(?:dual(?:ly)?|tri(?:ple|ply)?|multi)[- ]?licen|\btri [a-z/]+ licen|\bmutually exclusive\b|\b(?:option|alternative) (?:a|1|one)\b|\bunder any of\b|\bany (?:one )?of the following licen|\b(?:at|of) your (?:own )?(?:option|choice|choosing|preference|election)\b|\b(?:choose|pick|select|take)\b.{0,40}\b(?:either|one|any|whichever|between|from)\b|\bwhichever\b|\byour pick\b|\bas (?:you|the user) (?:prefers?|likes?|wish(?:es)?|please)\b|\bwahlweise\b|\bau choix\b|\ba (?:su )?elecci[oó]n\b|\ba scelta\b|\bnaar keuze\b|\beftersom du vill\b|\bà escolha\b|\bchoice (?:of|between)\b|\b(?:under|of|use|using|accept|with|licen[cs]es?|terms|licensed|available|released|distributed|used|redistributed?|modify it)[:,]? (?:by |the terms of )?either\b/;
const ofThese =
  /\b(?:of|between) (?:the|these|those) (?:two|three|four|following|above|below|licen[cs]es)\b|\b(?:two|three|four|five|[2-5]|multiple|several)\b (?:[\w-]+ ){0,4}licen[cs]es\b|\balternative (?:a|1|one)\b|\b(?:conditions|terms) (?:listed |set out |given )?below\b|\b(?:following|these|two|three|both) licen[cs]es\b|\blicen[cs]es (?:below|above)\b|\b(?:either|any|one) licen[cs]e\b|\beither (?:option|of them|one)\b|\b(?:the )?one (?:that )?(?:you|suits)\b/;
/** "Version 2 or (at your option) any later version" offers versions of one licence. */
const laterVersion =
  /\beither version [\d.]+ of the license\b|[(,]?\s*at your option[),]?\s*any (?:later|newer|higher) version/g;

const orLaterVersion = /\bor (?:\(?at your option\)? )?(?:any |a )?(?:later|newer|higher)(?: versions?)?/g;

/**
 * Whether a sentence lets the reader choose: among licences that it names, or among "these licences" without naming them.
 *
 * @param isFound whether an identifier is one of the licences found beside the sentence
 */
export function letsChoose(sentence: string, isFound: (id: string) => boolean): boolean {
  const said = forNames(sentence).replace(laterVersion, ' ');
  if (!choosing.test(said) || isAboutParts(said)) return false;
  const named = new Set(namesIn(said).flatMap(({ spdx }) => (isFound(spdx) ? [spdx] : [])));
  // "BSD" alone does not say which, but which it is stands beside it.
  const isBsdNamed = /\bbsd\b/.test(said) && ['BSD-3-Clause', 'BSD-2-Clause'].some(isFound);
  if (isBsdNamed && ![...named].some((id) => id.startsWith('BSD-'))) named.add('BSD');
  return named.size > 1 || ofThese.test(said);
}

/** The sentences of a text that let the reader choose, whether or not they name what is offered. */
export function choosingSentences(text: string): string[] {
  return licenceSentences(text)
    .map(({ text: sentence }) => sentence)
    .filter((sentence) => /licen[cs]/i.test(sentence) && letsChoose(sentence, () => true));
}

/** "Every source file in the implementation" is the whole work. */
const everyFile =
  /\b(?:every|each|all)(?: of)?(?: the)? (?:\w+ )?files? (?:in|of|within) (?:the|this|our) (?:implementation|project|repository|library|package|distribution|program|software)\b/;

/** "Different parts are covered by the one or the other" offers nothing. */
const ofDifferentParts =
  /\b(?:different|various|some|other|certain) (?:parts|portions|files|components|modules)\b|\bmost of (?:the|it|this)\b/;

/** Whether a sentence is about some files of the work, by what stands before its first word of licensing. */
function isAboutParts(said: string): boolean {
  if (ofDifferentParts.test(said.replace(everyFile, ' '))) return true;
  const [subject = ''] = said
    .replace(everyFile, ' ')
    .split(/\blicen[cs]|\bavailable\b|\bdistribut|\bunder\b/, 1);
  return /\b(?:these|those|some|certain|following|affected|other) (?:\w+ )?files?\b|\bfiles? (?:in|under|within|below)\b|\b(?:director(?:y|ies)|folders?|sub-?modules?|components?|hooks?)\b|\b(?:code|examples?) in (?:the|its|our)\b/.test(
    subject,
  );
}

function isChoice(said: string, named: readonly NamedLicence[]): boolean {
  if (choosing.test(said.replace(laterVersion, ' '))) return true;
  const between = named
    .slice(1)
    .map(({ at }, before) =>
      withoutAddresses(said.slice(named[before]?.end ?? 0, at)).replace(orLaterVersion, ' '),
    );
  // "the GPL/LGPL licence" speaks of both by their families.
  const isPair = named.some(({ certain }) => certain);
  const isOr = (words: string) =>
    /\b(?:or|oder|ou|neu|eller|lub|ofwel|oppure)\b/.test(words) || (isPair && /\//.test(words));
  return between.some(isOr) && !between.some((words) => /\band\b/.test(words));
}

const excepting =
  /\b(?:except(?:ing)?(?: for)?|(?:with the )?exceptions? of|apart from|other than|excluding)\b(?!.{0,80}\b(?:third|vendor|bundled|depend|where))/;

/** Whether a sentence gives the first licence that it names to all but what it excepts, which has the others. */
function exceptsParts(said: string, named: readonly NamedLicence[]): boolean {
  const [first, second] = named;
  return first !== undefined && second !== undefined && excepting.test(said.slice(first.end, second.at));
}

const maxExceptionDistance = 160;

/** A licence with what is said after its name: "or any later version", "with the Classpath exception". */
function inFull(one: NamedLicence, after: string): string {
  const spdx = laterIfSaid(one, after);
  if (spdx.includes(' WITH ')) return spdx;
  const near = after.slice(0, maxExceptionDistance).split(/[.;](?:\s|$)/)[0] ?? '';
  const exception = exceptionNamed(near, spdx);
  return exception === undefined ? spdx : `${spdx} WITH ${exception}`;
}

/** A GNU licence named with its version, after which "any later version" is said in other words. */
function laterIfSaid({ spdx }: NamedLicence, after: string): string {
  return spdx.endsWith('-only') && laterWords.test(after.slice(0, 120)) ? orLater(spdx) : spdx;
}

function withoutAddresses(text: string): string {
  return text.replace(/\(?\b(?:https?:|www\.)\S*/g, ' ').replace(/[·\w.-]*\/[·\w./-]{2,}/g, ' ');
}

/** Which part a statement is about, by what stands before the licence's name. */
function scopeOf(subject: string): LicenceScope | null {
  const documentation =
    /\b(?:documentation|docs|guidance|content|text|manual|written material|policy)\b/.test(subject);
  const data = /\bdata(?:sets?|bases?)?\b/.test(subject);
  const code = /\b(?:code|codebase|code base|software|source|scripts?|package|library|program)\b/.test(
    subject,
  );
  if ([documentation, data, code].filter(Boolean).length !== 1) return null;
  return documentation ? 'documentation' : data ? 'data' : 'code';
}

/**
 * "the GNU General Public License" alone adds nothing beside "GPL version 3 or later"; nor does the public domain, which
 * is not the same in every country, beside the licence given for the others.
 */
function withoutVaguer(statements: readonly Statement[]): Statement[] {
  const family = (id: string | undefined) => (id ?? '').split('-')[0];
  const isVaguer = (one: Statement, other: Statement) =>
    one.ids.includes('LicenseRef-public-domain')
      ? !other.ids.includes('LicenseRef-public-domain')
      : other.certain && one.ids.every((id) => other.ids.some((its) => family(its) === family(id)));
  return statements.filter((one) => one.certain || !statements.some((other) => isVaguer(one, other)));
}
