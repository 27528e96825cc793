import { readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { z } from 'zod';
import { parsed } from './site-settings.ts';

/** A Markdown file of the folder `docs`. */
export interface Page {
  /** Its path in `docs`, such as adr/0001-record-decisions.md */
  source: string;
  /** Where it is on the site: empty for the home page, and else with a slash at the end, such as adr/0001-record-decisions/ */
  url: string;
  title: string;
  summary: string | undefined;
  /** ISO date, where the page has one. */
  date: string | undefined;
  /** A hazard log in YAML, beside the page, that is shown on it. */
  hazards: string | undefined;
  /** Markdown without the title and what stands before it. */
  body: string;
}

const frontMatter = z.strictObject({
  title: z.string().min(1).optional(),
  summary: z.string().min(1).optional(),
  date: z.iso.date().optional(),
  hazards: z.string().endsWith('.yml').optional(),
});

/** Every page of a folder, in the order of their paths. */
export async function readPages(docs: string): Promise<Page[]> {
  const files = await filesOf(docs);
  const pages = files.filter((path) => path.endsWith('.md'));
  return Promise.all(pages.map(async (source) => toPage(source, await readFile(posix.join(docs, source), 'utf8'))));
}

/** All files of a folder and the folders in it, as paths with forward slashes. Hidden ones are left out. */
export async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      posix.relative(folder.replaceAll('\\', '/'), `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`),
    )
    .filter((path) => !/(^|\/)\./.test(path))
    .sort();
}

/** Reads a page. Throws where it has no title, or front matter that nobody knows. */
export function toPage(source: string, text: string): Page {
  const [, matter = '', rest = text] = /^---\r?\n([^]*?)\r?\n---\r?\n([^]*)$/.exec(text) ?? [];
  const facts = parsed(frontMatter, matter, source);
  const [whole = '', heading] = /^\s*# (.+?)\s*(?:\r?\n|$)/.exec(rest) ?? [];
  const title = facts.title ?? (heading && unmarked(heading));
  if (!title) throw new Error(`${source} has no title: begin it with a line such as "# What it is called".`);
  const body = rest.slice(whole.length);
  const date = facts.date ?? /^Date: (\d{4}-\d{2}-\d{2})\s*$/m.exec(body)?.[1];
  return { source, url: urlOf(source), title, summary: facts.summary, date, hazards: facts.hazards, body };
}

/** README.md and index.md stand for their folder. */
export function urlOf(source: string): string {
  const path = source
    .replace(/\.md$/, '')
    .replace(/(^|\/)(?:README|index)$/i, '$1')
    .replace(/\/$/, '');
  return path === '' ? '' : `${path}/`;
}

/** A heading as plain text: what Markdown and our template escape in it is put back. */
function unmarked(markdown: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return markdown
    .replace(/\\([!-/:-@[-`{-~])|[`*]/g, '$1')
    .replace(/&(?:#(\d+)|(\w+));/g, (all, code: string | undefined, name: string) =>
      code ? String.fromCodePoint(Number(code)) : (entities[name] ?? all),
    );
}

/** An ISO date as people write it, such as 5 January 2026. */
export function longDate(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}
