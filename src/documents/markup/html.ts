import { Parser } from 'htmlparser2';
import type { Block, Link } from './block.ts';
import { isHtmlTag } from './html-tags.ts';

const kinds: Readonly<Record<string, Block['kind']>> = {
  li: 'item',
  pre: 'code',
  tr: 'table',
  blockquote: 'quote',
};
const breaks = new Set(
  'p div section article header footer main aside details summary ul ol table thead tbody dl dt dd center figure hr body'.split(
    ' ',
  ),
);
const unseen = new Set(['script', 'style', 'svg', 'head', 'template']);

/** Reads a page of HTML, or a piece of one that stands in Markdown. */
export function readHtml(html: string, firstLine: number): Block[] {
  const page = new PageReader(html, firstLine);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => page.open(name, attributes, parser.startIndex, parser.endIndex),
      onclosetag: (name) => page.close(name),
      ontext: (text) => page.say(text, parser.startIndex),
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return page.end();
}

class PageReader {
  readonly #html: string;
  readonly #blocks: Block[] = [];
  #kind: Block['kind'] = 'paragraph';
  #level = 0;
  #text = '';
  #links: Link[] = [];
  #startsOn = 0;
  #hidden = 0;
  #at = 0;
  #line: number;

  constructor(html: string, firstLine: number) {
    this.#html = html;
    this.#line = firstLine;
  }

  open(name: string, attributes: Record<string, string>, start: number, end: number): void {
    if (unseen.has(name)) this.#hidden += 1;
    if (!isHtmlTag(name) && !name.includes('-')) return this.say(this.#html.slice(start, end + 1), start);
    const heading = /^h([1-6])$/.exec(name);
    if (heading) this.#begin('heading', Number(heading[1]));
    else if (kinds[name] !== undefined) this.#begin(kinds[name], 0);
    else if (breaks.has(name))
      this.#begin(this.#kind === 'item' || this.#kind === 'table' ? this.#kind : 'paragraph', 0);
    else if (name === 'br' || name === 'td' || name === 'th') this.#text += name === 'br' ? '\n' : ' | ';
    const target = attributes['href'] ?? attributes['src'];
    if (target === undefined || this.#hidden > 0) return;
    this.#note(start);
    this.#links.push({
      text: attributes['alt'] ?? '',
      target,
      picture: name === 'img',
      line: this.#lineOf(start),
    });
  }

  say(text: string, start: number): void {
    if (this.#hidden > 0) return;
    if (text.trim() !== '') this.#note(start + text.search(/\S/));
    const link = this.#links.at(-1);
    if (link && !link.picture && link.text === '')
      this.#links[this.#links.length - 1] = { ...link, text: text.trim() };
    this.#text += this.#text === '' ? text.replace(/^\s+/, '') : text;
  }

  close(name: string): void {
    if (unseen.has(name)) this.#hidden = Math.max(0, this.#hidden - 1);
    if (/^h[1-6]$/.test(name) || kinds[name] !== undefined || breaks.has(name)) this.#begin('paragraph', 0);
  }

  end(): Block[] {
    this.#begin('paragraph', 0);
    return this.#blocks;
  }

  #begin(kind: Block['kind'], level: number): void {
    const text = this.#text.replace(/^[\s|]+|[\s|]+$/g, '');
    if (text !== '' || this.#links.length > 0)
      this.#blocks.push({
        kind: this.#kind,
        level: this.#level,
        text,
        links: this.#links,
        line: this.#startsOn,
      });
    [this.#kind, this.#level, this.#text, this.#links, this.#startsOn] = [kind, level, '', [], 0];
  }

  /** The line on which the block begins is that of the first thing seen in it. */
  #note(offset: number): void {
    if (this.#startsOn === 0) this.#startsOn = this.#lineOf(offset);
  }

  #lineOf(offset: number): number {
    for (
      let at = this.#html.indexOf('\n', this.#at);
      at !== -1 && at < offset;
      at = this.#html.indexOf('\n', this.#at)
    ) {
      this.#line += 1;
      this.#at = at + 1;
    }
    return this.#line;
  }
}
