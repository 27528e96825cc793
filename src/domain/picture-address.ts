import { forgeAt } from './forges.ts';

/** Hosts on which GitHub keeps files as they are: those of public repositories, and pictures that people put into texts. */
const githubHosts = ['raw.githubusercontent.com', 'user-images.githubusercontent.com'];

/**
 * Where a forge hands out a picture that a README names, as bytes and without a redirect; null for any picture that is not
 * on the forge's own hosts.
 *
 * @param src as it stands in the README, relative or not
 * @param base where the README is shown, such as `https://github.com/nhsuk/app/blob/<commit>/README.md`
 */
export function pictureAddress(src: string, base: string): string | null {
  const typed = src.trim();
  if (typed === '' || !URL.canParse(typed, base)) return null;
  const home = new URL(base);
  const url = new URL(fromRoot(typed, home), base);
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return null;
  const forge = forgeAt(home.hostname);
  if (forge === 'github') return onGitHub(url);
  return forge === 'gitlab' && url.hostname === home.hostname ? onGitLab(url) : null;
}

/** Forges read a path that begins with one slash from the root of the repository. */
function fromRoot(src: string, base: URL): string {
  if (!src.startsWith('/') || src.startsWith('//')) return src;
  return `${/^(.*\/blob\/[^/]+)\//.exec(base.pathname)?.[1] ?? ''}${src}`;
}

function onGitHub({ hostname, pathname }: URL): string | null {
  if (githubHosts.includes(hostname)) return `https://${hostname}${pathname}`;
  if (forgeAt(hostname) !== 'github') return null;
  const [, repository, path] = /^(\/[^/]+\/[^/]+)\/(?:blob|raw)(\/.+)$/.exec(pathname) ?? [];
  return path === undefined ? null : `https://raw.githubusercontent.com${repository}${path}`;
}

function onGitLab({ hostname, pathname }: URL): string | null {
  const [, project, path] = /^(\/.+)\/-\/(?:blob|raw)(\/.+)$/.exec(pathname) ?? [];
  return path === undefined ? null : `https://${hostname}${project}/-/raw${path}`;
}
