import { rememberLast } from '../base/remember-last.ts';
import type { EvidenceFile, TreeEntry } from '../domain/evidence.ts';
import { isCopyrightLine } from './copyright-line.ts';
import { gapIn } from './placeholder.ts';
import { readmeEntry } from './readme-file.ts';
import { fileKinds } from './file-kinds.ts';

/** A notice that says who holds the copyright of the project. */
export interface CopyrightNotice {
  path: string;
  line: number;
  holder: string;
}

interface Search {
  notice: CopyrightNotice | undefined;
  /** A notice that names nobody, such as one whose placeholder was never filled in. */
  nameless: { path: string; line: number } | undefined;
  /** A notice of a component, which says nothing of the project. */
  ofComponent: { path: string; line: number } | undefined;
  /** A file that might have one and whose text was not collected. */
  unread: string | undefined;
}

interface LineNotice {
  /** Null where the notice names nobody. */
  holder: string | null;
  line: number;
  ofComponent: boolean;
}

const maxText = 200_000;
const maxLine = 400;

/** Files beside licences and the README that declare a holder. */
const declaring = /^(?:reuse\.toml|\.reuse\/dep5|publiccode\.ya?ml|description)$/i;
const declared =
  /(?:SPDX-FileCopyrightText|mainCopyrightOwner|^\s{0,4}copyright(?: holders?)?)["']?\s{0,4}[:=][\s["']{0,6}(\S.{0,200})/i;
/** Words of a sentence that says it: “is © Crown copyright”, “is copyright Sample NHS Trust 2026 and …”. */
const publicBody =
  /(?:©|&copy;|\(c\)|\bcopyright)[\s\d*_:,.[\]–-]{0,20}(?:the )?((?:crown|nhs)\b[^.;|]{0,80})|(?<!subject to )\b(crown copyright\b[^.;|]{0,60})/i;
const inProse =
  /\b(?:is|are|remains?) (?:\(c\) |© )?copyright(?: ?\(c\)| ©)? (?:of |by )?(?:the )?(?:\d{4}(?:\s?[-–,]\s?\d{4})?,? )?(?:by |of )?((?:[A-Z][\w&’'.-]*|of|and|the|for)(?: (?:[A-Z][\w&’'.-]*|of|for|&|and(?= [A-Z]))){0,8})|\bcopyright (?:in|of) this (?:\w+ ){1,3}(?:is held by|belongs to|is owned by|rests with) (?:the )?([A-Z][\w&’'. -]{1,80})/;
/** The holder that templates name until a team says whose the code is. */
const example = /\bexample (?:nhs )?(?:organi[sz]ation|trust|company)\b/i;
/** Who wrote the text of a licence and holds its copyright: not who holds that of the code. */
const stewards =
  /\b(?:free software foundation|creative commons|european union|internet (?:systems|software) consortium|open source initiative)\b/i;
/** What follows, or the line itself, is about something that the project includes. */
const component =
  /\b(?:portions|(?:uses?|using|built (?:on|with)|icons?|fonts?)\b.{0,80}\b(?:which|that) (?:is|are) (?:\(c\) |© )?copyright|includes? (?:software|code|work)|bundled|third[- ]party|derived from|based on|includes? .{1,60} (?:by|from)|the following (?:components?|software|licen[cs]es?|notices?)|dependenc(?:y|ies))\b/i;

/** Where the words of a licence end, which speak of derived works, and a place for the project’s own notice begins. */
const endOfTerms =
  /\bend of (?:the )?terms and conditions\b|^\W*appendix\b|\bhow to apply (?:these terms|the )/i;

/** How many lines after that still explain how to apply the licence, in words that speak of notices and archives. */
const maxAppendixLines = 40;

/** Looks where people and licences put the notice that says who holds the copyright. */
export function findCopyrightNotice(
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[],
): Search {
  const search: Search = {
    notice: undefined,
    nameless: undefined,
    ofComponent: undefined,
    unread: undefined,
  };
  const readme = readmeEntry(tree)?.path;
  for (const { path, text } of [...files].sort(
    (one, other) => rank(one.path, readme) - rank(other.path, readme),
  )) {
    const bundled = isOfComponent(path);
    if (!fileKinds.legal.matches(path) && path !== readme && !declaring.test(path)) continue;
    if (text === undefined && !bundled) search.unread ??= path;
    if (typeof text !== 'string') continue;
    const found = /^description$/i.test(path) ? holderInDescription(text) : noticeIn(text);
    if (found === undefined) continue;
    if (bundled || found.ofComponent) search.ofComponent ??= { path, line: found.line };
    else if (found.holder === null) search.nameless ??= { path, line: found.line };
    else return { ...search, notice: { path, line: found.line, holder: found.holder } };
  }
  return search;
}

/** Licence files come first, then what declares a holder, then the README. */
function rank(path: string, readme: string | undefined): number {
  if (path === readme) return 2;
  return declaring.test(path) ? 1 : 0;
}

/** Texts in a folder of licences belong to what is bundled, as do files that say so. */
function isOfComponent(path: string): boolean {
  return (
    /^licen[cs]es\//i.test(path) ||
    /third[-_ ]?part|vendor|dependen|bundle|acknowledg|attribution|credit|\.(?:js|css)\.licen/i.test(path)
  );
}

const sign = /copyright|©|&copy;|\(c\)/i;
/** An estate holds the same few texts of licences thousands of times. */
const maxRemembered = 100;
const noticeIn = rememberLast(findNotice, maxRemembered);

function findNotice(text: string): LineNotice | undefined {
  if (!sign.test(text)) return undefined;
  let other: LineNotice | undefined;
  let bundled = false;
  let appendixEnd = -1;
  for (const [at, whole] of text
    .slice(0, maxText)
    .split(/\r\n?|\n/)
    .entries()) {
    const line = whole.slice(0, maxLine);
    const isEnd = endOfTerms.test(line);
    if (isEnd) appendixEnd = at + maxAppendixLines;
    if (isEnd || /^#{1,6} /.test(line)) bundled = false;
    else if (at > appendixEnd && component.test(line)) bundled = true;
    if (!sign.test(line)) continue;
    const holder = holderIn(line);
    if (holder === undefined) continue;
    const notice = { holder, line: at + 1, ofComponent: bundled };
    if (holder !== null && !bundled) return notice;
    other ??= notice;
  }
  return other;
}

/** Who a line names as the holder: null where it is a notice that names nobody, undefined where it is none. */
function holderIn(line: string): string | null | undefined {
  const holder = writtenHolder(line);
  return holder !== undefined && example.test(line) ? null : holder;
}

function writtenHolder(line: string): string | null | undefined {
  const [, said] = declared.exec(line) ?? [];
  if (said !== undefined) return named(said);
  const [, body, crown] = publicBody.exec(line) ?? [];
  const public_ = body ?? crown;
  if (public_ !== undefined) return named(public_) ?? 'Crown';
  const [, subject, owner] = inProse.exec(line) ?? [];
  const inSentence = subject ?? owner;
  if (inSentence !== undefined && !stewards.test(inSentence)) return named(inSentence);
  if (!isCopyrightLine(line) || stewards.test(line)) return undefined;
  return named(line);
}

/** A name without the words and figures of a notice; null where none is left. */
function named(said: string): string | null {
  const words = said
    .replace(/<?[\w.+-]{1,64}@[\w.-]{1,200}>?/g, ' ')
    .replace(/\]\(.*$/, ']')
    .replace(/^([^[]*)\].*$/, '$1');
  if (
    gapIn(words) !== undefined ||
    /[<[{][^<>[\]{}]{0,60}[>\]}]/.test(
      words.replace(
        /<[^<>\s]{1,100}@[^<>\s]{1,100}>|<https?:[^<>]{1,200}>|\[[^\]]{1,100}\]\([^)]{1,300}\)/g,
        '',
      ),
    )
  )
    return null;
  const name = words
    .replace(/<[^<>]{1,200}>|\(https?:[^()]{1,300}\)|https?:\/\/\S{1,300}|[\w.+-]{1,64}@[\w.-]{1,200}/g, ' ')
    .replace(/\[([^\]]{1,100})\]\([^)]{1,300}\)/g, '$1')
    .replace(/&copy;|©|\(c\)/gi, ' ')
    .replace(
      /\ball rights reserved\b|\b(?:and|which) (?:is )?(?:released|licensed|available)\b.*$|\b(?:released|licensed) under\b.*$/gi,
      ' ',
    )
    .replace(/\b(?:19|20)\d{2}\b(?:\s?[-–,/]\s?(?:\d{2,4}|present|now|current))?/gi, ' ')
    .replace(
      /^[^\p{L}]{0,40}(?:(?:the|portions|copyright|notice|holders?|owners?|by|of)\b[\s:]{0,5}){0,6}/iu,
      '',
    )
    .replace(/\s+/g, ' ')
    .replace(/^[\s\W]+|[\s,;:."'*_|>)(-]+$/gu, '')
    .trim();
  const left = name.replace(
    /\b(?:copyright|present|y{4}|years?|holders?|owners?|authors?|inc|by|the|c|name|of|full)\b/gi,
    '',
  );
  if (/^crown(?: copyright)?$/i.test(name)) return 'Crown';
  return /\p{L}{2}/u.test(left)
    ? name.replace(/^crown copyright[\s,(-]{1,5}/i, 'Crown, ').slice(0, 120)
    : null;
}

/** A package of R names the holder by the role `cph`. */
function holderInDescription(text: string): LineNotice | undefined {
  const [copyright] = /^Copyright:\s{0,9}\S.{0,200}/m.exec(text) ?? [];
  if (copyright !== undefined)
    return { holder: named(copyright), line: lineOf(text, copyright), ofComponent: false };
  for (const person of text
    .slice(0, maxText)
    .split(/\bperson\(/)
    .slice(1)) {
    const [within = ''] = /^[\s\S]{0,600}?["']cph["']/.exec(person) ?? [];
    const names = [
      ...(within.split(/\brole\b|\bemail\b|\bcomment\b/)[0]?.matchAll(/["']([^"'@]{1,120})["']/g) ?? []),
    ].map(([, name = '']) => name);
    if (within === '' || names.length === 0) continue;
    return { holder: named(names.join(' ')), line: lineOf(text, within), ofComponent: false };
  }
  return undefined;
}

function lineOf(text: string, part: string): number {
  return text.slice(0, Math.max(0, text.indexOf(part))).split('\n').length;
}
