import { readFile, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deleteOlder, makeFolders, messagesIn, moved, names, unlessGone, writeSafely, type MessageFile } from './files.ts';
import { fileNameOf, isMessage, labelOf, newLabel, newReceipt, type Label } from './queue-names.ts';

/** A message that this worker holds and nobody else. */
export interface Claim {
  label: Label;
  path: string;
  bytes: number;
  modified: number;
}

/** What is left beside a dead letter. */
export interface Reason {
  receipt: string;
  at: string;
  attempts: number;
  problems: string[];
}

export type Folder = 'inbox' | 'waiting' | 'done' | 'dead-letter';

/**
 * Folders as a queue. A message is always in exactly one folder, and moves by being renamed, which a file system does
 * wholly or not at all; so nothing is lost or halved, whenever a worker dies. What is known about a message is in its
 * name, so that is not forgotten either.
 */
export interface Queue {
  /** Puts a message in, safe on the disk when this resolves. Gives its receipt. `came`: when, where that is not now. */
  put(bytes: Uint8Array, came?: number): Promise<string>;
  /** Takes up to so many new messages, in the order they came or, where that does not matter, from anywhere among them. */
  claim(most: number, anywhere?: boolean): Promise<Claim[]>;
  /** Messages that were set aside, in the order they came. */
  waiting(): Promise<MessageFile[]>;
  /** Takes one that was set aside. Gives nothing when another worker was quicker. */
  take(file: MessageFile): Promise<Claim | undefined>;
  read(claim: Claim): Promise<Uint8Array>;
  /** Writes down what changed about a message. Gives false, like what follows, when another worker has taken it over. */
  note(claim: Claim, change: Partial<Label>): Promise<boolean>;
  /** Lets it wait, out of the way of others, until it is due. */
  setAside(claim: Claim, change: Partial<Label>): Promise<boolean>;
  done(claim: Claim): Promise<boolean>;
  dead(claim: Claim, reason: Reason): Promise<boolean>;
  /** Says that this worker lives, and takes over from those that have not said so for a lease. Gives how many messages. */
  beat(): Promise<number>;
  /** Puts back what this worker holds and does not work on. Gives how many. */
  sweep(working: ReadonlySet<string>): Promise<number>;
  /** Whether this worker came before all others that live. */
  isFirst(): Promise<boolean>;
  count(folder: Folder): Promise<number>;
  /** Age of the oldest message that is not delivered, in seconds. */
  oldest(): Promise<number>;
  reasons(most: number): Promise<Reason[]>;
  /** Puts dead letters back: one, or all of them. Gives how many. */
  replay(receipt?: string): Promise<number>;
  /** Deletes delivered messages that are older, in milliseconds. */
  prune(olderThan: number): Promise<void>;
  close(): Promise<void>;
}

export interface QueueTimes {
  /** After which silence a worker is taken for dead, in milliseconds. */
  lease: number;
  /** How long a file has to be left alone before it is taken, in milliseconds. */
  settle: number;
}

