import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { notFound, Problem } from '../../base/problem.ts';
import { recordPath } from '../../lineage/service-record.ts';

/** Folders in which programs put what they make and load: no service of anybody's begins in there. */
const skipped = new Set(['node_modules', 'venv', '__pycache__', 'dist', 'build', 'vendor']);

/** Beyond this a folder is no collection of services but a whole disk. */
const maxFolders = 50_000;

/**
 * The services in a folder, by their records: clones beside each other, or parts of one repository, at any depth. Links are
 * not followed, and folders whose names begin with a full stop are left out.
 *
 * @returns their paths as they begin with `folder`, a folder before what is in it
 * @throws Problem `not-found` when there is no such folder, `invalid` when it holds too many; the signal's reason
 */
export async function findServices(folder: string, signal: AbortSignal): Promise<string[]> {
  const services: string[] = [];
  const waiting = [folder];
  for (let seen = 0; seen < waiting.length; seen += 1) {
    signal.throwIfAborted();
    if (seen >= maxFolders)
      throw new Problem('invalid', `${folder} holds more than ${maxFolders} folders. Name one with fewer.`);
    const at = waiting[seen] ?? folder;
    const entries = await readdir(at, { withFileTypes: true }).catch(() => undefined);
    if (!entries && at === folder) throw notFound(`The folder ${folder}`);
    if (entries?.some((entry) => entry.name === recordPath && entry.isFile())) services.push(at);
    const inner = (entries ?? []).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !skipped.has(entry.name),
    );
    waiting.push(...inner.map(({ name }) => join(at, name)));
  }
  return services.sort();
}
