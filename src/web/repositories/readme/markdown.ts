import MarkdownIt from 'markdown-it';
import { full as emoji } from 'markdown-it-emoji';
import footnotes from 'markdown-it-footnote';
import { alerts } from './alerts.ts';
import { headingIds } from './heading-ids.ts';
import { taskLists } from './task-lists.ts';

/** What follows `www.` in an address: no sign that ends a sentence belongs to it. */
const webName = /^[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s<>]*[^\s<>.,:;!?"')\]])?/;

/** Markdown as GitHub reads it: tables, strikethrough, task lists, alerts, footnotes, emoji names, addresses as links. */
export function createMarkdown(): InstanceType<typeof MarkdownIt> {
  const markdown = new MarkdownIt({ html: true, linkify: true })
    .use(footnotes)
    .use(emoji, { shortcuts: {} })
    .use(taskLists)
    .use(alerts)
    .use(alignment)
    .use(headingIds);
  markdown.disable('footnote_inline'); // GitHub has none
  markdown.linkify.set({ fuzzyLink: false }); // README.md is a file, and not a host in Moldova
  markdown.linkify.add('www.', {
    validate: (text: string, at: number) => webName.exec(text.slice(at))?.[0].length ?? 0,
    normalize: (match) => {
      match.url = `http://${match.url}`;
    },
  });
  markdown.renderer.rules['footnote_block_open'] = () => '<hr>\n<ol>\n';
  markdown.renderer.rules['footnote_block_close'] = () => '</ol>\n';
  return markdown;
}

/** Cells are aligned by an attribute: a style would be refused by the content security policy. */
function alignment(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.core.ruler.push('alignment', ({ tokens }) => {
    for (const token of tokens) {
      const [, align] = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? '')) ?? [];
      if (align !== undefined) token.attrs = [['align', align]];
    }
  });
}
