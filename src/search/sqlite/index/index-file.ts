import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { applicationId, schemaVersion } from './schema.ts';

/** What is remembered of the file behind an open index, to notice that somebody else did something to it. */
export interface FileState {
  /** 0 where there is no file, as for `:memory:`. */
  inode: number;
  size: number;
  modifiedMs: number;
  /** Whether its first bytes are those of an index of this version. */
  isOurs: boolean;
}

const headerBytes = 100;
const magic = 'SQLite format 3\0';

export function readFileState(path: string): FileState {
  const { ino, size, mtimeMs } = statOf(path);
  return { inode: ino, size, modifiedMs: mtimeMs, isOurs: hasOurHeader(path) };
}

/**
 * Compares the file with what it was.
 *
 * @returns `same`; `changed` for what SQLite itself does to it; `replaced` where another file is in its place or none;
 *   `damaged` where it was cut short or written over. Our indexes never shrink: they are not vacuumed
 */
export function compareFile(path: string, before: FileState): 'same' | 'changed' | 'replaced' | 'damaged' {
  const { ino, size, mtimeMs } = statOf(path);
  if (ino !== before.inode) return 'replaced';
  if (size === before.size && mtimeMs === before.modifiedMs) return 'same';
  if (size < before.size || (before.isOurs && !hasOurHeader(path))) return 'damaged';
  return 'changed';
}

/** Removes an index with the files that SQLite keeps beside it. */
export function removeIndexFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

function statOf(path: string): { ino: number; size: number; mtimeMs: number } {
  const none = { ino: 0, size: 0, mtimeMs: 0 };
  return path === ':memory:' ? none : (statSync(path, { throwIfNoEntry: false }) ?? none);
}

/** The database header, as https://www.sqlite.org/fileformat.html section 1.3 describes it. */
function hasOurHeader(path: string): boolean {
  const header = Buffer.alloc(headerBytes);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, header, 0, headerBytes, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
  return (
    header.toString('latin1', 0, magic.length) === magic &&
    header.readUInt32BE(60) === schemaVersion &&
    header.readUInt32BE(68) === applicationId
  );
}
