// Starts the real server over 25,000 stored repositories and asks it for lists and pages. `node bench/pages.ts [repositories]`
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssessedRepository } from '../src/domain/repository.ts';
import { openStore } from '../src/store/open-store.ts';
import { sqlite } from '../src/store/sqlite/sqlite.ts';
import { aBlob, aLicence, aRepository, anAssessment } from '../tests/builders.ts';
import { percentile, printTable, ratio, type Row } from './row.ts';
import { madeUpDocuments, madeUpQueries } from './search-documents.ts';

const organisations = 30;
export const main = fileURLToPath(new URL('../bin/codehub.js', import.meta.url));

export async function pageRows(repositories = 25_000): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-pages-'));
  try {
    const queries = await fill(folder, repositories);
    await startServer(folder).then(stopServer); // builds the index
    return await measure(folder, repositories, queries);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Made-up repositories in a store of their own. */
async function fill(folder: string, repositories: number): Promise<string[]> {
  const names = Array.from({ length: organisations }, (_, index) => `made-up-${index + 1}`);
  const entries = names.map(
    (login) => `  - { login: ${login}, name: ${login}, bodyType: trust, nation: England }`,
  );
  await writeFile(
    join(folder, 'catalog.yml'),
    `policies: [nhs-osp-2022]\norganisations:\n${entries.join('\n')}\n`,
  );
  await using store = await openStore(sqlite(join(folder, 'data', 'hub.sqlite')));
  const documents = [...madeUpDocuments(repositories)];
  for (let from = 0; from < documents.length; from += 200) {
    const part = documents.slice(from, from + 200);
    const blobs = part.map(({ readme }) => aBlob({ text: readme }));
    const batch = part.map(({ item }, index): AssessedRepository => {
      const owner = names[(from + index) % organisations] ?? '';
      const oid = blobs[index]?.oid ?? '';
      const { name, description, language, topics, stars, archived, fork, template, pushedAt } = item;
      const tree = [{ path: 'README.md', type: 'file' as const, oid, size: 1 }];
      const facts = {
        id: `github:${from + index}`,
        owner,
        organisation: owner,
        tree,
        url: `https://github.com/${owner}/${name}`,
      };
      return aRepository({
        evidence: {
          ...facts,
          name: `${name}-${from + index}`,
          description,
          language,
          topics,
          stars,
          archived,
          fork,
          template,
          pushedAt,
        },
        licence: item.licence ? aLicence({ spdx: item.licence.spdx }) : null,
        status: item.status === 'withdrawn' ? 'open' : item.status,
        assessments: [anAssessment({ policy: 'nhs-osp-2022' })],
      });
    });
    await store.saveRepositories({ repositories: batch, blobs, at: new Date().toISOString() });
  }
  await store.recordFigures(new Date().toISOString().slice(0, 10));
  return madeUpQueries(documents, 200);
}

export interface Server {
  child: ChildProcess;
  url: string;
  /** Milliseconds from the start of the process to its first answer. */
  ready: number;
}

/** Starts the hub over what a folder holds, and waits until its index has caught up. */
export async function startServer(folder: string): Promise<Server> {
  const started = performance.now();
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'error', CODEHUB_DATA: 'data' };
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=4', '--heap-growing-percent=80', main, 'serve', '--no-harvest'],
    {
      cwd: folder,
      env,
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (data: Buffer) => {
      const found = /at (http:\S+)/.exec(data.toString())?.[1];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error('The server did not start.')));
  });
  await (await fetch(`${url}/health/ready`)).text();
  const ready = performance.now() - started;
  // The index follows in the background; lists are measured when it has caught up.
  for (
    let total = -1, before = -2;
    total !== before;
    await new Promise((resolve) => setTimeout(resolve, 1500))
  ) {
    before = total;
    total = ((await (await fetch(`${url}/api/v1/repositories?perPage=1`)).json()) as { total: number }).total;
  }
  return { child, url, ready };
}

export async function stopServer({ child }: Server): Promise<void> {
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('close', resolve));
}

async function measure(folder: string, repositories: number, queries: readonly string[]): Promise<Row[]> {
  const server = await startServer(folder);
  const floor = await bareServer(server.url);
  try {
    const list = (base: string) =>
      queries.map((query) => `${base}/api/v1/repositories?q=${encodeURIComponent(query)}`);
    const api = await timesOf(list(server.url));
    const bare = await timesOf(list(floor.url));
    const pages = [
      '/',
      '/search',
      '/organisations',
      '/compliance',
      '/licences',
      '/checks/has-licence',
      '/harvests',
    ];
    const many = (path: string) => Array.from({ length: 30 }, () => `${server.url}${path}`);
    const section = 'pages';
    const rows: Row[] = [
      {
        section,
        name: `ready with ${repositories} stored, ms`,
        measured: server.ready.toFixed(0),
        target: '≤ 1000',
      },
      {
        section,
        name: 'API list, p95 ms',
        measured: percentile(api, 0.95).toFixed(1),
        target: '≤ 10',
        baseline: {
          name: 'node:http sending one such answer',
          measured: percentile(bare, 0.95).toFixed(1),
          ratio: ratio(percentile(bare, 0.95), percentile(api, 0.95)),
        },
      },
      { section, name: 'API list, p50 ms', measured: percentile(api, 0.5).toFixed(1) },
    ];
    for (const path of pages) {
      rows.push({
        section,
        name: `${path}, p95 ms`,
        measured: percentile(await timesOf(many(path)), 0.95).toFixed(1),
      });
    }
    return rows;
  } finally {
    floor.close();
    await stopServer(server);
  }
}

/** What any server on this machine would need to send a list that is ready made. */
async function bareServer(url: string) {
  const body = await (await fetch(`${url}/api/v1/repositories`)).text();
  const server = createServer((_req, res) => res.setHeader('content-type', 'application/json').end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** Milliseconds of each request, one after another, after a tenth of them as a warm-up unless that is left out. */
export async function timesOf(urls: readonly string[], { warmUp = true } = {}): Promise<number[]> {
  if (warmUp) for (const url of urls.slice(0, Math.ceil(urls.length / 10))) await (await fetch(url)).text();
  const found: number[] = [];
  for (const url of urls) {
    const started = performance.now();
    await (await fetch(url)).text();
    found.push(performance.now() - started);
  }
  return found;
}

if (import.meta.main) printTable(await pageRows(Number(process.argv[2] ?? 25_000)));
