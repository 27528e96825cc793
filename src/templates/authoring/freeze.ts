import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeRelease } from '../definitions/release-file.ts';
import type { Templates } from '../definitions/template-set.ts';

export interface Frozen {
  id: string;
  version: string;
  /** `changed`: what was kept under this version is something else, and stays. */
  outcome: 'kept' | 'kept-before' | 'changed';
}

/**
 * Keeps the present release of templates in their folder, so that services made from it can be brought up to date later.
 * What is kept is never written again.
 */
export async function freezeTemplates(
  folder: string,
  templates: Templates,
  ids: readonly string[],
): Promise<Frozen[]> {
  const frozen: Frozen[] = [];
  for (const id of ids) {
    const source = await templates.find(id);
    const { version } = source.template;
    const path = join(folder, id, 'releases', `${version}.json`);
    const release = writeRelease(source);
    const before = await readFile(path, 'utf8').catch(() => undefined);
    if (before === undefined) {
      await mkdir(join(folder, id, 'releases'), { recursive: true });
      await writeFile(path, release, { flag: 'wx' });
    }
    const outcome = before === undefined ? 'kept' : before === release ? 'kept-before' : 'changed';
    frozen.push({ id, version, outcome });
  }
  return frozen;
}
