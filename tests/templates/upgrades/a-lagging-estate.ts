import { fileURLToPath } from 'node:url';
import { silentLog } from '../../../src/base/log.ts';
import { mergeTrees } from '../../../src/git/merge-trees.ts';
import { readFullTree } from '../../../src/git/full-tree.ts';
import { openPublisher } from '../../../src/forge/github/publishing/publish.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Lineage } from '../../../src/domain/template.ts';
import type { FileContent } from '../../../simulator/estate/content.ts';
import { serviceFiles, type SampleService } from '../../../simulator/estates/sample-service.ts';
import { startSampleForge, type SampleForge } from '../../../simulator/simulator.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { sqlite } from '../../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  createUpgradeControl,
  loadTemplates,
  type BackgroundUpgrades,
} from '../../../src/templates/templates.ts';
import { aPublicStore } from '../../a-public-store.ts';
import { aRepository } from '../../builders.ts';
import { smallEstate } from '../../simulator/support.ts';

export const template = 'nhs-prototype';
export const templates = loadTemplates(fileURLToPath(new URL('../../../templates', import.meta.url)));
const requestLimits = { gapMs: 0, backOffMs: 1, secondaryWaitMs: 1 };
const started = new Date('2026-10-06T09:00:00Z');
const record: Lineage = { template, version: '1.0.0', source: 'record' };

type Upgrades = Parameters<typeof createUpgradeControl>[0];

export interface Lagging extends AsyncDisposable {
  forge: SampleForge;
  store: Store;
  upgrades: BackgroundUpgrades;
  /** Files of the branch with the upgrade, as text. */
  branchOf: (name: string) => Record<string, string>;
  pullsOf: (name: string) => readonly { title: string; body: string; draft: boolean }[];
}

export interface LaggingService {
  service?: Partial<SampleService>;
  files?: Record<string, FileContent>;
  evidence?: Partial<Evidence>;
  lineage?: Lineage;
}

/** A forge on this machine with services made from the oldest kept release, as a store lists them. */
export async function aLaggingEstate(
  services: Readonly<Record<string, LaggingService>>,
  tools: Partial<Upgrades> = {},
): Promise<Lagging> {
  const { estate } = smallEstate(0);
  for (const [name, { service = {}, files = {} }] of Object.entries(services)) {
    const made = { template, version: '1.0.0', answers: {}, edits: {}, without: [], ...service };
    estate.create('sample-org', { name, files: { ...serviceFiles(made, started), ...files } });
  }
  const forge = await startSampleForge({ estate });
  const store = await openStore(sqlite(':memory:'));
  const repositories = Object.entries(services).map(([name, { evidence = {}, lineage = record }]) => {
    const id = `github:${estate.repository('sample-org', name)?.id ?? 0}`;
    const place = { id, owner: 'sample-org', name, url: `${forge.url}/sample-org/${name}` };
    return aRepository({ evidence: { ...place, ...evidence }, lineage });
  });
  await store.saveRepositories({ repositories, blobs: [], at: '2026-11-23T06:00:00.000Z' });
  const publisher = openPublisher({ apiUrl: forge.apiUrl, limits: requestLimits });
  const limits = { milliseconds: 30_000, bytes: 50_000_000, entries: 5000 };
  const upgrades = createUpgradeControl({
    ...{ store: aPublicStore(store), records: store, templates, mergeTrees, log: silentLog },
    clock: () => new Date('2026-11-23T12:00:00Z'),
    readTree: (url, signal) => readFullTree(url, { protocols: ['http'], limits }, signal),
    open: (upgrade, signal) => publisher.openUpgradePullRequest(upgrade, { token: 'hubs-own', signal }),
    ...tools,
  });
  return {
    forge,
    store,
    upgrades,
    ...lookAt(forge),
    [Symbol.asyncDispose]: () => close({ upgrades, store, forge }),
  };
}

function lookAt({ estate, written }: SampleForge): Pick<Lagging, 'branchOf' | 'pullsOf'> {
  const find = (name: string) =>
    estate.repository('sample-org', name) as NonNullable<ReturnType<typeof estate.repository>>;
  return {
    branchOf(name) {
      const [branch = ''] = written.of(find(name)).branches.keys();
      const commit = written.commit(find(name), written.tip(find(name), branch) ?? '');
      const files = written.files(find(name), commit?.tree ?? '') ?? new Map<string, FileContent>();
      return Object.fromEntries([...files].map(([path, content]) => [path, textOf(content)]));
    },
    pullsOf: (name) => written.of(find(name)).pulls,
  };
}

function textOf(content: FileContent): string {
  if (typeof content === 'string' || Buffer.isBuffer(content)) return content.toString();
  return 'executable' in content ? content.executable.toString() : '';
}

async function close({
  upgrades,
  store,
  forge,
}: Pick<Lagging, 'upgrades' | 'store' | 'forge'>): Promise<void> {
  await upgrades.stop();
  await store[Symbol.asyncDispose]();
  await forge[Symbol.asyncDispose]();
}
