import MarkdownIt from 'markdown-it';
import { markupOf } from '../../../documents/markup/markup-of.ts';
import { sanitise } from './sanitise.ts';
import { headingIds } from './heading-ids.ts';

/** Longer READMEs are cut here: characters. */
export const longest = 100_000;

const markdown = new MarkdownIt({ html: true, linkify: true }).use(headingIds);

export interface ReadmeView {
  path: string;
  /** Sanitised HTML; empty where the text is shown as it is. The only HTML that views print unescaped. */
  html: string;
  /** Text that is not Markdown, to be shown as it is. */
  plain: string;
  cut: boolean;
}

/**
 * A README as a page shows it.
 *
 * @param base where its relative links lead, such as `https://…/blob/<commit>/README.md`; null when that is not known
 */
export function readmeView(
  { path, text, truncated }: { path: string; text: string; truncated: boolean },
  base: string | null,
): ReadmeView {
  const shown = text.replace(/^\uFEFF/, '').slice(0, longest);
  const cut = truncated || text.length > longest;
  if (markupOf(path) !== 'markdown') return { path, html: '', plain: shown, cut };
  return { path, html: sanitise(markdown.render(withoutFrontMatter(shown)), base), plain: '', cut };
}

/** Metadata in YAML at the head of a Markdown file is not meant for readers. */
function withoutFrontMatter(text: string): string {
  return text.replace(/^---\r?\n[\s\S]{0,4000}?\r?\n---\r?\n/, '');
}
