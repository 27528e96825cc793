import { webAddress } from '../../../domain/file-address.ts';

/**
 * The address of a link in a README: fragments stay on the page (with `prefix`), also those of the README's own address;
 * relative ones lead to the forge. Null for what should not be a link: other schemes, and relative ones when the base is
 * not known.
 */
export function linkAddress(href: string, base: string | null, prefix: string): string | null {
  const wanted = href.trim();
  if (wanted === '') return null;
  if (wanted.startsWith('#')) return fragment(wanted, prefix);
  if (/^mailto:[^\s<>"']+$/i.test(wanted)) return wanted;
  if (base === null) return webAddress(wanted);
  if (!URL.canParse(wanted, base)) return null;
  const address = webAddress(new URL(fromRoot(wanted, base), base).href);
  return address?.startsWith(`${base}#`) ? fragment(address.slice(base.length), prefix) : address;
}

/** Forges find the places of a page whatever case their names are in, and prefix those of texts. */
function fragment(hash: string, prefix: string): string | null {
  return hash === '#'
    ? null
    : `#${prefix}${hash
        .slice(1)
        .toLowerCase()
        .replace(/^user-content-/, '')}`;
}

/** Forges read a link that begins with one slash as a path from the root of the repository. */
function fromRoot(href: string, base: string): string {
  if (!href.startsWith('/') || href.startsWith('//')) return href;
  const root = /^(.*\/blob\/[^/]+)\//.exec(new URL(base).pathname)?.[1] ?? '';
  return `${root}${href}`;
}
