import { Problem } from '../../src/base/problem.ts';
import type {
  Account,
  BlobRequest,
  Forge,
  ListOptions,
  Page,
  Sighting,
  Survey,
} from '../../src/forge/forge.ts';
import type { Blob, Evidence } from '../../src/domain/evidence.ts';
import { noUsage } from '../../src/domain/harvest-run.ts';

/** A forge in memory, typed as the port, with the misbehaviour a test asks for. */
export interface FakeForge extends Forge {
  repositories: Map<string, Evidence[]>;
  contents: Map<string, Blob>;
  /** Called before each page; may throw. */
  beforePage: (login: string, page: number) => void | Promise<void>;
  sightings: (id: string) => Sighting;
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
    survey: async (accounts) => accounts.map((account) => surveyOf(forge, account)),
    list: (account, options) => listOf(forge, account, options),
    blobs: (requests) => blobsOf(forge, requests),
    async *look(ids) {
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

function surveyOf({ repositories }: FakeForge, { login, mark }: Account): Survey {
  const held = repositories.get(login);
  if (!held) return { login, state: 'missing', total: null };
  return { login, state: mark === digest(held) ? 'unchanged' : 'changed', total: held.length };
}

async function* listOf(forge: FakeForge, { login }: Account, { signal }: ListOptions): AsyncGenerator<Page> {
  const held = forge.repositories.get(login) ?? [];
  for (let from = 0; from < held.length; from += pageSize) {
    await forge.beforePage(login, from / pageSize + 1);
    signal.throwIfAborted();
    forge.listed.push(login);
    const last = from + pageSize >= held.length;
    yield {
      repositories: held.slice(from, from + pageSize),
      blobs: [],
      mark: last ? digest(held) : `page ${from / pageSize + 1}`,
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

function sightingOf({ repositories }: FakeForge, id: string): Sighting {
  const evidence = [...repositories.values()].flat().find((each) => each.id === id);
  return evidence ? { id, state: 'present', evidence } : { id, state: 'gone' };
}

export const unreachable = () => new Problem('unreachable', 'The forge did not answer.');
