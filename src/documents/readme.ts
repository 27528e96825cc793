import { readBlocks, type Block } from './read-blocks.ts';

/** What can be said of a README without judging it. */
export interface Readme {
  /** Words a reader sees: no markup, badges, code or addresses of web pages. */
  words: number;
  sections: Section[];
  hasCode: boolean;
  /** What templates leave to be filled in and nobody did, as written. */
  placeholders: string[];
  /** The generator whose own text the README begins with. */
  generator: string | undefined;
}

/** A heading (empty for what comes before the first) and the paragraphs under it; list items start with `- `. */
export interface Section {
  heading: string;
  paragraphs: string[];
}

/** Opening words of the READMEs that generators write: what comes after them tells nothing about the project. */
const generators: readonly [name: string, opening: RegExp][] = [
  ['Create React App', /bootstrapped with\s+Create React App|^\W*Getting Started with Create React App/i],
  ['Next.js', /Next\.js\s+project bootstrapped with/i],
  ['Angular', /project was generated (?:with|using)\s+Angular CLI/i],
  ['Vite', /template provides a minimal setup to get/i],
  ['Rails', /README would normally document whatever steps are necessary/i],
  ['GitLab', /make it easy for you to get started with GitLab/i],
  ['Azure DevOps', /Let this section explain the objectives or the motivation behind this project/i],
  ['the NHS prototype kit', /used as a template for creating new prototypes using the NHS Prototype kit/i],
  [
    'a template',
    /This is where the README about the repository should live|Start with an overview or a brief/i,
  ],
];

const placeholder =
  /\{\{\s{0,3}[\w. -]{1,40}\}\}|\$\{[A-Z_]{3,40}\}|<(?:your|project|insert|name|description)[\w -]{0,40}>|\[(?:your|project|insert|repo(?:sitory)?|organisation|a short)[ _][\w '’-]{1,60}\]|\bYour (?:service|project) name(?: goes)? here\b|\blorem ipsum\b|\bTODO: .{1,80}|\bReplace (?:this|me) with .{1,60}/gi;

/** Reads a README of any of the usual kinds. Linear in the text. */
export function readReadme(path: string, text: string): Readme {
  const blocks = readBlocks(path, text);
  const prose = blocks.flatMap(({ kind, text: words }) => (kind === 'code' ? [] : [words])).join('\n');
  const opening = prose.slice(0, 1_500).replace(/\s+/g, ' ').slice(0, 600);
  return {
    words: countWords(prose),
    sections: sectionsOf(blocks),
    hasCode: blocks.some(({ kind }) => kind === 'code'),
    placeholders: placeholdersIn(prose),
    generator: generators.find(([, pattern]) => pattern.test(opening))?.[0],
  };
}

function placeholdersIn(prose: string): string[] {
  if (!/[{}<[]|TODO|Your |Replace |lorem/i.test(prose)) return [];
  return (prose.match(placeholder) ?? []).slice(0, 20);
}

/** How many words there are; a word begins with a letter. Counted by hand: every README of an estate comes by here. */
export function countWords(text: string): number {
  let words = 0;
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      if (!inside) words += 1;
      inside = true;
    } else if (!joins(code)) inside = false;
  }
  return words;
}

/** Latin letters and whatever lies beyond, but not the blocks of symbols, arrows and emoji. */
function isLetter(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || (code >= 0xc0 && code < 0x2000) || (code > 0x2c00 && code < 0xd800);
}

/** Digits, full stops, hyphens and apostrophes do not end a word. */
function joins(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46 || code === 45 || code === 39 || code === 0x2019;
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  let section: Section = { heading: '', paragraphs: [] };
  const sections = [section];
  for (const { kind, text } of blocks) {
    const words = text.replace(/\s+/g, ' ').trim();
    if (kind === 'heading') {
      section = { heading: words, paragraphs: [] };
      sections.push(section);
    } else if (kind !== 'code' && words !== '')
      section.paragraphs.push(kind === 'item' ? `- ${words}` : words);
  }
  return sections;
}
