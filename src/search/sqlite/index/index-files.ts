import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The file of the embedded index in a folder, for a short name made of digits and the letters a to f. */
export function indexFile(folder: string, name: string): string {
  return join(folder, `search-${name}.sqlite`);
}

/** Removes every index in a folder, with its logs, but the one at the path `kept`. */
export async function removeOtherIndexes(folder: string, kept: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (/^search-[0-9a-f]{12}\.sqlite/.test(name) && !path.startsWith(kept)) await rm(path, { force: true });
  }
}
