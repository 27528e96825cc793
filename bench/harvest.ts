// Harvests a generated estate through the real adapter, store and index. `node bench/harvest.ts [repositories]`
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../src/base/log.ts';
import { loadPolicies } from '../src/config/config.ts';
import { openGitHub } from '../src/forge/github/github.ts';
import { runHarvest } from '../src/harvest/harvest.ts';
import type { HarvestRun } from '../src/domain/harvest-run.ts';
import type { Organisation } from '../src/domain/organisation.ts';
import { follow } from '../src/projections/follow.ts';
import { searchIndex } from '../src/projections/search-index.ts';
import { openSqliteSearch } from '../src/search/sqlite/sqlite.ts';
import { openStore } from '../src/store/open-store.ts';
import { sqlite } from '../src/store/sqlite/sqlite.ts';
import { loadTemplates, fingerprintTemplates } from '../src/templates/templates.ts';
import { printTable, ratio, type Row } from './row.ts';

const organisations = 30;

export async function harvestRows(repositories = 5000): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-bench-'));
  const forge = await startForge(repositories);
  try {
    return await measure(forge, folder, repositories);
  } finally {
    forge.child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Forge {
  child: ChildProcess;
  apiUrl: string;
  ask<T>(what: 'touch' | 'count'): Promise<T>;
}

interface Counted {
  total: number;
  byKind: Record<string, number>;
  unexpected: string[];
}

async function startForge(repositories: number): Promise<Forge> {
  const child = fork(new URL('./forge-process.ts', import.meta.url), [
    String(organisations),
    String(repositories),
  ]);
  const next = <T>() =>
    new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)));
  const { apiUrl } = await next<{ apiUrl: string }>();
  return {
    child,
    apiUrl,
    ask(what) {
      const answer = next();
      child.send({ ask: what });
      return answer as never;
    },
  };
}

async function measure(forge: Forge, folder: string, repositories: number): Promise<Row[]> {
  const logins = Array.from({ length: organisations }, (_, index) => `sample-org-${index + 1}`);
  const byLogin = new Map(logins.map((login) => [login, organisation(login)]));
  const policies = await loadPolicies(new URL('../policies', import.meta.url).pathname);
  const templates = loadTemplates(new URL('../templates', import.meta.url).pathname);
  const own = await fingerprintTemplates(templates);
  await using store = await openStore(sqlite(join(folder, 'hub.sqlite')));
  await using index = await openSqliteSearch(join(folder, 'search.sqlite'));
  const { history } = await store.changePosition();
  const covered = new Map(logins.map((login) => [login, { name: login }]));
  const projection = searchIndex({
    engine: index,
    history,
    readBlobs: (oids) => store.readBlobs(oids),
    covered,
  });
  let peak = 0;

  async function harvest(
    full: boolean,
  ): Promise<{ run: HarvestRun; seconds: number; processor: number; counted: Counted }> {
    await using github = openGitHub({
      apiUrl: forge.apiUrl,
      token: 'sample',
      log: silentLog,
      trees: { read: () => Promise.reject(new Error('not used')) },
      limits: { gapMs: 0 },
    });
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
    const started = performance.now();
    const cpu = process.cpuUsage();
    const run = await runHarvest(
      {
        store,
        sources: [
          {
            ...{ forge: github, name: 'github' as const },
            accounts: logins.map((login) => ({ login, organisation: login, key: login })),
          },
        ],
        rules: () => ({ organisations: byLogin, policies, now: new Date() }),
        ownFingerprints: async () => own,
        clock: () => new Date(),
      },
      {
        id: crypto.randomUUID(),
        trigger: 'command',
        by: { kind: 'system', name: 'command' },
        full,
        only: [],
        signal: new AbortController().signal,
        onProgress: () => {},
      },
    );
    await follow(store, projection);
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const processor = (user + system) / 1e6;
    clearInterval(watch);
    const counted = await forge.ask<Counted>('count');
    if (run.faults.length > 0 || counted.unexpected.length > 0)
      console.error(run.faults.slice(0, 5), counted.unexpected.slice(0, 5));
    return { run, seconds, processor, counted };
  }

  const listing = ({ counted }: { counted: Counted }, kind: RegExp) =>
    Object.entries(counted.byKind).reduce((sum, [name, count]) => sum + (kind.test(name) ? count : 0), 0);
  const first = await harvest(false);
  const quiet = await harvest(false);
  await forge.ask('touch');
  const changed = await harvest(false);
  const full = await harvest(true);
  const look = listing(full, /nodes|look/i);
  const plain = await plainRest(forge.apiUrl, logins.slice(0, 3));
  const rate = repositories / first.seconds;
  const perRepository = first.counted.total / repositories;
  const section = 'harvest';
  return [
    {
      section,
      name: `first full harvest of ${repositories}, requests a repository`,
      measured: `${perRepository.toFixed(4)} (${first.counted.total})`,
      target: '≤ 0.045',
      baseline: {
        name: 'REST listing and a request a file',
        measured: plain.perRepository.toFixed(2),
        ratio: ratio(plain.perRepository, perRepository),
      },
    },
    {
      section,
      name: 'repositories a second: evidence, assessment, store, index',
      measured: rate.toFixed(0),
      target: '≥ 400',
      baseline: {
        name: 'REST, evidence alone',
        measured: plain.rate.toFixed(0),
        ratio: ratio(rate, plain.rate),
      },
    },
    {
      section,
      name: 'the same by processor seconds (what a quiet machine would do)',
      measured: (repositories / first.processor).toFixed(0),
      target: '≥ 400',
    },
    { section, name: 'nothing changed, requests', measured: String(quiet.counted.total), target: '≤ 2' },
    { section, name: '2 % changed, requests', measured: String(changed.counted.total), target: '≤ 45' },
    { section, name: 'second look at everything, requests', measured: String(look), target: '≤ 55' },
    { section, name: 'largest memory, MB', measured: (peak / 1e6).toFixed(0), target: '< 300' },
    {
      section,
      name: 'seconds: first, nothing changed, 2 % changed',
      measured: [first, quiet, changed].map(({ seconds }) => seconds.toFixed(1)).join(', '),
    },
  ];
}

/** What most tools do: list by REST, then ask for each file of each repository. */
async function plainRest(
  apiUrl: string,
  logins: readonly string[],
): Promise<{ perRepository: number; rate: number }> {
  const headers = { authorization: 'Bearer sample' };
  let requests = 0;
  let repositories = 0;
  const started = performance.now();
  for (const login of logins.slice(-1)) {
    for (let page = 1; ; page += 1) {
      const answer = await fetch(`${apiUrl}/orgs/${login}/repos?per_page=100&page=${page}`, { headers });
      requests += 1;
      const listed = (await answer.json()) as { full_name: string }[];
      repositories += listed.length;
      for (const { full_name } of listed) {
        for (const path of ['readme', 'license', 'contents/']) {
          await (await fetch(`${apiUrl}/repos/${full_name}/${path}`, { headers })).text();
          requests += 1;
        }
      }
      if (listed.length < 100) break;
    }
  }
  return {
    perRepository: requests / repositories,
    rate: repositories / ((performance.now() - started) / 1000),
  };
}

function organisation(login: string): Organisation {
  const rest = {
    homepage: null,
    parent: null,
    predecessors: [],
    successor: null,
    policies: ['nhs-osp-2022'],
  };
  return { login, name: login, bodyType: 'trust', nation: 'England', ...rest };
}

if (import.meta.main) {
  printTable(await harvestRows(Number(process.argv[2] ?? 5000)));
}
