import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../bin/codehub.js', import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves with the text of standard error as soon as it matches. */
  says: (pattern: RegExp) => Promise<string>;
}

/** A folder with a catalogue, for one test. */
export async function hubFolder(catalogue: string) {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-cli-'));
  await writeFile(join(folder, 'catalog.yml'), catalogue);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** Starts the real command line as a process of its own, with nothing of this machine's settings. */
export function startHub(
  args: readonly string[],
  { folder, env = {} }: { folder: string; env?: Record<string, string> },
): Running {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => pattern.test(err) && resolve(err);
      child.stderr.on('data', look);
      child.on('close', () => reject(new Error(`It never said ${pattern.source}: ${err}`)));
      look();
    });
  return { child, ended, says };
}

export const runHub = (args: readonly string[], options: Parameters<typeof startHub>[1]) =>
  startHub(args, options).ended;
