import { silentLog } from '../../src/base/log.ts';
import { Problem } from '../../src/base/problem.ts';
import type { EventKind } from '../../src/domain/event.ts';
import type { HarvestRun } from '../../src/domain/harvest-run.ts';
import type { Forge, TreeReader } from '../../src/forge/forge.ts';
import { openGitHub } from '../../src/forge/github/github.ts';
import { openGitLab } from '../../src/forge/gitlab/gitlab.ts';
import type { RequestLimits } from '../../src/forge/http/request-limits.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import type { Dialect } from '../../src/store/database.ts';
import { runHarvest } from '../../src/harvest/harvest.ts';
import { wantedEntries } from '../../src/policy/policy.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import type { Dataset, SampleForge } from '../../simulator/simulator.ts';
import { loadPolicies } from '../../src/config/config.ts';
import { fileURLToPath } from 'node:url';
import { quickLimits } from '../forge/github/harvesting.ts';

export type Route = 'graphql' | 'rest' | 'gitlab';

/** What scenarios use of a stand-in, be it GitHub's or GitLab's. */
export type ScenarioForge = Pick<SampleForge, 'apiUrl' | 'estate' | 'requests' | 'faults' | 'onRequest'>;

const policies = await loadPolicies(fileURLToPath(new URL('../../policies', import.meta.url)));
/** Harvests a sample forge into a store of its own, run after run, as the hub would. */
export class HarvestScenario implements AsyncDisposable {
  readonly forge: ScenarioForge;
  readonly store: Store;

  readonly #route: Route;
  readonly #limits: Partial<RequestLimits>;
  /** As it was at the beginning, whatever becomes of the accounts. */
  readonly #catalogue: Organisation[];
  #github: Forge;

  private constructor(forge: ScenarioForge, store: Store, route: Route, limits: Partial<RequestLimits>) {
    this.forge = forge;
    this.store = store;
    this.#route = route;
    this.#limits = limits;
    const accounts = ({ login }: Organisation) => ({ accounts: [{ forge: this.#name, login }] });
    this.#catalogue = forge.estate.catalogue().map((each) => ({ ...each, ...accounts(each) }));
    this.#github = this.#open();
  }

  get #name(): 'github' | 'gitlab' {
    return this.#route === 'gitlab' ? 'gitlab' : 'github';
  }

  #open(): Forge {
    const { apiUrl, estate } = this.forge;
    const shared = {
      apiUrl,
      trees: treesOf(estate),
      log: silentLog,
      waitStore: this.store,
      limits: { ...quickLimits, ...this.#limits },
    };
    if (this.#route === 'gitlab') return openGitLab({ ...shared, token: 'sample-token' });
    return openGitHub({ ...shared, token: this.#route === 'graphql' ? 'sample-token' : undefined });
  }

  /** As the next process would. */
  async reopen(): Promise<void> {
    await this.#github[Symbol.asyncDispose]();
    this.#github = this.#open();
  }

  /** Every event of every repository that is held. */
  async events(): Promise<{ repository: string; kind: EventKind }[]> {
    const ids = (await this.store.identities()).map(({ id }) => id).sort();
    const events = await Promise.all(ids.map((id) => this.store.events(id, 100)));
    return ids.flatMap((repository, n) => (events[n] ?? []).map(({ kind }) => ({ repository, kind })));
  }

  static async open(
    forge: ScenarioForge,
    route: Route,
    {
      dialect = sqlite(':memory:'),
      limits = {},
    }: { dialect?: Dialect; limits?: Partial<RequestLimits> } = {},
  ): Promise<HarvestScenario> {
    return new HarvestScenario(forge, await openStore(dialect), route, limits);
  }

  async harvest(full = false): Promise<HarvestRun> {
    const { store } = this;
    const logins = this.#catalogue.map(({ login }) => login);
    const organisations = new Map(this.#catalogue.map((each) => [each.login, each]));
    const run = await runHarvest(
      {
        store,
        sources: [
          {
            forge: this.#github,
            name: this.#name,
            accounts: logins.map((login) => ({ login, organisation: login, key: login })),
          },
        ],
        rules: () => ({ organisations, policies, now: new Date() }),
        ownFingerprints: async () => [],
        clock: () => new Date(),
      },
      {
        ...{ id: crypto.randomUUID(), trigger: 'command', by: { kind: 'system', name: 'command' } },
        ...{ full, only: [], signal: new AbortController().signal, onProgress: () => {} },
      },
    );
    return run;
  }

  /** Names of the repositories that are held. */
  async heldNames(): Promise<Set<string>> {
    return new Set((await this.store.identities()).map(({ name }) => name));
  }

  /** How what is stored differs from what the forge shows to everybody: empty when it does not. */
  async differences(): Promise<string[]> {
    const { forge, store } = this;
    const stored = new Map((await store.identities()).map(({ id }) => [id, id]));
    const known = await store.findRepositories([...stored.keys()]);
    const differences: string[] = [];
    for (const repository of forge.estate.repositories) {
      const id = `${this.#name}:${repository.id}`;
      const held = known.get(id);
      if (repository.visibility !== 'public') {
        if (held) differences.push(`${repository.name} is not public, and is held`);
        continue;
      }
      if (!held) {
        differences.push(`${repository.name} is missing`);
        continue;
      }
      const { evidence } = held;
      if (evidence.name !== repository.name)
        differences.push(`${repository.name} is held as ${evidence.name}`);
      if (evidence.tree === undefined) differences.push(`${repository.name} has no tree`);
      const wanted = wantedEntries(evidence).map(({ oid }) => oid);
      if ((await store.knownBlobs(wanted)).size < new Set(wanted).size)
        differences.push(`${repository.name} lacks files`);
    }
    const ids = new Set([...forge.estate.repositories].map(({ id }) => `${this.#name}:${id}`));
    for (const id of known.keys()) if (!ids.has(id)) differences.push(`${id} does not exist, and is held`);
    return differences;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#github[Symbol.asyncDispose]();
    await this.store[Symbol.asyncDispose]();
  }
}

/** Reads files straight from the estate, as git would and without its processes. */
function treesOf(estate: Dataset): TreeReader {
  return {
    read: async (url) => {
      const [, owner = '', plain = ''] = /^\/(.+)\/([^/]+?)(?:\.git)?$/.exec(new URL(url).pathname) ?? [];
      const found = estate.repository(owner, plain) ?? estate.formerly(owner, plain);
      if (found?.visibility !== 'public' || found.blocked)
        throw new Problem('not-found', `${url} is not there.`);
      const { commit, paths, objects } = estate.snapshot(found);
      const text = (oid: string) => {
        const object = objects.get(oid);
        return object?.kind === 'blob' ? object.content.toString() : undefined;
      };
      const files = [...paths].filter(([, oid]) => text(oid) !== undefined);
      return {
        ...{
          defaultBranch: 'main',
          head: commit?.oid ?? null,
          empty: false,
          committedAt: new Date(found.committedAt).toISOString(),
        },
        tree: files.map(([path, oid]) => ({ path, type: 'file', oid })),
        blobs: files.map(([, oid]) => ({
          oid,
          size: text(oid)?.length ?? 0,
          text: text(oid),
          truncated: false,
        })),
      };
    },
  };
}
