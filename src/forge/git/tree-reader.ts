import type { Log } from '../../base/log.ts';
import { Problem } from '../../base/problem.ts';
import type { Blob, TreeEntry } from '../../domain/evidence.ts';
import { noUsage, type Usage } from '../../domain/harvest-run.ts';
import { largestFile, wantedEntries, wantedFolders } from '../../policy/policy.ts';
import type { ListOptions, TreeReader, TreeReading } from '../forge.ts';
import { parseRemoteAddress } from '../../git/address.ts';
import { commitDate, fetchCommit, fetchContents, listTree } from '../../git/partial-clone.ts';
import { withSession, type GitLimits, type GitSession } from '../../git/session.ts';
import { objectFormat, readRemoteHead, type RemoteHead } from '../../git/fetch.ts';

/** Reads repositories over git, by any URL or local path. */
export interface GitReader extends TreeReader, AsyncDisposable {
  /** Where HEAD is, without fetching anything. */
  head(url: string, signal: AbortSignal): Promise<RemoteHead>;
  /** The contents of these objects, each once. */
  contents(url: string, oids: readonly string[], signal: AbortSignal): Promise<Blob[]>;
  /** Running totals since it was opened: `git-ls-remote`, `git-fetch`; bytes as git stores them. */
  usage(): Usage;
}

export interface GitReaderOptions {
  /** Which protocols may be used, redirects included: `https`, `http`, `ssh`, `git`, `file` (local paths too). */
  protocols: readonly string[];
  limits: GitLimits;
  log: Log;
  /** Where the temporary repositories are made; the system's own folder by default. */
  tempFolder?: string;
}

/**
 * Opens a reader. What it reads is never checked out, no configuration, credential, hook or prompt of the machine is
 * used, and each reading is stopped at its limits and leaves nothing behind. Every method throws a `not-found`
 * Problem for a repository that is not there or wants a sign-in, `unreachable` for a server that does not answer,
 * `invalid` for a URL that is refused or a repository beyond the limits, and the signal's own reason when aborted.
 */
export function openTreeReader(options: GitReaderOptions): GitReader {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const usage = noUsage();

  async function inSession<T>(
    url: string,
    signal: AbortSignal,
    work: (session: GitSession) => Promise<T>,
  ): Promise<T> {
    const address = parseRemoteAddress(url, options.protocols);
    const stop = AbortSignal.any([signal, closing.signal]);
    const { protocols, limits, tempFolder } = options;
    const task = withSession({ address, protocols, limits, tempFolder, signal: stop }, (session) =>
      work(counted(session, usage)),
    );
    running.add(task);
    try {
      return await task;
    } finally {
      running.delete(task);
    }
  }

  return {
    head: (url, signal) => inSession(url, signal, readHead),
    contents: (url, oids, signal) =>
      inSession(url, signal, (session) => readContents(session, [...new Set(oids)], usage)),
    read: (url, { signal, known }) =>
      inSession(url, signal, (session) => readRepository(session, known, { usage, log: options.log })),
    usage: () => structuredClone(usage),
    async [Symbol.asyncDispose]() {
      closing.abort(new Problem('unreachable', 'Reading over git was stopped.'));
      await Promise.allSettled(running);
    },
  };
}

/** The same session, counting what goes over the network. */
function counted(session: GitSession, usage: Usage): GitSession {
  return {
    ...session,
    git(args, options) {
      const command = args.find((arg) => arg === 'fetch' || arg === 'ls-remote');
      if (command) usage.requests[`git-${command}`] = (usage.requests[`git-${command}`] ?? 0) + 1;
      return session.git(args, options);
    },
  };
}

async function readHead(session: GitSession): Promise<RemoteHead> {
  const head = await readRemoteHead(session);
  // HEAD may name a branch that is not there while others are: that is not an empty repository.
  const heads = ['ls-remote', '--heads', '--', session.address.location];
  return { ...head, empty: head.head === null && (await session.git(heads)).length === 0 };
}

async function readRepository(
  session: GitSession,
  known: ListOptions['known'],
  { usage, log }: { usage: Usage; log: Log },
): Promise<TreeReading> {
  const { head, defaultBranch, empty } = await readHead(session);
  if (head === null) return { head, defaultBranch, empty, tree: null, committedAt: null, blobs: [] };
  const repository = await fetchCommit(session, head);
  await session.size();
  const committedAt = await commitDate(session, repository, head);
  const tree = await listTree(session, repository, { head, wantedFolders });
  const wanted = [...new Set(wantedEntries({ tree }).map(({ oid }) => oid))];
  const stored = wanted.length === 0 ? new Set<string>() : await known(wanted);
  const missing = wanted.filter((oid) => !stored.has(oid));
  const blobs =
    missing.length === 0 ? [] : await fetchContents(session, missing, { repository, head, largestFile });
  usage.bytes += await session.size();
  log.debug({ url: session.address.shown, entries: tree.length, files: blobs.length }, 'read over git');
  return { head, defaultBranch, empty, committedAt, tree: withSizes(tree, blobs), blobs };
}

function withSizes(tree: TreeEntry[], blobs: readonly Blob[]): TreeEntry[] {
  const sizes = new Map(blobs.map(({ oid, size }) => [oid, size]));
  return tree.map((entry) => (sizes.has(entry.oid) ? { ...entry, size: sizes.get(entry.oid) } : entry));
}

async function readContents(session: GitSession, oids: readonly string[], usage: Usage): Promise<Blob[]> {
  if (oids.length === 0) return [];
  const repository = await session.init('objects', objectFormat(oids[0] ?? ''));
  const { head } = await readHead(session);
  const blobs = await fetchContents(session, oids, { repository, head, largestFile });
  usage.bytes += await session.size();
  return blobs;
}
