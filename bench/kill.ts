// Kills harvests and servers with -9 again and again, and compares what is left with a hub that was never killed.
// `node bench/kill.ts [kills] [seed] [graphql|rest] [repositories]`; ends with 1 when anything was lost or doubled.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { startSampleForge, type SampleForge } from '../simulator/simulator.ts';
import { contentsOf, differencesBetween, faultsIn } from './kill-contents.ts';
import { changeEstate, killEstate, seededRandom } from './kill-estate.ts';

const [kills = '200', seed = '1', route = 'graphql', repositories = '150'] = process.argv.slice(2);
const killsInARow = 5;
const main = new URL('../bin/codehub.js', import.meta.url).pathname;

interface Hub {
  folder: string;
  database: string;
  env: Record<string, string>;
}

/** What a process is killed at: something that happened, never a moment. */
interface Fact {
  name: string;
  /** Resolves when it has happened. */
  happened: (forge: SampleForge, hub: Hub, child: ChildProcess) => Promise<void>;
}

const requestFact = (n: number): Fact => ({
  name: `request ${n}`,
  happened: (forge) => new Promise((resolve) => forge.onRequest(n, () => resolve())),
});

const savedFact = (n: number): Fact => ({
  name: `${n} changes saved`,
  async happened(_, hub, child) {
    const start = positionOf(hub);
    while (isRunning(child) && positionOf(hub) < start + n) await delay(2);
  },
});

/** The run has ended, and the index or a projection is being written. */
const derivedFact = (n: number): Fact => ({
  name: `derived data written ${n} times`,
  async happened(_, hub, child) {
    let before = await derivedState(hub);
    for (let changes = 0; changes < n && isRunning(child);) {
      await delay(2);
      const now = await derivedState(hub);
      if (now !== before) changes += 1;
      before = now;
    }
  },
});

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function positionOf({ database }: Hub): number {
  return asked(database, 'select position from change_counter');
}

async function derivedState(hub: Hub): Promise<string> {
  const projected = asked(hub.database, 'select sum(position) from projection');
  const names = (await readdir(join(hub.folder, 'data')).catch(() => [])).filter((name) =>
    /search/.test(name),
  );
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(hub.folder, 'data', name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return [projected, ...sizes].join();
}

/** A number out of a database; 0 while it is not there. */
function asked(path: string, sql: string): number {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true });
    try {
      return Number(database.prepare(sql).pluck().get() ?? 0);
    } finally {
      database.close();
    }
  } catch {
    return 0;
  }
}

async function openHub(name: string, parent: string, forge: SampleForge): Promise<Hub> {
  const folder = join(parent, name);
  const temp = join(folder, 'tmp');
  await mkdir(temp, { recursive: true });
  const organisations = forge.estate.accounts.map(
    ({ login }) => `  - { login: ${login}, name: ${login}, bodyType: trust, nation: England }`,
  );
  await writeFile(
    join(folder, 'catalog.yml'),
    `policies: [nhs-osp-2022]\norganisations:\n${organisations.join('\n')}\n`,
  );
  const token: Record<string, string> = route === 'graphql' ? { GITHUB_TOKEN: 'sample' } : {};
  const env = { GITHUB_API_URL: forge.apiUrl, TMPDIR: temp, PORT: '0', LOG_LEVEL: 'info', ...token };
  return { folder, database: join(folder, 'data', 'hub.sqlite'), env };
}