/** Opens the queue in a folder, which is made when it does not exist. */
export async function openQueue(data: string, { lease, settle }: QueueTimes): Promise<Queue> {
  const at = (...parts: string[]) => join(data, ...parts);
  const self = newReceipt();
  const own = at('working', self);
  const alive = join(own, '.alive');
  await makeFolders(at('inbox'), at('waiting'), at('done'), at('dead-letter'), own);
  await writeFile(alive, '');

  // Looking through a full inbox takes time, so what one look found is used up before the next.
  let listed: MessageFile[] = [];
  let lastCame = 0;

  async function claimFile({ path, fileName, label, bytes, modified }: MessageFile): Promise<Claim | undefined> {
    const known = label ?? newLabel(newReceipt(modified), fileName);
    const mine = join(own, fileNameOf(known));
    return (await moved(path, mine)) ? { label: known, path: mine, bytes, modified } : undefined;
  }

  async function move(claim: Claim, folder: string, change: Partial<Label> = {}): Promise<boolean> {
    const label = { ...claim.label, ...change };
    const path = join(folder, fileNameOf(label));
    if (path !== claim.path && !(await moved(claim.path, path))) return false;
    Object.assign(claim, { label, path });
    return true;
  }

  return {
    async put(bytes, came) {
      // The clock may be set back; messages stay in the order they came.
      lastCame = Math.max(Date.now(), lastCame);
      const time = came ?? lastCame;
      const label = newLabel(newReceipt(time), 'post');
      await writeSafely(at('inbox', fileNameOf(label)), bytes, new Date(time));
      // It may come before what was listed.
      if (came !== undefined) listed = [];
      return label.receipt;
    },

    async claim(most, anywhere = false) {
      const claims: Claim[] = [];
      if (most > 0 && listed.length === 0) listed = (await messagesIn(at('inbox'))).filter(settled(settle));
      while (claims.length < most) {
        const [next] = listed.splice(anywhere ? Math.floor(Math.random() * listed.length) : 0, 1);
        if (!next) break;
        const claim = await claimFile(next);
        if (claim) claims.push(claim);
      }
      return claims;
    },

    waiting: () => messagesIn(at('waiting')),
    take: claimFile,
    read: ({ path }) => readFile(path),
    note: (claim, change) => move(claim, own, change),
    setAside: (claim, change) => move(claim, at('waiting'), change),

    async done(claim) {
      // Its age decides when it is deleted, and counts from now.
      await utimes(claim.path, new Date(), new Date()).catch(unlessGone(undefined));
      return move(claim, at('done'));
    },

    async dead(claim, reason) {
      // The reason first: should we die between the two, the message is tried again and not left unexplained.
      await writeSafely(at('dead-letter', `${claim.label.receipt}.reason.json`), `${JSON.stringify(reason, null, 2)}\n`);
      return move(claim, at('dead-letter'));
    },

    async beat() {
      const now = new Date();
      await makeFolders(own);
      await utimes(alive, now, now).catch(() => writeFile(alive, ''));
      let recovered = 0;
      for (const folder of await names(at('working'))) {
        const theirs = at('working', folder);
        if (theirs !== own && (await lastBeat(theirs)) < now.getTime() - lease)
          recovered += await takeOver(theirs, at());
      }
      return recovered;
    },

    async sweep(working) {
      let count = 0;
      for (const name of (await names(own)).filter(isMessage))
        if (!working.has(labelOf(name)?.receipt ?? '') && (await putBack(own, name, at()))) count += 1;
      return count;
    },

    isFirst: async () => (await names(at('working'))).every((name) => name >= self),
    count: async (folder) => (await names(at(folder))).filter((name) => isMessage(name)).length,

    async oldest() {
      const files = [...(await messagesIn(at('inbox'))), ...(await messagesIn(at('waiting')))];
      const first = files.reduce((least, { modified }) => Math.min(least, modified), Infinity);
      return first === Infinity ? 0 : Math.max(0, (Date.now() - first) / 1000);
    },

    async reasons(most) {
      const files = (await names(at('dead-letter'))).filter((name) => /^[^.].*\.reason\.json$/.test(name));
      const texts = await Promise.all(files.map((name) => readFile(at('dead-letter', name), 'utf8').catch(() => '')));
      return texts
        .flatMap(readReason)
        .sort((one, other) => other.at.localeCompare(one.at))
        .slice(0, most);
    },

    async replay(receipt) {
      let count = 0;
      for (const { label, path, fileName } of await messagesIn(at('dead-letter'))) {
        const known = label ?? newLabel(newReceipt(), fileName);
        if (receipt !== undefined && known.receipt !== receipt) continue;
        if (await moved(path, at('inbox', fileNameOf({ ...known, attempts: 0, probes: 0, due: 0, keys: [] })))) count += 1;
        await rm(at('dead-letter', `${known.receipt}.reason.json`), { force: true });
      }
      return count;
    },

    async prune(olderThan) {
      await deleteOlder(at('done'), olderThan);
      // What a worker left that died while it wrote.
      for (const folder of ['inbox', 'dead-letter'])
        await deleteOlder(at(folder), 86_400_000, (name) => /^\.[0-9a-z]{16}(\.new)?$/.test(name));
    },

    async close() {
      await takeOver(own, at());
    },
  };
}

/** Whether nobody has written to a file for a while. A time to come says nothing about that. */
function settled(settle: number): (file: MessageFile) => boolean {
  const now = Date.now();
  return ({ label, modified }) => label !== undefined || modified > now || modified <= now - settle;
}

async function lastBeat(folder: string): Promise<number> {
  const found = await stat(join(folder, '.alive')).catch(unlessGone(undefined));
  return found?.mtimeMs ?? (await stat(folder).catch(unlessGone(undefined)))?.mtimeMs ?? Infinity;
}

async function takeOver(folder: string, data: string): Promise<number> {
  let count = 0;
  for (const name of (await names(folder)).filter(isMessage)) if (await putBack(folder, name, data)) count += 1;
  // Never with its contents: its owner may live after all, and have claimed something this very moment.
  await rm(join(folder, '.alive'), { force: true });
  await rmdir(folder).catch(() => undefined);
  return count;
}

/** A message with a place in line goes to those that wait, so that it comes before those behind it. */
async function putBack(folder: string, name: string, data: string): Promise<boolean> {
  const inLine = (labelOf(name)?.keys ?? []).length > 0;
  return moved(join(folder, name), join(data, inLine ? 'waiting' : 'inbox', name));
}

function readReason(text: string): Reason[] {
  try {
    return [JSON.parse(text) as Reason];
  } catch {
    return [];
  }
}
