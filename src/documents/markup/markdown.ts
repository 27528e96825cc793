import MarkdownIt from 'markdown-it';
import type { Env, Token } from 'markdown-it';
import type { Block } from './block.ts';
import { readHtml } from './html.ts';
import { readInline, type References } from './inline.ts';

/**
 * Only its block rules run: they tell headings, lists, code and tables apart, with their lines. Its inline rules, whose
 * tokens nobody here needs, cost seven times as much.
 */
const parser = new MarkdownIt({ html: true });

/** Reads Markdown. Lines are counted from `firstLine`. */
export function readMarkdown(text: string, firstLine: number): Block[] {
  const environment: Env = {};
  const tokens: Token[] = [];
  parser.block.parse(text, parser, environment, tokens);
  return new BlockReader(firstLine, environment.references ?? {}).read(tokens);
}

/** Walks the tokens, and knows what it is inside of. */
class BlockReader {
  readonly #firstLine: number;
  readonly #references: References;
  readonly #blocks: Block[] = [];
  #heading = 0;
  #quotes = 0;
  /** Set until the first paragraph of a list item is read. */
  #itemOpens = false;
  #row: { line: number; cells: Pick<Block, 'text' | 'links'>[] } | undefined;

  constructor(firstLine: number, references: References) {
    this.#firstLine = firstLine;
    this.#references = references;
  }

  read(tokens: readonly Token[]): Block[] {
    for (const token of tokens) this.#take(token);
    return this.#blocks;
  }

  #take({ type, tag, content, map }: Token): void {
    const line = this.#firstLine + (map?.[0] ?? 0);
    if (type === 'inline') this.#text(content, line);
    else if (type === 'heading_open') this.#heading = Number(tag.slice(1));
    else if (type === 'heading_close') this.#heading = 0;
    else if (type === 'blockquote_open') this.#quotes += 1;
    else if (type === 'blockquote_close') this.#quotes -= 1;
    else if (type === 'list_item_open') this.#itemOpens = true;
    else if (type === 'tr_open') this.#row = { line, cells: [] };
    else if (type === 'tr_close') this.#endRow();
    else if (type === 'html_block') this.#blocks.push(...readHtml(content, line));
    else if (type === 'fence' || type === 'code_block')
      this.#add('code', 0, { text: content, links: [] }, type === 'fence' ? line + 1 : line);
  }

  #text(content: string, line: number): void {
    if (this.#row) {
      this.#row.cells.push(readInline(content, this.#row.line, 'markdown', this.#references));
      return;
    }
    const { text, links } = readInline(content, line, 'markdown', this.#references);
    if (text.trim() === '' && links.length === 0) return;
    const kind = this.#kind();
    const level = kind === 'heading' ? this.#heading : 0;
    if (kind === 'paragraph' && isBoldLine(content)) this.#add('heading', 6, { text, links }, line);
    else this.#add(kind, level, { text, links }, line);
    this.#itemOpens = false;
  }

  #add(
    kind: Block['kind'],
    level: number,
    { text, links }: Pick<Block, 'text' | 'links'>,
    line: number,
  ): void {
    this.#blocks.push({ kind, level, text, links, line });
  }

  #kind(): Block['kind'] {
    if (this.#heading > 0) return 'heading';
    if (this.#itemOpens) return 'item';
    return this.#quotes > 0 ? 'quote' : 'paragraph';
  }

  #endRow(): void {
    const { line, cells } = this.#row ?? { line: 0, cells: [] };
    this.#row = undefined;
    const text = cells.map((cell) => cell.text.trim()).join(' | ');
    const links = cells.flatMap((cell) => cell.links);
    if (/[^\s|]/.test(text) || links.length > 0) this.#add('table', 0, { text, links }, line);
  }
}

/** A short line that is bold from end to end is meant as a heading, unless it leads somewhere. */
function isBoldLine(content: string): boolean {
  return (
    content.length <= 80 && !content.includes('](') && /^(\*\*|__)[^*_\n]{1,70}\1:?$/.test(content.trim())
  );
}