function start({ folder, env }: Hub, args: readonly string[]) {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (text += data.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { child, ended, text: () => text };
}

async function harvestWhole(hub: Hub, args: readonly string[] = []): Promise<void> {
  const { child, ended, text } = start(hub, ['harvest', ...args]);
  await ended;
  if (child.exitCode !== 0) throw new Error(`A harvest ended with ${child.exitCode}:\n${text()}`);
}

/** Starts the hub and kills it at the fact; a server at the latest when its harvest has ended. False when it ended before that. */
async function killAt(
  fact: Fact,
  command: 'harvest' | 'serve',
  hub: Hub,
  forge: SampleForge,
): Promise<boolean> {
  const { child, ended, text } = start(hub, [command]);
  const over = (async () => {
    while (isRunning(child) && !text().includes('Harvest ended')) await delay(5);
  })();
  await Promise.race([fact.happened(forge, hub, child), ended, ...(command === 'serve' ? [over] : [])]);
  if (child.exitCode === null) child.kill('SIGKILL');
  await ended;
  if (child.signalCode === 'SIGKILL') return true;
  if (child.exitCode !== 0) throw new Error(`A run after a kill ended with ${child.exitCode}:\n${text()}`);
  return false;
}

async function run(forge: SampleForge, parent: string): Promise<string[]> {
  const random = seededRandom(Number(seed));
  const [killed, twin] = [await openHub('killed', parent, forge), await openHub('twin', parent, forge)];
  const counts: Record<string, number> = {};
  let done = 0;
  for (let round = 0; done < Number(kills); round++) {
    if (round > 0) changeEstate(forge.estate, round, random);
    for (let n = 0; n < killsInARow && done < Number(kills); n++) {
      const fact = chooseFact(random);
      const command = random() < 0.3 ? 'serve' : 'harvest';
      if (!(await killAt(fact, command, killed, forge))) continue;
      done += 1;
      const kind = `${command}, ${fact.name.replace(/\d+/, 'n')}`;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    await harvestWhole(killed);
    await harvestWhole(twin);
    const faults = [
      ...differencesBetween(contentsOf(twin.database), contentsOf(killed.database)),
      ...faultsIn(killed.database),
    ];
    console.error(
      `${done} kills, round ${round}: ${faults.length === 0 ? 'as if there had been none' : faults.join('\n  ')}`,
    );
    if (faults.length > 0) return faults;
  }
  console.log(counts);
  return atTheEnd(killed, twin);
}

function chooseFact(random: () => number): Fact {
  const kind = random();
  const n = 1 + Math.floor(random() * (route === 'graphql' ? 6 : 12));
  if (kind < 0.4) return requestFact(n);
  return kind < 0.7 ? savedFact(1 + Math.floor(random() * 12)) : derivedFact(n);
}

/** After a harvest of everything: contents, what the API answers, and what lies about. */
async function atTheEnd(killed: Hub, twin: Hub): Promise<string[]> {
  await harvestWhole(killed, ['--full']);
  await harvestWhole(twin, ['--full']);
  const lying = await readdir(join(killed.folder, 'tmp'));
  const left = lying.filter((name) => name.startsWith('codehub-')).map((name) => `left behind: ${name}`);
  const [one, other] = [await answersOf(twin), await answersOf(killed)];
  const differences = differencesBetween(contentsOf(twin.database), contentsOf(killed.database));
  const answers =
    one === other ? [] : [`The API answers otherwise:\n${one.slice(0, 500)}\n${other.slice(0, 500)}`];
  return [...differences, ...answers, ...faultsIn(killed.database), ...left];
}

/** What search says of the whole estate. */
async function answersOf(hub: Hub): Promise<string> {
  const { child, ended, text } = start(hub, ['serve', '--no-harvest']);
  while (!/http:\/\/127\.0\.0\.1:\d+/.test(text()) && child.exitCode === null) await delay(20);
  const [base = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(text()) ?? [];
  const pages: unknown[] = [];
  for (let page = 1; page <= 3; page++) {
    const answer = await fetch(`${base}/api/v1/repositories?sort=name&perPage=100&page=${page}`);
    const { total, items, facets } = (await answer.json()) as Record<string, unknown>;
    pages.push({ total, facets, items: (items as { id: string }[]).map(({ id }) => id) });
  }
  child.kill('SIGTERM');
  await ended;
  return JSON.stringify(pages);
}

const parent = await mkdtemp(join(tmpdir(), 'codehub-kill-'));
const forge = await startSampleForge({
  estate: killEstate(5, Number(repositories)),
  limits: { graphql: 1_000_000, core: 1_000_000, anonymous: 1_000_000 },
});
try {
  const faults = await run(forge, parent);
  console.log(
    faults.length === 0 ? `${kills} kills: nothing was lost, doubled or left behind.` : faults.join('\n'),
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await forge[Symbol.asyncDispose]();
  await rm(parent, { recursive: true, force: true });
}
