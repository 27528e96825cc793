import type { Qualifier } from './qualifier.ts';

/** Hosts whose addresses begin with an owner and the name of a repository. */
const forges = /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitlab\.[\w.-]+)$/i;

const web = /^(?:https?|git|ssh):\/\/(?:[^@/\s]+@)?(?<host>[\w.-]+)(?::\d+)?\/(?<path>[^\s?#]*)/i;
const scp = /^[\w.-]+@(?<host>[\w.-]+):(?<path>[^\s?#]+)/;
const bare = /^(?<host>(?:www\.)?(?:github|gitlab)\.com)\/(?<path>[^\s?#]+)/i;

/**
 * The repository or the owner that an address pasted from a browser or from `git remote` names (`https://…`, `….git`,
 * `git@…`, `ssh://…`); of other addresses the part after the host, to be searched as words; undefined for what is no address.
 */
export function parseAddress(text: string): Qualifier | string | undefined {
  const found = web.exec(text) ?? scp.exec(text) ?? bare.exec(text);
  if (!found) return undefined;
  const { host = '', path = '' } = found.groups ?? {};
  const [owner = '', name = ''] = path.split('/').filter(Boolean);
  const isGit = /\.git\/?$/i.test(path) || scp.test(text);
  if (owner === '' || !(forges.test(host) || isGit))
    return text.slice(text.indexOf(path === '' ? host : `/${path}`, text.indexOf(host)));
  if (name === '') return { field: 'user', value: owner.toLowerCase() };
  return { field: 'repo', value: `${owner}/${name.replace(/\.git$/i, '')}`.toLowerCase() };
}
