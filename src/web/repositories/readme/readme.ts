import { markupOf } from '../../../documents/markup/markup-of.ts';
import { createMarkdown } from './markdown.ts';
import { sanitise } from './sanitise.ts';
import type { ReadmeSurroundings } from './transforms.ts';

/** Longer READMEs are cut here: characters. */
export const longest = 100_000;

const markdown = createMarkdown();

export interface ReadmeView {
  path: string;
  /** Sanitised HTML; empty where the text is shown as it is. The only HTML that views print unescaped. */
  html: string;
  /** Text that is not Markdown, to be shown as it is. */
  plain: string;
  cut: boolean;
}

/** A README as a page shows it. */
export function readmeView(
  { path, text, truncated }: { path: string; text: string; truncated: boolean },
  surroundings: ReadmeSurroundings,
): ReadmeView {
  const shown = text.replace(/^\uFEFF/, '').slice(0, longest);
  const cut = truncated || text.length > longest;
  if (markupOf(path) !== 'markdown') return { path, html: '', plain: shown, cut };
  const html = sanitise(markdown.render(withoutFrontMatter(shown)), surroundings);
  return { path, html, plain: '', cut };
}

/** Metadata in YAML at the head of a Markdown file is not meant for readers. */
function withoutFrontMatter(text: string): string {
  return text.replace(/^---\r?\n[\s\S]{0,4000}?\r?\n---\r?\n/, '');
}
