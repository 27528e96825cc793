import { z } from 'zod';
import { parallel } from '../../base/parallel.ts';
import { Problem } from '../../base/problem.ts';
import type { GitSource } from '../../domain/catalogue.ts';
import type { Blob } from '../../domain/evidence.ts';
import type {
  Account,
  BlobRequest,
  Forge,
  ListOptions,
  ListingPage,
  LookupResult,
  AccountChanges,
} from '../forge.ts';
import { evidenceOf, identified, type GitRepository } from './source.ts';
import type { GitReader } from './tree-reader.ts';

/** How many repositories are asked at a time: polite to one server that holds many of them. */
const limit = 4;

/** What was last read of each repository, by id: the commit HEAD was at, or `none`, or `gone`. */
type Heads = Record<string, string>;
const cursorSchema = z.object({ heads: z.record(z.string(), z.string()) });

interface GitForgeContext {
  sources: readonly GitRepository[];
  reader: GitReader;
}

/**
 * The repositories that the catalogue lists by URL, as a forge. An account is the organisation they are listed under.
 *
 * Git tells what a repository holds and nothing about it: stars, topics and the like stay undefined, `pushedAt` is the
 * newest commit's date, and visibility is `public` because the catalogue claims so by listing the repository and it
 * was read without signing in. Throws `invalid` for a source whose URL is refused.
 */
export function openGitForge(options: { sources: readonly GitSource[]; reader: GitReader }): Forge {
  const context: GitForgeContext = { sources: options.sources.map(identified), reader: options.reader };
  return {
    checkForChanges: (accounts, signal) => checkForChanges(accounts, signal, context),
    list: (account, listing) => list(account, listing, context),
    lookup: (ids, signal) =>
      parallel(ids, { limit, signal }, async (id, stop) => [await lookup(id, stop, context)]),
    blobs: (requests, signal) => contents(requests, signal, context),
    usage: () => context.reader.usage(),
    [Symbol.asyncDispose]: async () => {},
  };
}

function sourcesOf({ login }: Account, { sources }: GitForgeContext): GitRepository[] {
  return sources.filter(({ organisation }) => organisation.toLowerCase() === login.toLowerCase());
}

function headsIn(cursor: unknown): Heads {
  return cursorSchema.safeParse(cursor).data?.heads ?? {};
}

async function checkForChanges(
  accounts: readonly Account[],
  signal: AbortSignal,
  context: GitForgeContext,
): Promise<AccountChanges[]> {
  const sources = accounts.flatMap((account) => sourcesOf(account, context));
  const states = new Map<string, string | Problem>();
  const asking = parallel(sources, { limit, signal }, async ({ id, url }, stop) => {
    states.set(id, await stateOf(url, stop, context).catch(problemOnly));
  });
  for await (const _asked of asking);
  return accounts.map((account) => {
    const own = sourcesOf(account, context);
    if (own.length === 0) return { login: account.login, state: 'missing', total: null };
    return { login: account.login, total: own.length, ...compare(own, states, headsIn(account.cursor)) };
  });
}

function compare(
  sources: GitRepository[],
  states: Map<string, string | Problem>,
  heads: Heads,
): Pick<AccountChanges, 'state' | 'problem'> {
  const problem = sources.map(({ id }) => states.get(id)).find((state) => state instanceof Problem);
  if (problem) return { state: 'unknown', problem };
  return { state: sources.every(({ id }) => states.get(id) === heads[id]) ? 'unchanged' : 'changed' };
}

/** The commit HEAD is at, `none` where there is none, `gone` where there is no repository for us. */
async function stateOf(url: string, signal: AbortSignal, { reader }: GitForgeContext): Promise<string> {
  try {
    return (await reader.head(url, signal)).head ?? 'none';
  } catch (error) {
    if (error instanceof Problem && error.kind === 'not-found') return 'gone';
    throw error;
  }
}

function problemOnly(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

/** One page a repository that changed, as soon as it is read; its cursor counts in all that were read before it. */
async function* list(
  account: Account,
  options: ListOptions,
  context: GitForgeContext,
): AsyncGenerator<ListingPage, void, void> {
  const sources = sourcesOf(account, context);
  const before = headsIn(account.cursor);
  const heads = Object.fromEntries(
    Object.entries(before).filter(([id]) => sources.some((source) => source.id === id)),
  );
  const reading = parallel(sources, { limit, signal: options.signal }, async (source, signal) => ({
    source,
    ...(await readSource(source, before[source.id], { ...options, signal }, context)),
  }));
  for await (const { source, state, page } of reading) {
    if (!page) continue;
    if (state !== undefined) heads[source.id] = state;
    yield {
      repositories: [],
      blobs: [],
      faults: [],
      ...page,
      cursor: { heads: { ...heads } },
      total: sources.length,
    };
  }
}

/** No page: nothing has changed. No state: it could not be read, and the next harvest tries again. */
interface SourceReading {
  state?: string;
  page?: Pick<ListingPage, 'repositories' | 'blobs'> | Pick<ListingPage, 'faults'>;
}

async function readSource(
  source: GitRepository,
  before: string | undefined,
  options: ListOptions,
  context: GitForgeContext,
): Promise<SourceReading> {
  try {
    if (
      !options.full &&
      before !== undefined &&
      before === (await stateOf(source.url, options.signal, context))
    )
      return {};
    const { blobs, committedAt, ...seen } = await context.reader.read(source.url, options);
    return {
      state: seen.head ?? 'none',
      page: { repositories: [evidenceOf(source, { ...seen, pushedAt: committedAt, committedAt })], blobs },
    };
  } catch (error) {
    const problem = problemOnly(error);
    // Known before and not there now is no fault: it is left out, which is how a listing says so.
    if (problem.kind === 'not-found' && before !== undefined) return { state: 'gone', page: { faults: [] } };
    return { page: { faults: [{ subject: `${source.organisation}/${source.name}`, problem }] } };
  }
}

/** As much as HEAD tells; the tree is not collected. */
async function lookup(
  id: string,
  signal: AbortSignal,
  { sources, reader }: GitForgeContext,
): Promise<LookupResult> {
  const source = sources.find((candidate) => candidate.id === id);
  if (!source) return { id, state: 'gone' };
  try {
    return { id, state: 'present', evidence: evidenceOf(source, await reader.head(source.url, signal)) };
  } catch (error) {
    const problem = problemOnly(error);
    return problem.kind === 'not-found' ? { id, state: 'gone' } : { id, state: 'unknown', problem };
  }
}

function contents(
  requests: readonly BlobRequest[],
  signal: AbortSignal,
  { sources, reader }: GitForgeContext,
): AsyncIterable<Blob[]> {
  const groups = Map.groupBy(requests, ({ repository }) => repository);
  return parallel(groups, { limit, signal }, async ([id, group], stop) => {
    const oids = [...new Set(group.map(({ oid }) => oid))];
    const url = sources.find((source) => source.id === id)?.url;
    try {
      if (url !== undefined) return await reader.contents(url, oids, stop);
    } catch (error) {
      problemOnly(error);
    }
    return oids.map((oid) => ({ oid, size: 0, text: undefined, truncated: false }));
  });
}
