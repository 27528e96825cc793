import markdownIt from 'markdown-it';
import { Html } from './html.ts';

export interface Rendered {
  content: Html;
  /** Headings of the second level, in order. */
  headings: { id: string; text: string }[];
}

const classes: Record<string, string> = {
  h2: 'nhsuk-heading-l',
  h3: 'nhsuk-heading-m',
  h4: 'nhsuk-heading-s',
  ul: 'nhsuk-list nhsuk-list--bullet',
  ol: 'nhsuk-list nhsuk-list--number',
  table: 'nhsuk-table',
  thead: 'nhsuk-table__head',
  tbody: 'nhsuk-table__body',
  tr: 'nhsuk-table__row',
  th: 'nhsuk-table__header',
  td: 'nhsuk-table__cell',
  blockquote: 'nhsuk-inset-text',
};

/**
 * Markdown as HTML of the NHS design system. HTML in it is shown as text.
 * @param link where a link leads
 */
export function renderMarkdown(text: string, link: (href: string) => string): Rendered {
  // A service's pages never need HTML, and one that holds <script> in its name must not run it.
  const parser = markdownIt({ html: false });
  const tokens = parser.parse(text, {});
  const headings: Rendered['headings'] = [];
  const taken = new Map<string, number>();
  for (const [index, token] of tokens.entries()) {
    const name = classes[token.tag];
    if (name && token.nesting === 1) token.attrJoin('class', name);
    if (token.type === 'th_open') token.attrSet('scope', 'col');
    if (token.type === 'heading_open') {
      const title = plain(tokens[index + 1]);
      const id = unique(slug(title), taken);
      token.attrSet('id', id);
      if (token.tag === 'h2') headings.push({ id, text: title });
      if (token.tag === 'h1') throw new Error(`"${title}" is a second title: begin it with ## or more.`);
    }
    for (const child of token.children ?? []) {
      if (child.type === 'link_open') child.attrSet('href', link(String(child.attrGet('href') ?? '')));
      if (child.type === 'image') child.attrSet('src', link(String(child.attrGet('src') ?? '')));
    }
  }
  parser.renderer.rules['table_open'] = (all, index, options, _env, self) =>
    `<div class="table" tabindex="0" role="region" aria-label="Table ${countTables(all, index)}">${self.renderToken(all, index, options)}`;
  parser.renderer.rules['table_close'] = () => '</table></div>\n';
  parser.renderer.rules['fence'] = (all, index) => code(parser.utils.escapeHtml(all[index]?.content ?? ''));
  parser.renderer.rules['code_block'] = parser.renderer.rules['fence'];
  return { content: new Html(parser.renderer.render(tokens, parser.options, {})), headings };
}

type Token = ReturnType<InstanceType<typeof markdownIt>['parse']>[number];

/** The text of a token as people read it. */
function plain(token: Token | undefined): string {
  return (token?.children ?? []).map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join('');
}

function countTables(tokens: Token[], index: number): number {
  return tokens.slice(0, index + 1).filter(({ type }) => type === 'table_open').length;
}

function code(escaped: string): string {
  return `<pre class="code" tabindex="0"><code>${escaped}</code></pre>\n`;
}

function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/[\p{Mark}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return words.replace(/^-+|-+$/g, '') || 'section';
}

function unique(id: string, taken: Map<string, number>): string {
  const count = (taken.get(id) ?? 0) + 1;
  taken.set(id, count);
  return count === 1 ? id : `${id}-${count}`;
}
