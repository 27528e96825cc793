import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const timeoutMs = 10 * 60_000;
/** What stands in a template's lock in place of the service's own name. */
const nameInTemplate = '[%= json(packageName) %]';

interface LockOptions {
  /** The lock there is, with a name filled in: what still fits is kept. Undefined: all is chosen anew. */
  lock: string | undefined;
  /** Nothing that was published later is chosen. */
  before: Date;
}

/**
 * The lock file that goes with a `package.json`, as a template keeps it: with the place of the service's name, and without
 * addresses of a registry, so that it fits every registry.
 *
 * @param manifest with its places filled in
 * @throws what npm says, for versions that do not go together or a registry that does not answer
 */
export async function npmLockOf(manifest: string, { lock, before }: LockOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'codehub-lock-'));
  try {
    await writeFile(join(folder, 'package.json'), manifest);
    if (lock !== undefined) await writeFile(join(folder, 'package-lock.json'), lock);
    const options = [
      '--package-lock-only',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--omit-lockfile-registry-resolved',
      `--before=${before.toISOString()}`,
    ];
    await run('npm', ['install', ...options], { cwd: folder, timeout: timeoutMs, maxBuffer: 50_000_000 });
    return lockForTemplate(await readFile(join(folder, 'package-lock.json'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Lock {
  name?: string;
  packages: Record<string, { name?: string; libc?: unknown }>;
}

/** A lock as npm writes it, made fit for a template. `libc` is left out: only some versions of npm write it. */
function lockForTemplate(text: string): string {
  const lock = JSON.parse(text) as Lock;
  const place = '\0name';
  if (lock.name !== undefined) lock.name = place;
  const own = lock.packages[''];
  if (own?.name !== undefined) own.name = place;
  for (const each of Object.values(lock.packages)) delete each.libc;
  return `${JSON.stringify(lock, null, 2).replaceAll(JSON.stringify(place), nameInTemplate)}\n`;
}
