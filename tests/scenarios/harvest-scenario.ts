import { silentLog } from '../../src/base/log.ts';
import { Problem } from '../../src/base/problem.ts';
import type { EventKind } from '../../src/domain/event.ts';
import type { HarvestRun } from '../../src/domain/harvest-run.ts';
import type { Forge, TreeReader } from '../../src/forge/forge.ts';
import { openGitHub } from '../../src/forge/github/github.ts';
import { runHarvest } from '../../src/harvest/harvest.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import type { Dataset, SampleForge } from '../../simulator/simulator.ts';
import { loadPolicies } from '../../src/config/config.ts';
import { fileURLToPath } from 'node:url';
import { quickLimits } from '../forge/github/harvesting.ts';

export type Route = 'graphql' | 'rest';

const policies = await loadPolicies(fileURLToPath(new URL('../../policies', import.meta.url)));
/** Harvests a sample forge into a store of its own, run after run, as the hub would. */
export class HarvestScenario implements AsyncDisposable {
  readonly forge: SampleForge;
  readonly store: Store;

  readonly #route: Route;
  #github: Forge;

  private constructor(forge: SampleForge, store: Store, route: Route) {
    this.forge = forge;
    this.store = store;
    this.#route = route;
    this.#github = this.#open();
  }

  #open(): Forge {
    return openGitHub({
      apiUrl: this.forge.apiUrl,
      token: this.#route === 'graphql' ? 'sample-token' : undefined,
      trees: treesOf(this.forge.estate),
      log: silentLog,
      limits: quickLimits,
    });
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

  static async open(forge: SampleForge, route: Route): Promise<HarvestScenario> {
    return new HarvestScenario(forge, await openStore(sqlite(':memory:')), route);
  }

  async harvest(full = false): Promise<HarvestRun> {
    const { forge, store } = this;
    const logins = forge.estate.accounts.map(({ login }) => login);
    const organisations = new Map(forge.estate.catalogue().map((each) => [each.login, each]));
    const run = await runHarvest(
      {
        store,
        sources: [
          {
            forge: this.#github,
            name: 'github',
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

  /** How what is stored differs from what the forge shows to everybody: empty when it does not. */
  async differences(): Promise<string[]> {
    const { forge, store } = this;
    const stored = new Map((await store.identities()).map(({ id }) => [id, id]));
    const known = await store.findRepositories([...stored.keys()]);
    const differences: string[] = [];
    for (const repository of forge.estate.repositories) {
      const id = `github:${repository.id}`;
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
    }
    const ids = new Set([...forge.estate.repositories].map(({ id }) => `github:${id}`));
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
      const [owner = '', name = ''] = new URL(url).pathname.slice(1).split('/');
      const plain = name.replace(/\.git$/, '');
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
