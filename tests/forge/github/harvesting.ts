import { silentLog } from '../../../src/base/log.ts';
import type { Forge, ListingPage, LookupResult, TreeReader } from '../../../src/forge/forge.ts';
import { openGitHub, type GitHubOptions } from '../../../src/forge/github/github.ts';
import type { Blob } from '../../../src/domain/evidence.ts';
import { Dataset, startSampleForge, type SampleForgeOptions } from '../../../simulator/simulator.ts';

/** Waits of milliseconds, so that tests of faults are quick. */
export const quickLimits = { gapMs: 0, backOffMs: 1, secondaryWaitMs: 5, timeoutMs: 60_000 };

const noTrees: TreeReader = {
  read: () => Promise.reject(new Error('no git in this test')),
};

export function open(options: Pick<GitHubOptions, 'apiUrl'> & Partial<GitHubOptions>): Forge {
  return openGitHub({
    token: 'sample-token',
    trees: noTrees,
    log: silentLog,
    limits: quickLimits,
    ...options,
  });
}

export const never = new AbortController().signal;

export const listing = (options: { full?: boolean; signal?: AbortSignal } = {}) => ({
  signal: never,
  full: false,
  known: async () => new Set<string>(),
  ...options,
});

/** The first pages of a listing, which is then left. */
export async function take(pages: AsyncIterable<ListingPage>, count: number): Promise<ListingPage[]> {
  const taken: ListingPage[] = [];
  for await (const page of pages) if (taken.push(page) >= count) break;
  return taken;
}

/** Reads a listing to its end. */
export async function listed(forge: Forge, login: string, cursor: unknown = null, options = {}) {
  const pages: ListingPage[] = [];
  for await (const page of forge.list({ login, cursor }, listing(options))) pages.push(page);
  return {
    pages,
    names: pages.flatMap(({ repositories }) => repositories.map(({ name }) => name)),
    repositories: pages.flatMap(({ repositories }) => repositories),
    faults: pages.flatMap(({ faults }) => faults),
    cursor: pages.at(-1)?.cursor,
  };
}

export async function contents(forge: Forge, requests: Parameters<Forge['blobs']>[0]): Promise<Blob[]> {
  const blobs: Blob[] = [];
  for await (const batch of forge.blobs(requests, never)) blobs.push(...batch);
  return blobs;
}

export async function sightings(forge: Forge, ids: readonly string[]): Promise<Map<string, LookupResult>> {
  const seen = new Map<string, LookupResult>();
  for await (const batch of forge.lookup(ids, never)) for (const each of batch) seen.set(each.id, each);
  return seen;
}

/** An estate whose clock goes on by an hour at every change. */
export function estateOf(repositories: number, owner = 'sample-trust'): Dataset {
  let now = Date.UTC(2026, 0, 1);
  const estate = new Dataset({ clock: () => new Date((now += 3_600_000)) });
  estate.addAccount({ login: owner });
  for (let n = 1; n <= repositories; n++)
    estate.create(owner, {
      name: `repository-${n}`,
      files: { 'README.md': `# Number ${n}\n`, LICENSE: 'MIT\n' },
    });
  return estate;
}

export function sampleForge(estate: Dataset, options: Partial<SampleForgeOptions> = {}) {
  return startSampleForge({ estate, token: 'sample-token', git: false, ...options });
}
