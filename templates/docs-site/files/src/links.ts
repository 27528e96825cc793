import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Page } from './pages.ts';

export interface LinkTargets {
  pages: Page[];
  /** Addresses of lists that are made, such as adr/ */
  lists: string[];
  /** The folder that holds `docs`. */
  root: string;
  /** Where files outside `docs` can be seen. */
  repository: string;
}

/** A relative address from one page to another place on the site. It works wherever the site is put. */
export function relativeUrl(from: string, to: string): string {
  const path = posix.relative(`/${from}`, `/${to}`);
  return path === '' ? './' : `${path}${to.endsWith('/') || to === '' ? '/' : ''}`;
}

/**
 * Where a link of a page leads on the site. Links are written between files, so that they work on GitHub as well.
 * Throws for a link to something that does not exist.
 */
export function resolveLink(href: string, from: Page, { pages, lists, root, repository }: LinkTargets): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(href) || href.startsWith('#')) return href;
  if (href.startsWith('/')) throw new Error(`${from.source} links to ${href}: write links relative to the file.`);
  const [path = '', fragment] = href.split('#');
  const tail = fragment === undefined ? '' : `#${fragment}`;
  const target = posix.normalize(posix.join(posix.dirname(from.source), decodeURI(path)));
  const page = pages.find(({ source }) => source === target);
  if (page) return relativeUrl(from.url, page.url) + tail;
  const folder = target.replace(/\/?$/, '/');
  if (lists.includes(folder) || pages.some(({ url }) => url === folder)) return relativeUrl(from.url, folder) + tail;
  if (!existsSync(join(root, 'docs', target)))
    throw new Error(`${from.source} links to ${href}, which does not exist.`);
  if (target.startsWith('../')) return `${repository}/blob/main/${encodeURI(target.slice(3))}${tail}`;
  return relativeUrl(from.url, target) + tail;
}
