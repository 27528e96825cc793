import { rememberLast } from '../../base/remember-last.ts';
import { maxCharacters, comparableText } from './comparable-text.ts';

/** A sentence of a document, with the addresses of its links in brackets, and where it stands. */
export interface LicenceSentence {
  text: string;
  /** Under a heading such as "Licence". */
  licenceSection: boolean;
  /** The number of the section: how many headings come before it. */
  section: number;
}

const maxLineLength = 4000;
const licenceHeading =
  /^(?:\d+\.?\s+)?(?:the\s+)?(?:(?:code|software|project|copyright|legal|terms)\s*(?:and|&|\/)?\s*)?(?:licen[cs](?:e|es|ing|ia|ias|a)|licen[zçtc](?:a|ie|ja)|li[csz]en[csz](?:en|ie|i|er)?|лиценз\p{L}+|ліценз\p{L}+|許可証?|许可证?|许可协议|授权协议|授權|授权|ライセンス|라이[선센]스|trwydded(?:au)?|copyright|public domain|legal|(?:usage |licen[cs]e )?terms|usage rights|(?:usage |use )?restrictions(?: on use)?|(?:permitted|acceptable) use|terms of use|terms and conditions|conditions of use)(?:\s*(?:and|&|\/|information|details|notice|terms|statement|of this|copyright|licen[cs]e|contributions?|attribution).{0,40})?:?$/iu;

/** Headings below that of the licence that begin another matter. */
const ofOthers =
  /third|depend|vendor|bundle|acknowledg|credit|contribut|attribution|thanks|citation|citing|support|contact|trademark|install|usage|author|data|model|prior|inspir|reference|link/i;

/** Several readers ask for the sentences of one document in turn. */
const maxRemembered = 8;

/** Cuts a Markdown, reStructuredText, HTML or plain document into sentences. Linear in its length. */
export const licenceSentences: (document: string) => readonly LicenceSentence[] = rememberLast(
  readProse,
  maxRemembered,
);

function readProse(document: string): LicenceSentence[] {
  const lines = comparableText(withAddresses(document.slice(0, maxCharacters))).split('\n');
  const sentences: LicenceSentence[] = [];
  let [licenceSection, section, licenceLevel] = [false, 0, 0];
  let paragraph: string[] = [];
  const close = () => {
    for (const text of sentencesOf(paragraph.join(' '))) sentences.push({ text, licenceSection, section });
    paragraph = [];
  };
  for (const [at, line] of lines.entries()) {
    const text = line.slice(0, maxLineLength).trim();
    const heading = headingOf(text, lines[at - 1], lines[at + 1]);
    if (heading !== undefined) {
      close();
      section += 1;
      const level = /^#{1,6}/.exec(text)?.[0].length ?? 0;
      const isLicence = licenceHeading.test(heading);
      if (isLicence) licenceLevel = level;
      const isBelow = licenceSection && level > licenceLevel && licenceLevel > 0 && !ofOthers.test(heading);
      licenceSection = isLicence || isBelow;
      if (/^licen[cs]e\s?:\s?\w/i.test(heading))
        sentences.push({ text: heading, licenceSection: true, section });
    } else if (text === '' || isRule(text) || /^\.\. _.{1,80}?: /.test(text)) {
      if (!opensList(paragraph, lines, at)) close();
    } else if (listItem.test(text)) {
      if (!isOpenList(paragraph)) close();
      paragraph.push(text);
    } else paragraph.push(text.replace(/^>\s?/, ''));
  }
  close();
  return sentences;
}

const listItem = /^(?:[-*+•]|\(?(?:\d{1,2}[.)]|[a-z]\)))\s/;
/** How a sentence ends whose licences follow in a list. */
const listOpening =
  /(?:licen[cs]|terms|released|available|distribut|choose|choice)[^.]*(?::|\b(?:of|under|either|both))$/i;
const maxListLines = 24;

/** Whether the paragraph so far says that a list of licences follows, of which it may hold items already. */
function isOpenList(paragraph: readonly string[]): boolean {
  if (paragraph.length === 0 || paragraph.length > maxListLines) return false;
  const first = paragraph.findIndex((line) => listItem.test(line));
  const lead = (first === -1 ? paragraph : paragraph.slice(0, first)).join(' ');
  return first !== 0 && lead.length <= 600 && listOpening.test(lead.trim());
}

/** Whether an empty line stands within a list of licences: before its first item, or between two. */
function opensList(paragraph: readonly string[], lines: readonly string[], at: number): boolean {
  if (!isOpenList(paragraph)) return false;
  const next = lines.slice(at + 1, at + 4).find((line) => line.trim() !== '');
  return next !== undefined && (listItem.test(next.trim()) || /^(?:or|and)\b/i.test(next.trim()));
}

/** The words of a heading, or undefined when the line is none. */
function headingOf(line: string, before: string | undefined, after: string | undefined): string | undefined {
  if (line === '' || line.length > 120 || isRule(line)) return undefined;
  const marked = /^(?:#{1,6}|={1,5}|\*\*|__)\s*(.{1,100}?)\s*(?:#{1,6}|={1,5}|\*\*:?|__:?)?$/.exec(line);
  const isBold = /(?:\*\*|__):?$/.test(line) && (before ?? '').trim() === '';
  if (marked && (/^[#=]/.test(line) || isBold)) return bare(marked[1] ?? '');
  if (
    after !== undefined &&
    /^\s*(?:={3,}|-{3,}|~{3,}|\^{3,})\s*$/.test(after.slice(0, 200)) &&
    (before ?? '').trim() === ''
  )
    return bare(line);
  const alone = (before ?? '').trim() === '' && (after ?? '').trim() === '';
  return alone && line.length < 40 && licenceHeading.test(bare(line)) ? bare(line) : undefined;
}

function bare(heading: string): string {
  return heading.replace(/[^\p{L}\p{N} &/:.,()-]/gu, '').trim();
}

function isRule(line: string): boolean {
  return /^[=\-~^*_#]{3,}$/.test(line);
}

/** Ends of sentences: a full stop before a space and a capital, not after an initial or a number of a version. */
function sentencesOf(paragraph: string): string[] {
  return paragraph
    .split(/(?<=[.!?]["”)\]]?)\s+(?=[A-Z"“([*_<])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** `[text](address)` and `[text][reference]` become `text (address)`. */
function withAddresses(document: string): string {
  if (!document.includes('](') && !document.includes('][') && !document.includes(']:')) return document;
  const references = new Map<string, string>();
  for (const [, name = '', address = ''] of document.matchAll(
    /^ {0,3}\[([^\]\n]{1,100})\]:[ \t]*<?([^\s>]{1,300})/gm,
  ))
    references.set(name.toLowerCase(), address);
  return document
    .replace(/^ {0,3}\[[^\]\n]{1,100}\]:[ \t]*\S{1,300}.{0,200}$/gm, '')
    .replace(/\]\(([^()\s]{1,300})(?:\s[^()\n]{0,200})?\)/g, '] ($1)')
    .replace(
      /\]\[([^\]\n]{1,100})\]/g,
      (_, name: string) => `] (${references.get(name.toLowerCase()) ?? ''})`,
    );
}
