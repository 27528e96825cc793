import { forgeAt } from '../../domain/forges.ts';
import type { Qualifier } from './qualifier.ts';

/** Hosts whose addresses begin with an owner and the name of a repository, beside the forges that are harvested. */
const others = /^(?:www\.)?(?:api\.github\.com|bitbucket\.org|codeberg\.org)$/i;

const web =
  /^<?(?:git\+)?(?:https?|git|ssh):\/\/(?:[^@/\s]+@)?(?<host>[\w.-]+)(?::\d+)?\/(?<path>[^\s?#>]*)/i;
const scp = /^[\w.-]+@(?<host>[\w.-]+):(?<path>[^\s?#]+)/;
/** As package managers and tools of the command line write it: `github:owner/name`, `gh:owner/name`. */
const short = /^(?:github|gh|gitlab):(?<path>[\w.-]+\/[\w.-]+)/i;
const bare = /^(?<host>(?:[\w-]+\.)+[a-z]+)\/(?<path>[^\s?#]+)/i;

const isForge = (host: string) => forgeAt(host) !== undefined || others.test(host);

/**
 * The repository or the owner that an address pasted from a browser or from `git remote` names (`https://…`, `….git`,
 * `git@…`, `ssh://…`); of other addresses the part after the host, to be searched as words; undefined for what is no address.
 */
export function parseRepositoryAddress(text: string): Qualifier | string | undefined {
  const found = web.exec(text) ?? short.exec(text) ?? scp.exec(text) ?? bareForge(text);
  if (!found) return undefined;
  const { host = 'github.com', path = '' } = found.groups ?? {};
  const parts = path
    .replace(/[.,;:!)\]'"]+$/, '')
    .split('/')
    .filter(Boolean);
  const [owner = '', name = ''] = host === 'api.github.com' && parts[0] === 'repos' ? parts.slice(1) : parts;
  const page = pageOf(host, parts, text);
  if (page) return page;
  const isGit = /\.git\/?$/i.test(path) || scp.test(text);
  if (owner === '' || !(isForge(host) || isGit))
    return text.slice(text.indexOf(path === '' ? host : `/${path}`, text.indexOf(host)));
  if (name === '') return { field: 'user', value: owner.toLowerCase() };
  return { field: 'repo', value: `${owner}/${name.replace(/\.git$/i, '')}`.toLowerCase() };
}

/** Pages of a forge that are no repository: of an account, of a topic, of a search. */
function pageOf(host: string, [kind, name]: readonly string[], text: string): Qualifier | string | undefined {
  if (!isForge(host)) return undefined;
  if ((kind === 'orgs' || kind === 'users' || kind === 'groups') && name)
    return { field: 'user', value: name.toLowerCase() };
  if (kind === 'topics' && name) return { field: 'topic', value: name.toLowerCase() };
  return kind === 'search' ? /[?&]q=([^&#\s]+)/.exec(text)?.[1] : undefined;
}

/** An address without `https://` is told from a path by its host. */
function bareForge(text: string): RegExpExecArray | null {
  const found = bare.exec(text);
  return found && isForge(found.groups?.['host'] ?? '') ? found : null;
}
