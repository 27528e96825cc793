import { mkdir, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder for one reading, removed with all it holds when disposed of. */
export interface ScratchFolder extends AsyncDisposable {
  path: string;
  /** Bytes of the files in it now. */
  size(): Promise<number>;
}

export async function openScratchFolder(parent: string = tmpdir()): Promise<ScratchFolder> {
  await mkdir(parent, { recursive: true });
  const path = await realpath(await mkdtemp(join(parent, 'codehub-git-')));
  return {
    path,
    size: () => sizeOf(path),
    // A child of a killed git may write for a moment longer: a folder that fills again is removed again.
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }),
  };
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
