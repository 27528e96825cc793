import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deleteOlder, unlessGone, writeSafely } from './files.ts';
import type { Message } from './message.ts';
import { Rejected } from './problems.ts';

/** Remembers which messages were delivered, by sender and message ID. Only hashes are kept. */
export interface Seen {
  /** Whether it was delivered before. Throws Rejected when the ID was used for another content. */
  has(message: Message, bytes: Uint8Array): Promise<boolean>;
  add(message: Message, bytes: Uint8Array): Promise<void>;
  /** Forgets what is older, in milliseconds. */
  prune(olderThan: number): Promise<void>;
}

export async function openSeen(data: string): Promise<Seen> {
  const folder = join(data, 'seen');
  await mkdir(folder, { recursive: true });
  const pathOf = ({ from, id }: Message) => join(folder, sha256(`${from}\n${id}`));
  return {
    async has(message, bytes) {
      const known = await readFile(pathOf(message), 'utf8').catch(unlessGone(undefined));
      if (known === undefined) return false;
      if (known !== sha256(bytes))
        throw new Rejected(['Another message of this sender with the same ID was delivered before.']);
      return true;
    },
    add: (message, bytes) => writeSafely(pathOf(message), sha256(bytes)),
    prune: (olderThan) => deleteOlder(folder, olderThan),
  };
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
