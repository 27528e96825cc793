import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A message that this worker holds and nobody else. */
export interface Claim {
  /** Its name in logs. It stays the same when the message is tried again. */
  receipt: string;
  path: string;
  bytes: number;
}

/** What is left beside a dead letter. */
export interface Reason {
  receipt: string;
  at: string;
  attempts: number;
  problems: string[];
}

export type Folder = 'inbox' | 'done' | 'dead-letter';

/**
 * Folders as a queue. A message is always in exactly one folder, and moves by being renamed, which a file system does
 * wholly or not at all; so nothing is lost or halved, whenever a worker dies.
 */
export interface Queue {
  /** Puts a message in, safe on the disk when this resolves. Gives its receipt. */
  put(bytes: Uint8Array): Promise<string>;
  /** Takes up to so many messages, oldest first. */
  claim(most: number): Promise<Claim[]>;
  read(claim: Claim): Promise<Uint8Array>;
  /** Each of these gives false when another worker has taken the message over meanwhile. */
  done(claim: Claim): Promise<boolean>;
  dead(claim: Claim, reason: Reason): Promise<boolean>;
  putBack(claim: Claim): Promise<boolean>;
  /** Says that this worker lives, and takes over from those that have not said so for a lease. Gives how many messages. */
  beat(): Promise<number>;
  count(folder: Folder): Promise<number>;
  /** Age of the oldest message in the inbox, in seconds. */
  oldest(): Promise<number>;
  reasons(most: number): Promise<Reason[]>;
  /** Puts dead letters back: one, or all of them. Gives how many. */
  replay(receipt?: string): Promise<number>;
  /** Deletes delivered messages that are older, in milliseconds. */
  prune(olderThan: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens the queue in a folder, which is made when it does not exist. Times are in milliseconds. */
export async function openQueue(data: string, { lease, settle }: { lease: number; settle: number }): Promise<Queue> {
  const at = (...parts: string[]) => join(data, ...parts);
  const own = at('working', newReceipt());
  const alive = join(own, '.alive');
  for (const folder of ['inbox', 'done', 'dead-letter', own.slice(data.length + 1)])
    await mkdir(at(folder), { recursive: true });
  await writeFile(alive, '');

  // Looking through a full inbox takes time, so what one look found is used up before the next.
  let listed: Waiting[] = [];

  const queue: Queue = {
    async put(bytes) {
      const receipt = newReceipt();
      const hidden = at('inbox', `.${receipt}`);
      const file = await open(hidden, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(hidden, at('inbox', `${receipt}~post`));
      await syncFolder(at('inbox'));
      return receipt;
    },

    async claim(most) {
      const claims: Claim[] = [];
      if (most > 0 && listed.length === 0) listed = await waiting(at('inbox'), settle);
      while (claims.length < most) {
        const next = listed.shift();
        if (!next) break;
        const named = receiptOf(next.name) ? next.name : `${newReceipt()}~${shortened(next.name)}`;
        const mine = join(own, named);
        if (await moved(next.path, mine))
          claims.push({ receipt: receiptOf(named) ?? named, path: mine, bytes: next.size });
      }
      return claims;
    },

    read: ({ path }) => readFile(path),
    async done(claim) {
      // Its age decides when it is deleted, and counts from now.
      await utimes(claim.path, new Date(), new Date()).catch(unlessGone(undefined));
      return moved(claim.path, at('done', nameOf(claim)));
    },
    putBack: (claim) => moved(claim.path, at('inbox', nameOf(claim))),

    async dead(claim, reason) {
      // The reason first: should we die between the two, the message is tried again and not left unexplained.
      await writeFile(at('dead-letter', `${claim.receipt}.reason.json`), `${JSON.stringify(reason, null, 2)}\n`);
      return moved(claim.path, at('dead-letter', nameOf(claim)));
    },

    async beat() {
      const now = new Date();
      await mkdir(own, { recursive: true });
      await utimes(alive, now, now).catch(() => writeFile(alive, ''));
      let recovered = 0;
      for (const folder of await names(at('working'))) {
        const theirs = at('working', folder);
        if (theirs !== own && (await lastBeat(theirs)) < now.getTime() - lease)
          recovered += await takeOver(theirs, at('inbox'));
      }
      return recovered;
    },

    count: async (folder) => (await names(at(folder))).filter((name) => isMessage(name)).length,

    async oldest() {
      const [first] = await waiting(at('inbox'), 0);
      return first ? Math.max(0, (Date.now() - first.modified) / 1000) : 0;
    },

    async reasons(most) {
      const files = (await names(at('dead-letter'))).filter((name) => name.endsWith('.reason.json'));
      const texts = await Promise.all(files.map((name) => readFile(at('dead-letter', name), 'utf8').catch(() => '')));
      const reasons = texts.filter((text) => text !== '').map((text) => JSON.parse(text) as Reason);
      return reasons.sort((one, other) => other.at.localeCompare(one.at)).slice(0, most);
    },

    async replay(receipt) {
      let count = 0;
      for (const name of (await names(at('dead-letter'))).filter(isMessage)) {
        const own = receiptOf(name) ?? '';
        if (receipt !== undefined && own !== receipt) continue;
        if (await moved(at('dead-letter', name), at('inbox', name))) count += 1;
        await rm(at('dead-letter', `${own}.reason.json`), { force: true });
      }
      return count;
    },

    async prune(olderThan) {
      for (const name of await names(at('done'))) {
        const { mtimeMs } = await stat(at('done', name));
        if (mtimeMs < Date.now() - olderThan) await rm(at('done', name), { force: true });
      }
    },

    async close() {
      await takeOver(own, at('inbox'));
    },
  };
  return queue;
}

function newReceipt(): string {
  return `${Date.now().toString(36)}${randomBytes(4).toString('hex')}`;
}

/** A message that was claimed once carries its receipt before its name. */
function receiptOf(name: string): string | undefined {
  return /^([0-9a-z]{16})~/.exec(name)?.[1];
}

function shortened(name: string): string {
  return name.slice(-60);
}

function nameOf({ path }: Claim): string {
  return path.split(/[\\/]/).at(-1) ?? '';
}

/** Not a file that somebody is still writing, nor one of ours. */
function isMessage(name: string): boolean {
  return !name.startsWith('.') && !/\.(part|tmp|filepart|reason\.json)$/i.test(name);
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(unlessGone([]));
}

interface Waiting {
  name: string;
  path: string;
  size: number;
  modified: number;
}

/** Messages that nobody has written to for a while, oldest first. Folders and links are left alone. */
async function waiting(folder: string, settle: number): Promise<Waiting[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && isMessage(entry.name),
  );
  const files = await Promise.all(
    entries.map(async ({ name }) => {
      const path = join(folder, name);
      const found = await stat(path).catch(unlessGone(undefined));
      return found ? [{ name, path, size: found.size, modified: found.mtimeMs }] : [];
    }),
  );
  const now = Date.now();
  return files
    .flat()
    .filter(({ modified }) => modified > now || modified <= now - settle)
    .sort((one, other) => one.modified - other.modified || one.name.localeCompare(other.name));
}

/** Whether a file was there to be renamed: of several who try, one succeeds. */
async function moved(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(() => true, unlessGone(false));
}

async function lastBeat(folder: string): Promise<number> {
  const found = await stat(join(folder, '.alive')).catch(unlessGone(undefined));
  return found?.mtimeMs ?? (await stat(folder).catch(unlessGone(undefined)))?.mtimeMs ?? Infinity;
}

async function takeOver(folder: string, inbox: string): Promise<number> {
  let count = 0;
  for (const name of (await names(folder)).filter(isMessage))
    if (await moved(join(folder, name), join(inbox, name))) count += 1;
  // Never with its contents: its owner may live after all, and have claimed something this very moment.
  await rm(join(folder, '.alive'), { force: true });
  await rmdir(folder).catch(() => undefined);
  return count;
}

/** So that a rename outlives a power cut. Not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function unlessGone<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if ((error as { code?: unknown }).code === 'ENOENT') return instead;
    throw error;
  };
}
