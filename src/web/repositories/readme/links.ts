import { webAddress } from '../../../domain/file-address.ts';

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
