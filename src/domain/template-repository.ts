import type { FileTree } from './file-tree.ts';

/** A repository that others start from, as it was at one commit. */
export interface RepositoryTree {
  /** The address it was read from, without credentials. */
  from: string;
  /** Object id of the commit. */
  head: string;
  files: FileTree;
  /** Paths of what the repository names and does not hold: other repositories. */
  submodules: readonly string[];
  /** Names that are not UTF-8, with their odd bytes escaped. */
  unnameable: readonly string[];
}

/**
 * Reads the newest commit of a repository whole, or the commit given, over git and without signing in.
 *
 * Rejects with a Problem: `invalid` for an address that may not be read or a repository beyond the limits, `not-found`
 * for one that is not there or is empty, or a commit it does not have (any more), `unreachable` for a server that does
 * not answer; with the signal's reason when aborted.
 *
 * @param place.typed whether somebody at this machine gave the address: any protocol of git is then allowed, and
 *   otherwise only https and the forge of this hub
 */
export type ReadRepository = (
  place: { address: string; commit?: string; typed: boolean },
  signal: AbortSignal,
) => Promise<RepositoryTree>;

const name = /^(?!\.{1,2}\/)[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/;

/** Whether a template is a repository of this name, and none of our own: their ids hold no slash. */
export function isRepositoryName(template: string): boolean {
  return name.test(template);
}

/**
 * The name (`owner/name`) that an address of git says: its last two parts, the host standing in for an owner. What names
 * cannot hold becomes a hyphen. Undefined for an address that names nothing.
 */
export function nameFromAddress(address: string): string | undefined {
  const [, host = '', path = ''] = /^[a-z][\w+.-]*:\/\/([^/?#]*)([^?#]*)/i.exec(address) ??
    /^([^/:\\]{2,}):(.*)$/.exec(address) ?? ['', '', address];
  const plain = path.replace(/\/+$/, '').replace(/\.git$/i, '');
  const parts = [host.replace(/^.*@/, '').replace(/:\d+$/, ''), ...plain.split(/[/\\]+/)]
    .map((part) => part.replaceAll(/[^\w.-]+/g, '-').slice(0, 100))
    .filter((part) => part !== '');
  const found = parts.slice(-2).join('/');
  return isRepositoryName(found) ? found : undefined;
}

/** A version as people read it: of a commit's object id the beginning. */
export function shortVersion(version: string): string {
  return /^[0-9a-f]{40,64}$/.test(version) ? version.slice(0, 12) : version;
}
