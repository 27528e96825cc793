import { Problem } from '../../src/base/problem.ts';
import type {
  Account,
  BlobRequest,
  Forge,
  ListOptions,
  ListingPage,
  LookupResult,
  AccountChanges,
} from '../../src/forge/forge.ts';
import type { Blob, Evidence } from '../../src/domain/evidence.ts';
import { noUsage } from '../../src/domain/harvest-run.ts';

/** A forge in memory, typed as the port, with the misbehaviour a test asks for. */
export interface FakeForge extends Forge {
  repositories: Map<string, Evidence[]>;
  contents: Map<string, Blob>;
  /** Called before each page; may throw. */
  beforePage: (login: string, page: number) => void | Promise<void>;
  sightings: (id: string) => LookupResult;
  /** Whether the last page says what the account holds. */
  tellsAll: boolean;
  listed: string[];
  fetched: string[];
  looked: string[];
}

const pageSize = 2;

export function fakeForge(
  repositories: Record<string, Evidence[]>,
  contents: readonly Blob[] = [],
): FakeForge {
  const forge: FakeForge = {
    repositories: new Map(Object.entries(repositories)),
    contents: new Map(contents.map((blob) => [blob.oid, blob])),
    beforePage: () => {},
    tellsAll: false,
    sightings: (id) => sightingOf(forge, id),
    listed: [],
    fetched: [],
    looked: [],
    checkForChanges: async (accounts) => accounts.map((account) => surveyOf(forge, account)),
    list: (account, options) => listOf(forge, account, options),
    blobs: (requests) => blobsOf(forge, requests),
    async *lookup(ids) {
      forge.looked.push(...ids);
      yield ids.map((id) => forge.sightings(id));
    },
    usage: () => ({ ...noUsage(), requests: { listing: forge.listed.length } }),
    async [Symbol.asyncDispose]() {},
  };
  return forge;
}

const digest = (repositories: readonly Evidence[]) =>
  JSON.stringify(repositories.map(({ id, pushedAt }) => [id, pushedAt]));

function surveyOf({ repositories }: FakeForge, { login, cursor }: Account): AccountChanges {
  const held = repositories.get(login);
  if (!held) return { login, state: 'missing', total: null };
  return { login, state: cursor === digest(held) ? 'unchanged' : 'changed', total: held.length };
}

async function* listOf(
  forge: FakeForge,
  { login }: Account,
  { signal }: ListOptions,
): AsyncGenerator<ListingPage> {
  const held = forge.repositories.get(login) ?? [];
  for (let from = 0; from < held.length; from += pageSize) {
    await forge.beforePage(login, from / pageSize + 1);
    signal.throwIfAborted();
    forge.listed.push(login);
    const last = from + pageSize >= held.length;
    yield {
      repositories: held.slice(from, from + pageSize),
      blobs: [],
      cursor: last ? digest(held) : `page ${from / pageSize + 1}`,
      total: held.length,
      faults: [],
      ...(last && forge.tellsAll ? { all: held.map(({ id }) => id) } : {}),
    };
  }
}

async function* blobsOf(forge: FakeForge, requests: readonly BlobRequest[]): AsyncGenerator<Blob[]> {
  forge.fetched.push(...requests.map(({ oid }) => oid));
  yield requests.map(
    ({ oid }) => forge.contents.get(oid) ?? { oid, size: 0, text: undefined, truncated: false },
  );
}

function sightingOf({ repositories }: FakeForge, id: string): LookupResult {
  const evidence = [...repositories.values()].flat().find((each) => each.id === id);
  return evidence ? { id, state: 'present', evidence } : { id, state: 'gone' };
}

export const unreachable = () => new Problem('unreachable', 'The forge did not answer.');
