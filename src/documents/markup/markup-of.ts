import type { Markup } from './block.ts';

const byExtension: Readonly<Record<string, Markup>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkdn: 'markdown',
  mkd: 'markdown',
  mdx: 'markdown',
  rmd: 'markdown',
  qmd: 'markdown',
  rst: 'restructured-text',
  rest: 'restructured-text',
  adoc: 'asciidoc',
  asciidoc: 'asciidoc',
  asc: 'asciidoc',
  org: 'org',
  html: 'html',
  htm: 'html',
};

/** The markup that the name of a file promises; plain where it promises none that we read. */
export function markupOf(path: string): Markup {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return byExtension[dot === -1 ? '' : name.slice(dot + 1).toLowerCase()] ?? 'plain';
}
