import type { Link, Markup } from './block.ts';
import { isHtmlTag } from './html-tags.ts';

/** What a stretch of text says, and where it leads. */
export interface Inline {
  text: string;
  links: Link[];
}

/** Addresses by the names that stand for them, in upper case. */
export type References = Readonly<Record<string, { href: string }>>;

type CollectLink = (text: string, target: string, offset: number, picture?: boolean) => void;

const destination = String.raw`\(\s{0,5}<?([^()\s<>]{0,1000}(?:\([^()\s<>]{0,200}\)[^()\s<>]{0,500})?)>?(?:\s[^)\n]{0,300})?\)`;
const picture = new RegExp(String.raw`!\[([^\]]{0,400})\](?:${destination}|\[([^\]\n]{0,100})\])`, 'g');
const link = new RegExp(String.raw`\[([^\][]{0,500})\](?:${destination}|\[([^\]\n]{0,100})\])?`, 'g');
const bareAddress = /\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s<>"'`|]{1,2000}/gi;
const attribute = /\b(?:href|src)\s{0,3}=\s{0,3}["']?([^\s"'<>]{1,1000})/i;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
};

/**
 * Reads the markup inside a paragraph. Line breaks stay where they are, so that every place keeps its line.
 * Linear in the text: each step looks first for the character it needs, and its repetitions are bounded.
 *
 * @param line the line of the file that the text begins on
 */
export function readInline(
  source: string,
  line: number,
  markup: Markup,
  references: References = {},
): Inline {
  const links: Link[] = [];
  let rest = source;
  const found: CollectLink = (text, target, offset, isPicture = false) => {
    links.push({ text: unmarked(text), target, picture: isPicture, line: line + breaksBefore(rest, offset) });
  };
  const step = (pattern: RegExp, by: (match: RegExpExecArray) => string) => {
    rest = replaceKept(rest, pattern, by);
  };
  if (markup === 'markdown') readMarkdown(rest, step, found, references);
  else if (markup === 'restructured-text' && rest.includes('`')) readRestructured(step, found);
  else if (markup === 'asciidoc' && rest.includes('[')) readAsciidoc(step, found);
  else if (markup === 'org' && rest.includes('[['))
    step(/\[\[([^\][]{1,1000})\](?:\[([^\][]{1,500})\])?\]/g, ({ 1: target = '', 2: text = '', index }) => {
      found(text, target, index);
      return text;
    });
  if (rest.includes('<')) readTags(step, found);
  if (rest.includes('://'))
    step(bareAddress, ({ 0: address, index }) => {
      const target = address.replace(/[.,;:!?)\]}*_]{1,5}$/, '');
      found('', target, index);
      return address.slice(target.length);
    });
  return { text: unmarked(rest), links };
}

type Step = (pattern: RegExp, by: (match: RegExpExecArray) => string) => void;

/** Tags of HTML go; what only looks like one, such as `<your name>`, is text. */
function readTags(step: Step, found: CollectLink): void {
  step(/<!--[\s\S]{0,2000}?-->/g, () => '');
  step(
    /<((?:https?|ftp|mailto):[^\s<>]{1,1000}|[\w.+-]{1,64}@[\w.-]{1,200})>/gi,
    ({ 1: address = '', index }) => {
      found('', address, index);
      return /^[a-z]+:/i.test(address) ? '' : address;
    },
  );
  step(/<a\s([^<>]{0,1000})>([^<>]{0,300})<\/a>/gi, ({ 0: whole, 1: rest = '', 2: text = '', index }) => {
    const [, address] = attribute.exec(rest) ?? [];
    if (address === undefined) return whole;
    found(text, address, index);
    return text;
  });
  step(
    /<\/?([a-z][a-z\d]{0,11})(\s[^<>]{0,1000})?\/?>/gi,
    ({ 0: whole, 1: tag = '', 2: rest = '', index }) => {
      if (!isHtmlTag(tag)) return whole;
      const [, address] = attribute.exec(rest) ?? [];
      const [, alt = ''] = /\balt\s{0,3}=\s{0,3}"([^"]{0,300})"/i.exec(rest) ?? [];
      if (address !== undefined) found(alt, address, index, tag.toLowerCase() === 'img');
      return /^(?:br|td|th)$/i.test(tag) ? ' ' : '';
    },
  );
}

function readMarkdown(source: string, step: Step, found: CollectLink, references: References): void {
  if (!source.includes(']')) return;
  const hrefOf = (name: string) => references[name.trim().replace(/\s+/g, ' ').toUpperCase()]?.href;
  if (source.includes('!['))
    step(picture, ({ 1: alt = '', 2: target, 3: name = '', index }) => {
      found(alt, target ?? hrefOf(name || alt) ?? '', index, true);
      return '';
    });
  step(link, ({ 0: whole, 1: text = '', 2: target, 3: name, index }) => {
    const address = target ?? hrefOf(name || text);
    if (address === undefined) return whole;
    found(text, address, index);
    return text;
  });
}

function readRestructured(step: Step, found: CollectLink): void {
  step(/:[a-z:]{2,30}:`([^`\n]{1,300})`/g, ({ 1: text = '' }) => text.replace(/\s{0,3}<[^<>]{0,200}>$/, ''));
  step(/`([^`<]{0,500})<([^>`\s]{1,1000})>`_{1,2}/g, ({ 1: text = '', 2: target = '', index }) => {
    found(text, target, index);
    return text;
  });
  step(/`([^`]{1,300})`_{1,2}/g, ({ 1: text = '' }) => text);
}

function readAsciidoc(step: Step, found: CollectLink): void {
  step(/\bimage::?([^\s[\]]{1,500})\[([^\]]{0,300})\]/g, ({ 1: target = '', 2: alt = '', index }) => {
    found(alt, target, index, true);
    return '';
  });
  step(
    /\b(?:link:)?((?:https?:\/\/|mailto:)[^\s[\]]{1,1000}|(?<=link:)[^\s[\]]{1,500})\[([^\]]{0,300})\]/g,
    ({ 1: target = '', 2: text = '', index }) => {
      found(text, target, index);
      return text;
    },
  );
  step(/<<[^<>,]{1,100}(?:,([^<>]{1,200}))?>>/g, ({ 1: text = '' }) => text);
}

/** Emphasis, code marks, escapes and entities: what is left once links are read. */
function unmarked(text: string): string {
  let rest = text;
  if (/[*_`~]/.test(rest))
    rest = rest
      .replace(/\*\*|(?<![\p{L}\p{N}])__|__(?![\p{L}\p{N}])|~~|`{1,20}/gu, '')
      .replace(/(?<![\p{L}\p{N}])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\p{L}\p{N}])/gu, '');
  if (rest.includes('\\')) rest = rest.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  if (rest.includes('&')) rest = rest.replace(/&(#x?[\da-f]{1,6}|[a-z]{2,8});/gi, entity);
  return rest;
}

function entity(_: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? ' ';
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0x1f && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' ';
}

/** Replaces matches, and gives each replacement the line breaks that its match had. */
function replaceKept(text: string, pattern: RegExp, by: (match: RegExpExecArray) => string): string {
  let kept = '';
  let from = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const replacement = by(match);
    const missing = breaksBefore(match[0], match[0].length) - breaksBefore(replacement, replacement.length);
    kept += text.slice(from, match.index) + replacement + '\n'.repeat(Math.max(0, missing));
    from = match.index + match[0].length;
  }
  return from === 0 ? text : kept + text.slice(from);
}

function breaksBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
