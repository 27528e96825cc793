import type { Evidence } from '../../../domain/evidence.ts';
import { webAddress } from '../../components/addresses.ts';

type Source = Pick<Evidence, 'forge' | 'url' | 'head' | 'defaultBranch'>;

/**
 * Where people read one file of a repository at the commit that was seen; null when the forge's way of addressing
 * files is not known.
 */
export function fileAddress({ forge, url, head, defaultBranch }: Source, path: string): string | null {
  const repository = webAddress(url)
    ?.replace(/\/$/, '')
    .replace(/\.git$/, '');
  const commit = head ?? defaultBranch;
  if (!repository || !commit) return null;
  const { hostname } = new URL(repository);
  const folder =
    forge === 'gitlab' || hostname.startsWith('gitlab.')
      ? '/-/blob/'
      : forge === 'github' || hostname === 'github.com'
        ? '/blob/'
        : null;
  if (folder === null) return null;
  return `${repository}${folder}${encodeURIComponent(commit)}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * The address of a link in a README: fragments stay on the page (with `prefix`), relative ones lead to the forge.
 * Null for what should not be a link: other schemes, and relative ones when the base is not known.
 */
export function linkAddress(href: string, base: string | null, prefix: string): string | null {
  const wanted = href.trim();
  if (wanted === '') return null;
  if (wanted.startsWith('#')) return wanted === '#' ? null : `#${prefix}${wanted.slice(1)}`;
  if (/^mailto:[^\s<>"']+$/i.test(wanted)) return wanted;
  if (base === null) return webAddress(wanted);
  return URL.canParse(wanted, base) ? webAddress(new URL(fromRoot(wanted, base), base).href) : null;
}

/** Forges read a link that begins with one slash as a path from the root of the repository. */
function fromRoot(href: string, base: string): string {
  if (!href.startsWith('/') || href.startsWith('//')) return href;
  const root = /^(.*\/blob\/[^/]+)\//.exec(new URL(base).pathname)?.[1] ?? '';
  return `${root}${href}`;
}
