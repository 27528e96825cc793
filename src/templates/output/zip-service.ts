import { zipSync, type Zippable } from 'fflate';
import type { FilePlan } from '../../domain/template.ts';

/** In a zip's attributes the upper half is the mode as Unix has it. */
const mode = { file: 0o100644 << 16, program: 0o100755 << 16, link: 0o120777 << 16 };
const unix = 3;

/**
 * A service as a zip archive: the same plan gives the same bytes, wherever and whenever it is made.
 *
 * @param options.within a folder that all files are put into, for archives that people unpack by hand
 */
export function zipService({ files, date }: FilePlan, { within }: { within?: string } = {}): Uint8Array {
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  // Zip keeps the time of a wall clock: one made in local time reads the same in every zone.
  const mtime = new Date(year, month - 1, day);
  const entries = files.map(({ path, content, executable, symlink }) => {
    const attrs = symlink ? mode.link : executable ? mode.program : mode.file;
    return [
      within === undefined ? path : `${within}/${path}`,
      [content, { os: unix, attrs, mtime }],
    ] as const;
  });
  return zipSync(Object.fromEntries(entries) as Zippable, { level: 6 });
}
