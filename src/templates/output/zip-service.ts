import type { Zippable } from 'fflate';
import type { TreeFile } from '../../domain/file-tree.ts';
import type { FilePlan } from '../../domain/template.ts';
import { gitModes } from '../../git/modes.ts';

/** In a zip's attributes the upper half is the mode as Unix has it: git's, but that anybody may follow a link. */
function attributesOf({ kind }: TreeFile): number {
  const mode = Number.parseInt(gitModes[kind], 8);
  return (kind === 'symlink' ? mode | 0o777 : mode) << 16;
}

const unix = 3;

/**
 * A service as a zip archive: the same plan gives the same bytes, wherever and whenever it is made.
 *
 * @param options.within a folder that all files are put into, for archives that people unpack by hand
 */
export async function zipService(
  { files, date }: FilePlan,
  { within }: { within?: string } = {},
): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  // Zip keeps the time of a wall clock: one made in local time reads the same in every zone.
  const mtime = new Date(year, month - 1, day);
  const entries = [...files].map(
    ([path, file]) =>
      [
        within === undefined ? path : `${within}/${path}`,
        [file.content, { os: unix, attrs: attributesOf(file), mtime }],
      ] as const,
  );
  return zipSync(Object.fromEntries(entries) as Zippable, { level: 6 });
}
