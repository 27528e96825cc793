import type { Block } from './markup/block.ts';
import { readHtml } from './markup/html.ts';
import { readLines } from './markup/line-markup.ts';
import { markupOf } from './markup/markup-of.ts';
import { readMarkdown } from './markup/markdown.ts';

export { lineAt, type Block, type Link } from './markup/block.ts';

/** How many characters of a document are read: no honest one is longer, and hostile ones cost no more than this. */
const maxDocumentLength = 60_000;

/**
 * Takes a document apart into headings, paragraphs, list items, code, rows of tables and quotes, with the line of each.
 * The name of the file tells its markup. Front matter, comments and settings are left out. Never throws; linear in
 * the text, of which at most `maxDocumentLength` characters are read.
 */
export function readBlocks(path: string, text: string): Block[] {
  const start = text
    .slice(0, maxDocumentLength)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', ' ');
  const { body, firstLine } = withoutFrontMatter(start);
  const markup = markupOf(path);
  if (markup === 'html') return readHtml(body, firstLine);
  // Files named README or README.txt are often written in Markdown all the same.
  if (markup === 'markdown' || (markup === 'plain' && /^#{1,6} \S|\]\(https?:/m.test(body)))
    return readMarkdown(body, firstLine);
  return readLines(body, firstLine, markup);
}

/** Metadata in YAML at the head of a document is not meant for readers. */
function withoutFrontMatter(text: string): { body: string; firstLine: number } {
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1;
  if (end === -1 || end > 4_000) return { body: text, firstLine: 1 };
  const head = text.slice(0, end + 5);
  return { body: text.slice(head.length), firstLine: head.split('\n').length };
}
