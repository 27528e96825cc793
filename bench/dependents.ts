// Who depends on a package, asked of 25,000 stored repositories with 60 dependencies each. `node bench/dependents.ts [repositories]`
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dependentsIn } from '../src/app/dependents-in.ts';
import { dependentsTool } from '../src/mcp/tools.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { sqlite } from '../src/store/sqlite/sqlite.ts';
import { createPublicStore } from '../src/visibility/create-public-store.ts';
import { anApi, organisation } from '../tests/api/an-api.ts';
import { drawPackage, fillWithPackages, packageAt } from './dependents-estate.ts';
import { percentile, printTable, type Row } from './row.ts';
import { seeded } from './search-documents.ts';

const owners = Array.from({ length: 30 }, (_, index) => `made-up-${index + 1}`);
const ownerOf = (login: string) => ({ ...organisation, login, name: login });
const target = 'p95 ≤ 20';

export async function dependentsRows(repositories = 25_000): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-dependents-'));
  try {
    await using store = await openStore(sqlite(join(folder, 'hub.sqlite')));
    await fillWithPackages(store, repositories, owners);
    return await measure(store);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Packages as repositories use them, so that those asked for most often are in most repositories; then the one that is in nearly all. */
async function measure(store: Store): Promise<Row[]> {
  const open = createPublicStore(store, () => ({ organisations: owners.map(ownerOf), repositories: [] }));
  const { client } = anApi({}, { store: open });
  const random = seeded(17);
  const asked = Array.from({ length: 200 }, () => packageAt(drawPackage(random)));
  const find = dependentsIn(open);
  const ways: Record<string, (key: string) => Promise<unknown>> = {
    'API, first page': (key) => client.get('/api/v1/dependents').query({ package: `pkg:${key}` }),
    'API, a page in the middle': (key) =>
      client.get('/api/v1/dependents').query({ package: `pkg:${key}`, page: 20 }),
    'API, version below 9': (key) => client.get('/api/v1/dependents').query({ package: `pkg:${key}@<9` }),
    'page and store': (key) => open.dependents(key, { page: 1, perPage: 50 }),
    assistants: (key) => dependentsTool({ store: open }, `pkg:${key}`, 20),
    'ids for a search': (key) => find({ package: key, condition: null }),
  };
  const rows: Row[] = [];
  for (const [name, ask] of Object.entries(ways)) {
    const usual = await times(asked, ask);
    const worst = await times(Array(10).fill(packageAt(0)), ask);
    const measured = [percentile(usual, 0.5), percentile(usual, 0.95), percentile(worst, 0.5)];
    const [p50, p95, inAll] = measured.map((ms) => ms.toFixed(1));
    rows.push({
      section: 'dependents',
      name: `${name}, processor ms`,
      measured: `p50 ${p50}, p95 ${p95}, of a package in nearly all ${inAll}`,
      target,
    });
  }
  return rows;
}

/** Processor time of each, which other work on the machine changes least; that of the client of the API is in it. */
async function times(keys: readonly string[], ask: (key: string) => Promise<unknown>): Promise<number[]> {
  for (const key of keys.slice(0, 10)) await ask(key);
  const found: number[] = [];
  for (const key of keys) {
    const used = process.cpuUsage();
    await ask(key);
    const { user, system } = process.cpuUsage(used);
    found.push((user + system) / 1000);
  }
  return found;
}

if (import.meta.main) printTable(await dependentsRows(Number(process.argv[2] ?? 25_000)));
