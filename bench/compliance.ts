// Pages of compliance over 25,000 repositories that every policy assessed, and a draft tried on them. `node bench/compliance.ts [repositories]`
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodyTypes, nations } from '../src/domain/organisation.ts';
import { checks } from '../src/policy/policy.ts';
import { makeComplianceEstate } from './compliance-estate.ts';
import { main, startServer, stopServer, timesOf, type Server } from './pages.ts';
import { percentile, printTable, type Row } from './row.ts';

const section = 'compliance';
const target = '≤ 50';
const warm = 40;

export async function complianceRows(repositories = 25_000): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-compliance-'));
  try {
    await makeComplianceEstate(folder, repositories);
    await startServer(folder).then(stopServer); // builds the index
    const server = await startServer(folder);
    const rows = await pageRows(server).finally(() => stopServer(server));
    return [...rows, await draftRow(folder, repositories)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same page asked again and again, and pages that nobody asked before: other parts of the estate, other policies. */
async function pageRows(server: Server): Promise<Row[]> {
  const parts = nations.flatMap((nation) => bodyTypes.map((bodyType) => ({ nation, bodyType })));
  const narrowed = (path: string) =>
    parts.map(
      ({ nation, bodyType }) =>
        `${path}${path.includes('?') ? '&' : '?'}nation=${nation}&bodyType=${bodyType}`,
    );
  const whole = [
    ...['/compliance', '/compliance?policy=nhs-osp-2022', '/compliance/map', '/compliance/map?by=nation'],
    ...[
      '/compliance/attention',
      '/checks/has-licence',
      '/checks/has-contact?outcome=met',
      '/policies/nhs-osp-2022',
    ],
    ...['/organisations/made-up-1', '/organisations/made-up-1/report', '/history', '/learn', '/decisions'],
    ...['/api/v1/compliance', '/api/v1/checks/has-contact', '/api/v1/compliance/map'],
  ];
  const rows: Row[] = [];
  for (const path of whole) {
    rows.push(await asked(server, `${path}, asked first`, [path]));
    rows.push(
      await asked(
        server,
        `${path}, asked again`,
        Array.from({ length: warm }, () => path),
      ),
    );
  }
  for (const path of [
    '/compliance',
    '/compliance?policy=nhs-osp-2022',
    '/compliance/map',
    '/checks/has-licence',
  ])
    rows.push(
      await asked(server, `${path}, ${parts.length} parts that nobody asked for before`, narrowed(path)),
    );
  return rows;
}

async function asked(server: Server, name: string, paths: readonly string[]): Promise<Row> {
  const before = await processorMs(server);
  const found = await timesOf(
    paths.map((path) => server.url + path),
    { warmUp: false },
  );
  const processor = ((await processorMs(server)) - before) / paths.length;
  const measured = `${percentile(found, 0.5).toFixed(1)}, ${percentile(found, 0.95).toFixed(1)}`;
  return {
    ...{ section, name: `${name}: p50, p95 ms`, target },
    measured: `${measured} (processor ${processor.toFixed(1)})`,
  };
}

/** What the server took of the processor since it began, in steps of 10; on Linux alone, 0 elsewhere. */
async function processorMs({ child }: Server): Promise<number> {
  const stat = await readFile(`/proc/${child.pid ?? 0}/stat`, 'utf8').catch(() => '');
  const [user = 0, system = 0] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14).map(Number);
  return (user + system) * 10;
}

/** `codehub assess --policy FILE --dry-run` with a draft that asks every check. */
async function draftRow(folder: string, repositories: number): Promise<Row> {
  const clauses = checks.map(
    ({ id }) => `  - { check: ${id}, force: required, clause: '1', text: It is asked. }`,
  );
  const draft = [
    ...['id: draft', 'title: A draft', "version: '1'", 'summary: Asks everything.', 'source: A draft'],
    ...['url: null', 'effectiveFrom: 2026-01-01', 'lastReviewed: 2026-11-23', 'clauses:', ...clauses],
  ];
  await writeFile(join(folder, 'draft.yml'), `${draft.join('\n')}\n`);
  const started = performance.now();
  const processor = await processorSeconds(folder, ['assess', '--policy', 'draft.yml', '--dry-run']);
  const clock = (performance.now() - started) / 1000;
  return {
    ...{ section, target: '≤ 20' },
    name: `a draft of ${checks.length} checks tried on ${repositories} repositories, s`,
    measured: `${clock.toFixed(1)} (processor ${processor.toFixed(1)})`,
  };
}

/** Runs a command of the hub; what it took of the processor, as the shell tells it. */
function processorSeconds(folder: string, args: readonly string[]): Promise<number> {
  const command = [process.execPath, main, ...args].map((part) => `'${part}'`).join(' ');
  const env = { PATH: process.env['PATH'] ?? '', CODEHUB_DATA: 'data', LOG_LEVEL: 'error' };
  const child = spawn('bash', ['-c', `TIMEFORMAT='%U %S'; time ${command} > assess.txt`], {
    cwd: folder,
    env,
  });
  let text = '';
  child.stderr.on('data', (data: Buffer) => (text += data.toString()));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      const [, user, system] = /([\d.]+) ([\d.]+)\s*$/.exec(text) ?? [];
      if (code === 0 && user !== undefined) resolve(Number(user) + Number(system));
      else reject(new Error(`The command failed: ${text}`));
    });
  });
}

if (import.meta.main) printTable(await complianceRows(Number(process.argv[2] ?? 25_000)));
