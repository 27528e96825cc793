import MarkdownIt from 'markdown-it';
import type { Evidence, TreeEntry } from '../../../domain/evidence.ts';
import { isWanted } from '../../../documents/wanted-files.ts';
import { sanitise } from './sanitise.ts';
import { headingIds } from './heading-ids.ts';

/** Longer READMEs are cut here: characters. */
export const longest = 100_000;

const markdownName = /\.(?:md|markdown|mdown|mkd|mdx|rmd|qmd)$/i;
const readmeName = /^(?:|\.github\/|docs\/)readme(?:\.[\w.-]+)?$/i;

const markdown = new MarkdownIt({ html: true, linkify: true }).use(headingIds);

export interface ReadmeView {
  path: string;
  /** Sanitised HTML; empty where the text is shown as it is. The only HTML that views print unescaped. */
  html: string;
  /** Text that is not Markdown, to be shown as it is. */
  plain: string;
  cut: boolean;
}

/** The README of a repository: the one at its root before those in `.github` and `docs`, Markdown before the rest. */
export function readmeEntry({ tree }: Pick<Evidence, 'tree'>): TreeEntry | undefined {
  const candidates = (tree ?? []).filter(
    ({ path, type }) => type === 'file' && readmeName.test(path) && isWanted(path),
  );
  return candidates.sort((a, b) => rank(a) - rank(b))[0];
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
  if (!markdownName.test(path)) return { path, html: '', plain: shown, cut };
  return { path, html: sanitise(markdown.render(withoutFrontMatter(shown)), base), plain: '', cut };
}

function rank({ path }: TreeEntry): number {
  const folder = path.includes('/') ? 10 : 0;
  const kind = markdownName.test(path) ? (/\.md$/i.test(path) ? 0 : 1) : 2;
  return folder + kind;
}

/** Metadata in YAML at the head of a Markdown file is not meant for readers. */
function withoutFrontMatter(text: string): string {
  return text.replace(/^---\r?\n[\s\S]{0,4000}?\r?\n---\r?\n/, '');
}
