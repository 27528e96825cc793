import { mkdir, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityIn, hasExited, ownIdentity } from '../process/process-identity.ts';

const prefix = 'codehub-git-';
/** A folder whose name does not say whose it is was left by an earlier version. */
const maxNamelessAgeMs = 24 * 3_600_000;

/** A temporary folder for one reading, removed with all it holds when disposed of. */
export interface ScratchFolder extends AsyncDisposable {
  path: string;
  /** Bytes of the files in it now. */
  size(): Promise<number>;
}

export async function openScratchFolder(parent: string = tmpdir()): Promise<ScratchFolder> {
  await mkdir(parent, { recursive: true });
  const path = await realpath(await mkdtemp(join(parent, `${prefix}${ownIdentity()}-`)));
  return {
    path,
    size: () => sizeOf(path),
    // A child of a killed git may write for a moment longer: a folder that fills again is removed again.
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }),
  };
}

/** Removes the folders that processes of this machine left behind when they were killed. What cannot be removed stays. */
export async function sweepScratchFolders(parent: string = tmpdir()): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const path = join(parent, name);
    if (await isLeft(name, path)) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

async function isLeft(name: string, path: string): Promise<boolean> {
  const owner = identityIn(name);
  if (owner !== undefined) return hasExited(owner);
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > maxNamelessAgeMs,
    () => false,
  );
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => sizeOfFile(join(file.parentPath, file.name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A file that git has removed or renamed since it was listed counts nothing. */
async function sizeOfFile(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
