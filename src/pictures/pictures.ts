import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fetchPicture } from './fetch-picture.ts';
import { forgetOldest } from './forget-oldest.ts';
import { pictureType } from './picture-kind.ts';

export interface Picture {
  type: string;
  bytes: Buffer;
}

/** Pictures of public READMEs, fetched once and kept, so that no reader's browser asks another host. */
export interface Pictures {
  /**
   * The picture of a repository at an address that its README names; undefined where it cannot be had. The caller has made
   * sure that the repository is public and that `pictureAddress` gave the address.
   */
  read(repository: string, address: string): Promise<Picture | undefined>;
  /** Deletes what is kept of a repository. */
  forget(repository: string): Promise<void>;
}

interface PictureOptions {
  /** Where they are kept. */
  folder: string;
  /** Bytes that are kept; of more, those that were fetched first are deleted. */
  maxBytes?: number;
  fetch?: (address: string) => Promise<Buffer | undefined>;
  now?: () => number;
}

/** Pictures that are fetched at a time; further ones are not to be had for the moment. */
const maxFetches = 8;
/** What could not be had is not asked for again for so long. */
const failureMs = 600_000;
const maxFailures = 5_000;

/** Opens the pictures that are kept in a folder; it is made when the first is kept. */
export function createPictures({
  folder,
  maxBytes = 200_000_000,
  fetch = fetchPicture,
  now = Date.now,
}: PictureOptions): Pictures {
  const coming = new Map<string, Promise<Picture | undefined>>();
  const failures = new Map<string, number>();
  const keep = createKeeper(folder, maxBytes);

  async function bring(file: string, address: string): Promise<Picture | undefined> {
    const kept = await readFile(file).catch(() => undefined);
    if (kept) return pictureOf(kept);
    if (coming.size > maxFetches || (failures.get(file) ?? 0) > now()) return undefined;
    const bytes = await fetch(address);
    const picture = bytes && pictureOf(bytes);
    if (picture) await keep(file, picture.bytes);
    else {
      if (failures.size >= maxFailures) failures.clear();
      failures.set(file, now() + failureMs);
    }
    return picture;
  }

  return {
    read(repository, address) {
      const file = join(folder, nameOf(repository), nameOf(address));
      const known = coming.get(file);
      if (known) return known;
      const picture = bring(file, address).finally(() => coming.delete(file));
      coming.set(file, picture);
      return picture;
    },
    forget: (repository) => rm(join(folder, nameOf(repository)), { recursive: true, force: true }),
  };
}

/** Writes files that are whole or not there, and now and then deletes the oldest of those in the folder. */
function createKeeper(folder: string, maxBytes: number) {
  let sinceSweep = Infinity;
  return async (file: string, bytes: Buffer): Promise<void> => {
    const temporary = `${file}.${process.pid}.part`;
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(temporary, bytes);
      await rename(temporary, file);
      sinceSweep += bytes.length;
      if (sinceSweep < maxBytes / 20) return;
      sinceSweep = 0;
      await forgetOldest(folder, maxBytes);
    } catch {
      // A full disk: the picture is shown, and fetched again next time.
      await rm(temporary, { force: true }).catch(() => {});
    }
  };
}

function pictureOf(bytes: Buffer): Picture | undefined {
  const type = pictureType(bytes);
  return type === undefined ? undefined : { type, bytes };
}

function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
