import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../base/problem.ts';
import type { ReadyFile } from '../mending/mending.ts';

/**
 * Writes one ready file into a working copy.
 *
 * @throws Problem `conflict` where a new file would be put over one that is there, or through a symbolic link
 */
export async function writeReadyFile(
  folder: string,
  { path, text, isNew }: Pick<ReadyFile, 'path' | 'text' | 'isNew'>,
): Promise<void> {
  const target = join(folder, path);
  const parent = dirname(target);
  for (const place of [parent, target]) {
    const found = await lstat(place).catch(() => undefined);
    if (place !== folder && found?.isSymbolicLink())
      throw new Problem('conflict', `${place} is a symbolic link. Nothing is written through it.`);
  }
  await mkdir(parent, { recursive: true });
  await writeFile(target, text, { flag: isNew ? 'wx' : 'r+' }).catch((cause: unknown) => {
    throw new Problem('conflict', `${target} could not be written.`, { cause });
  });
}
