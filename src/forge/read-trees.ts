import { parallel } from '../base/parallel.ts';
import { Problem } from '../base/problem.ts';
import type { Blob, Evidence } from '../domain/evidence.ts';
import type { ListingPage, ListOptions, TreeReader } from './forge.ts';

/** Clones at once. */
const readers = 3;

/** Repositories in a row that get no answer, before it is the server that is silent: each costs half a minute. */
const maxUnanswered = 6;

/** What went wrong with the newest readings that got no answer, by reader: one is opened for each harvest. */
const unanswered = new WeakMap<TreeReader, Problem[]>();

/** A repository of a listing, and where git finds it; undefined when its files are known, or not to be had. */
export interface ListedRepository {
  evidence: Evidence;
  url: string | undefined;
}

export interface ReadRepositories extends Pick<ListingPage, 'repositories' | 'blobs' | 'faults'> {
  /** Ids of those whose files were read. */
  read: Set<string>;
  /** Ids of those that git cannot find though they are listed: blocked, or closed a moment ago. */
  hidden: Set<string>;
}

/**
 * Reads the files of listed repositories over git, for forges whose listing gives none. One whose files cannot be read
 * keeps what the listing said (`tree` undefined: not collected), and is a fault. When several in a row get no answer, the
 * others are not tried.
 *
 * @throws the signal's reason when it is aborted
 */
export async function readTrees(
  listed: readonly ListedRepository[],
  { known, signal, trees }: Omit<ListOptions, 'full'> & { trees: TreeReader },
): Promise<ReadRepositories> {
  const all: ReadRepositories = {
    repositories: [],
    blobs: [],
    faults: [],
    read: new Set(),
    hidden: new Set(),
  };
  const results = parallel(listed, { limit: readers, signal }, (each, stop) =>
    readOne(each, { known, signal: stop, trees }),
  );
  for await (const { evidence, blobs, problem } of results) {
    all.repositories.push(evidence);
    if (problem?.kind === 'not-found') all.hidden.add(evidence.id);
    all.blobs.push(...(blobs ?? []));
    if (blobs) all.read.add(evidence.id);
    if (problem) all.faults.push({ subject: `${evidence.owner}/${evidence.name}`, problem });
  }
  return all;
}

async function readOne(
  { evidence, url }: ListedRepository,
  { trees, ...options }: Omit<ListOptions, 'full'> & { trees: TreeReader },
): Promise<{ evidence: Evidence; blobs?: Blob[]; problem?: Problem }> {
  if (url === undefined) return { evidence };
  const why = unanswered.get(trees)?.[maxUnanswered - 1];
  if (why) return { evidence, problem: why };
  try {
    const { blobs, committedAt, ...seen } = await trees.read(url, options);
    unanswered.delete(trees);
    const pushedAt = evidence.pushedAt ?? committedAt;
    return { evidence: { ...evidence, ...seen, pushedAt }, blobs };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.kind === 'unreachable') unanswered.set(trees, [...(unanswered.get(trees) ?? []), problem]);
    else unanswered.delete(trees);
    return { evidence, problem };
  }
}
