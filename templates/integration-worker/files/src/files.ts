import { mkdir, open, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMessage, labelOf, type Label } from './queue-names.ts';

/** A file that holds a message. */
export interface MessageFile {
  path: string;
  fileName: string;
  label: Label | undefined;
  bytes: number;
  /** When its content was written, in milliseconds since 1970. Renaming keeps it, so it is the order messages came in. */
  modified: number;
}

/** Messages in a folder, in the order they came. Folders and links are left alone. */
export async function messagesIn(folder: string): Promise<MessageFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(unlessGone([]));
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && isMessage(entry.name))
      .map(async ({ name }) => {
        const path = join(folder, name);
        const found = await stat(path).catch(unlessGone(undefined));
        if (!found) return [];
        return [{ path, fileName: name, label: labelOf(name), bytes: found.size, modified: found.mtimeMs }];
      }),
  );
  return files.flat().sort(byArrival);
}

/** By time; of one moment by the sender's name for the file, then by receipt. */
function byArrival(one: MessageFile, other: MessageFile): number {
  const name = ({ fileName, label }: MessageFile) => label?.name ?? fileName.slice(-40);
  return (
    one.modified - other.modified || compare(name(one), name(other)) || compare(receipt(one), receipt(other))
  );
}

const receipt = ({ label }: MessageFile) => label?.receipt ?? '';
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

export async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(unlessGone([]));
}

/** Whether a file was there to be renamed: of several who try, one succeeds. */
export async function moved(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(() => true, unlessGone(false));
}

/** Writes a file that is safe on the disk when this resolves, and is there wholly or not at all. */
export async function writeSafely(path: string, content: string | Uint8Array, modified?: Date): Promise<void> {
  const hidden = join(dirname(path), `.${path.slice(dirname(path).length + 1, dirname(path).length + 17)}.new`);
  try {
    await writeFile(hidden, content, { flush: true });
    if (modified) await utimes(hidden, modified, modified);
    await rename(hidden, path);
  } catch (error) {
    await rm(hidden, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** So that a rename outlives a power cut. Not every system lets a folder be opened or flushed. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  try {
    await handle?.sync();
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'EISDIR', 'ENOTSUP'].includes(codeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}

/** Deletes files that are older than so many milliseconds. */
export async function deleteOlder(folder: string, age: number, which: (name: string) => boolean = () => true) {
  for (const name of (await names(folder)).filter(which)) {
    const found = await stat(join(folder, name)).catch(unlessGone(undefined));
    if (found?.isFile() && found.mtimeMs < Date.now() - age) await rm(join(folder, name), { force: true });
  }
}

export async function makeFolders(...folders: string[]): Promise<void> {
  for (const folder of folders) await mkdir(folder, { recursive: true });
}

export function unlessGone<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === 'ENOENT') return instead;
    throw error;
  };
}

/** The code of an error of the system, such as ENOSPC; empty for other errors. */
export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
