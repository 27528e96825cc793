// Tools that start a project from a template, on the same files as ours.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FilePlan } from '../src/domain/template.ts';
import { writeService } from '../src/templates/templates.ts';
import { isOnPath } from '../scripts/is-on-path.ts';
import { percentile, ratio, type Row } from './row.ts';

export const run = promisify(execFile);
export const root = new URL('..', import.meta.url).pathname;
export const section = 'templates';
export const serviceName = 'Ward board';
const times = 9;

/** `codehub new` as a process. */
export function startByCodehub(id: string, target: string, ...more: string[]) {
  const set = ['--set', `serviceName=${serviceName}`];
  return run(process.execPath, [join(root, 'bin', 'codehub.js'), 'new', id, target, ...set, ...more]);
}

/** The same files as a template of copier, each file that holds the name filled in. */
export async function copierRows(id: string, plan: FilePlan, folder: string): Promise<Row[]> {
  if (!(await isOnPath('copier')))
    return [{ section, name: 'copier copy, ms', measured: 'not measured: copier is not on the PATH' }];
  const origin = join(folder, 'copier');
  await mkdir(origin);
  await writeFile(
    join(origin, 'copier.yml'),
    '_envops: { variable_start_string: "[[", variable_end_string: "]]", block_start_string: "[%", block_end_string: "%]", comment_start_string: "[#", comment_end_string: "#]" }\nname: { type: str }\n',
  );
  for (const [path, { content }] of plan.files) await writeForCopier(origin, path, content);
  const copied = await median(
    (target) =>
      run('copier', ['copy', '--quiet', '--defaults', '--data', `name=${serviceName}`, origin, target]),
    folder,
  );
  const plain = await median((target) => startByCodehub(id, target, '--no-git'), folder);
  return [
    {
      section,
      name: 'codehub new --no-git beside copier copy of the same files, ms',
      measured: plain.toFixed(0),
      baseline: { name: 'copier copy', measured: copied.toFixed(0), ratio: ratio(copied, plain) },
    },
  ];
}

async function writeForCopier(folder: string, path: string, content: Uint8Array): Promise<void> {
  const text = new TextDecoder().decode(content);
  const filled = text.includes('Example service');
  const place = join(folder, filled ? `${path}.jinja` : path);
  await mkdir(join(place, '..'), { recursive: true });
  await writeFile(place, filled ? text.replaceAll('Example service', '[[ name ]]') : content);
}

/** giget fetches an archive of the files from this machine and unpacks it; it fills in nothing and checks nothing. */
export async function gigetRows(id: string, plan: FilePlan, folder: string): Promise<Row[]> {
  if (!(await isOnPath('giget')))
    return [{ section, name: 'giget, ms', measured: 'not measured: giget is not on the PATH' }];
  await writeService(plan, join(folder, 'giget', 'service'));
  const archive = join(folder, 'service.tar.gz');
  await run('tar', ['-czf', archive, '-C', join(folder, 'giget'), 'service']);
  const bytes = await readFile(archive);
  const server = createServer((_request, response) => void response.end(bytes)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'giget-cache') };
  try {
    const address = `http://127.0.0.1:${port}/service.tar.gz`;
    const fetched = await median((target) => run('giget', [address, target], { env }), folder);
    const plain = await median((target) => startByCodehub(id, target, '--no-git'), folder);
    return [
      {
        section,
        name: 'codehub new --no-git beside giget of the same files, ms',
        measured: plain.toFixed(0),
        baseline: { name: 'giget', measured: fetched.toFixed(0), ratio: ratio(fetched, plain) },
      },
    ];
  } finally {
    server.close();
  }
}

/** Milliseconds of the middle one of several runs, after one that does not count; each has a new place to write to. */
export async function median(work: (target: string) => Promise<unknown>, folder: string): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round <= times; round += 1) {
    const target = join(folder, 'made');
    const started = performance.now();
    await work(target);
    if (round > 0) taken.push(performance.now() - started);
    await rm(target, { recursive: true, force: true });
  }
  return percentile(taken, 0.5);
}
