import { Problem } from '../base/problem.ts';
import type { FileTree, TreeFile } from '../domain/file-tree.ts';
import type { TaggedTrees } from '../domain/template-place.ts';
import { parseRemoteAddress } from './address.ts';
import { fetchArguments, objectFormat } from './fetch.ts';
import { listEntries, readContents } from './full-tree.ts';
import { isFileKind } from './modes.ts';
import { withSession, type GitLimits, type GitSession } from './session.ts';

/** Older releases than these are of no service that could still be upgraded in one go. */
const maxTags = 40;

/** Names of tags and branches that are passed on to git; others are left aside. */
const plainName = /^[A-Za-z0-9][\w.+-]*(?:\/[A-Za-z0-9][\w.+-]*)*$/;

export interface TaggedTreesOptions {
  protocols: readonly string[];
  limits: GitLimits;
  /** The tag or branch to read; the default branch otherwise. */
  ref: string | null;
  tempFolder?: string;
}

interface Refs {
  head: { oid: string; ref: string };
  tags: string[];
}

/**
 * Reads every file of a repository at a tag or branch, and at each tag whose name ends in a version (the newest 40),
 * without history and without signing in.
 *
 * @throws Problem `not-found` for a repository, tag or branch that is not there; `invalid` for one beyond the limits,
 *   `unreachable` for a server that does not answer; the signal's reason when aborted
 */
export async function readTaggedTrees(
  url: string,
  { protocols, limits, ref, tempFolder }: TaggedTreesOptions,
  signal: AbortSignal,
): Promise<TaggedTrees> {
  const address = parseRemoteAddress(url, protocols);
  return withSession({ address, protocols, limits, tempFolder, signal }, async (session) => {
    const { head, tags } = await readRefs(session, ref);
    const repository = await session.init('tagged', objectFormat(head.oid));
    const wanted = [...new Set([head.ref, ...tags.map((name) => `refs/tags/${name}`)])];
    const names = wanted.map((each) => `+${each}:${each}`);
    await session.git([...fetchArguments(session), '--depth=1', 'origin', ...names], { repository });
    await session.size();
    const trees = await readTrees(session, repository, wanted);
    const of = (each: string): FileTree => trees.get(each) ?? new Map();
    return {
      from: address.shown,
      head: head.oid,
      files: of(head.ref),
      tags: tags.map((name) => ({ name, files: of(`refs/tags/${name}`) })),
    };
  });
}

async function readRefs(session: GitSession, ref: string | null): Promise<Refs> {
  const { address } = session;
  const patterns = ['HEAD', 'refs/heads/*', 'refs/tags/*'];
  const listing = await session.git(['ls-remote', '--symref', '--', address.location, ...patterns]);
  const { refs, branch } = parseRefs(listing.toString());
  const tags = newestTags([...refs.keys()]);
  const wanted = ref === null ? [`refs/heads/${branch ?? ''}`] : [`refs/tags/${ref}`, `refs/heads/${ref}`];
  const found = wanted.find((each) => refs.has(each));
  const oid = refs.get(found ?? '');
  if (found !== undefined && oid !== undefined) return { head: { ref: found, oid }, tags };
  const what = ref === null ? 'commit on its default branch' : `tag or branch called ${ref}`;
  throw new Problem('not-found', `${address.shown} has no ${what}.`);
}

/** Reads `git ls-remote --symref`: `ref: <ref>\tHEAD`, then `<oid>\t<ref>`; what a tag leads to (`^{}`) counts for it. */
export function parseRefs(output: string): { refs: ReadonlyMap<string, string>; branch: string | null } {
  const refs = new Map<string, string>();
  let branch: string | null = null;
  for (const line of output.split('\n')) {
    const [value = '', name = ''] = line.split('\t');
    const plain = name.replace(/\^\{\}$/, '');
    if (name === 'HEAD' && value.startsWith('ref: refs/heads/'))
      branch = value.slice('ref: refs/heads/'.length);
    const short = /^refs\/(?:heads|tags)\/(.*)$/.exec(plain)?.[1];
    if (short !== undefined && plainName.test(short) && /^[\da-f]{40,64}$/.test(value))
      refs.set(plain, value);
  }
  return { refs, branch };
}

/** Tags that end in a version (`v1.2.0`, `booking-1.2.0`), newest first. */
export function newestTags(refs: readonly string[]): string[] {
  const tags = refs.flatMap((ref) => {
    const [, name = '', ...version] =
      /^refs\/tags\/((?:.*[^\d.])?(\d{1,6})\.(\d{1,6})\.(\d{1,6}))$/.exec(ref) ?? [];
    return name === '' ? [] : [{ name, version: version.map(Number) }];
  });
  tags.sort((one, other) => compareVersions(other.version, one.version) || (one.name < other.name ? -1 : 1));
  return tags.slice(0, maxTags).map(({ name }) => name);
}

function compareVersions(one: readonly number[], other: readonly number[]): number {
  const differences = one.map((part, index) => part - (other[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}

async function readTrees(
  session: GitSession,
  repository: string,
  refs: readonly string[],
): Promise<ReadonlyMap<string, FileTree>> {
  const listings = new Map<string, Awaited<ReturnType<typeof listEntries>>>();
  for (const ref of refs) {
    const entries = await listEntries(session, repository, ref);
    listings.set(
      ref,
      entries.filter(({ kind, named }) => named && isFileKind(kind)),
    );
  }
  const oids = new Set([...listings.values()].flat().map(({ oid }) => oid));
  const contents = await readContents(session, repository, [...oids]);
  return new Map(
    [...listings].map(([ref, entries]) => {
      const files = entries.flatMap(({ path, kind, oid }): [string, TreeFile][] => {
        const content = contents.get(oid);
        return content && isFileKind(kind) ? [[path, { kind, content }]] : [];
      });
      return [ref, new Map(files)];
    }),
  );
}
