import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const extension = /\.(?:html|njk)$/i;

/**
 * The pages of a site: every .html and .njk file of `app/views` and of `versions/<version>/views`, in any folder.
 * `index` answers for its folder, `start` for its version.
 *
 * @param {{ folder: string, versions: { id: string }[] }} site
 * @param {{ cached?: boolean }} options whether files stay as they are, as they do online
 */
export function createPages(site, { cached = false } = {}) {
  let kept;
  const list = () => (cached ? (kept ??= listPages(site)) : listPages(site));
  return {
    list,
    /** The page for the path of a request, or undefined. Large and small letters count only where they tell two pages apart. */
    find(path) {
      const wanted = addressOf(path);
      if (wanted === undefined) return undefined;
      const pages = list();
      const small = wanted.toLowerCase();
      return pages.find(({ address }) => address === wanted) ?? pages.find(({ address }) => address.toLowerCase() === small);
    },
    /** The file to make so that a path has a page. */
    fileFor(path) {
      const address = addressOf(path);
      if (address === undefined || address === '/') return 'app/views/index.html';
      const [, first, ...rest] = address.split('/');
      const version = site.versions.find(({ id }) => id.toLowerCase() === first.toLowerCase());
      return version ? `versions/${version.id}/views/${rest.join('/') || 'start'}.html` : `app/views${address}.html`;
    },
  };
}

/** The path of a request, decoded, without a final slash or the ending of a file; undefined where it names no page. */
function addressOf(path) {
  try {
    const parts = path.split('/').map(decodeURIComponent).filter((part) => part !== '');
    if (parts.some((part) => /[/\\\0]|^\.\.?$/.test(part))) return undefined;
    return withoutEnding(`/${parts.join('/')}`);
  } catch {
    return undefined;
  }
}

function listPages({ folder, versions }) {
  const own = filesBelow(join(folder, 'app/views')).map((path) => page(`/${path}`, path, `app/views/${path}`));
  const ofVersions = versions.flatMap(({ id }) =>
    filesBelow(join(folder, 'versions', id, 'views')).flatMap((path) => {
      const found = page(`/${id}/${path}`, `${id}/views/${path}`, `versions/${id}/views/${path}`);
      return found.address === `/${id}/start` ? [found, { ...found, address: `/${id}` }] : [found];
    }),
  );
  return [...ofVersions, ...own];
}

function page(path, view, file) {
  return { address: withoutEnding(path), view, file };
}

function withoutEnding(path) {
  return path.replace(extension, '').replace(/\/index$/i, '') || '/';
}

function filesBelow(folder, before = '') {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${before}${entry.name}`;
    if (entry.isDirectory()) return filesBelow(join(folder, entry.name), `${path}/`);
    return extension.test(entry.name) ? [path] : [];
  });
}
