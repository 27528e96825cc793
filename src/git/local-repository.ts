import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { GitError } from 'simple-git';
import { Problem } from '../base/problem.ts';
import type { Checkout } from '../domain/checkout.ts';
import { parseRemoteAddress } from './address.ts';
import { runGit } from './git-command.ts';
import { placeIn } from './repository-place.ts';

const allProtocols = ['https', 'http', 'ssh', 'git', 'file'];

/** How long git may take to say something of a local folder, in milliseconds. */
const timeoutMs = 10_000;

/** The URL of the remote `origin`; undefined where the folder is no repository, has none, or there is no git. */
export function originIn(folder: string): Promise<string | undefined> {
  return ask(folder, ['config', '--get', 'remote.origin.url']);
}

/** The commit the folder was last at; null before the first commit and where the folder is no repository. */
export async function headIn(folder: string): Promise<string | null> {
  return (await ask(folder, ['rev-parse', '--quiet', '--verify', 'HEAD'])) ?? null;
}

/** When the commit the folder was last at was made (ISO 8601); null before the first and where there is no repository. */
export async function committedAtIn(folder: string): Promise<string | null> {
  return (await ask(folder, ['log', '-1', '--format=%cI'])) ?? null;
}

/**
 * Where a folder lies in its repository, and at which commit.
 *
 * @returns undefined for a folder in no repository, or in one without a commit
 */
export async function checkoutOf(directory: string): Promise<Checkout | undefined> {
  const path = await realpath(directory).catch(() => undefined);
  const root = path === undefined ? undefined : (await placeIn(path))?.root;
  if (path === undefined || root === undefined) return undefined;
  const head = await headIn(root);
  const prefix = relative(root, path).split(sep).join('/');
  return head === null ? undefined : { head, prefix: prefix === '' ? '' : `${prefix}/` };
}

async function ask(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const output = await runGit(args, { folder, protocols: [], signal: AbortSignal.timeout(timeoutMs) });
    return output.toString().trim() || undefined;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** Whose repository a remote is, by the last two parts of its URL; undefined for one that does not tell. */
export function placeOf(remote: string): { owner: string; name: string; url: string } | undefined {
  const address = readable(remote);
  if (address === undefined || address.protocol === 'file') return undefined;
  const { host, path } =
    /^(?:[a-z][\w.+-]*:\/\/)?(?<host>[^/:]+)(?::\d+(?=\/))?[:/]+(?<path>.*)$/i.exec(address.shown)?.groups ??
    {};
  const [name, owner] = (path ?? '')
    .replace(/(?:\.git)?\/*$/i, '')
    .split('/')
    .reverse();
  if (!host || !name || !owner) return undefined;
  return { owner, name, url: `https://${host.toLowerCase()}/${(path ?? '').replace(/(?:\.git)?\/*$/i, '')}` };
}

function readable(remote: string): ReturnType<typeof parseRemoteAddress> | undefined {
  try {
    return parseRemoteAddress(remote, allProtocols);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
