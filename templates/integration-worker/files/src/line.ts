import type { MessageFile } from './files.ts';
import { hashedKeys } from './queue-names.ts';
import type { Message } from './message.ts';

/** What messages keep their order by: nothing, the patients they are about, or who sent them. */
export type Order = 'none' | 'patient' | 'sender';

/** The keys of a message; of two that share one, the one that came first goes first. */
export function keysOf({ from, patients }: Message, order: Order): string[] {
  if (order === 'none') return [];
  return hashedKeys(order === 'sender' ? [from] : patients);
}

/**
 * Those of the messages set aside, given in the order they came, that are due and have nobody before them in line. Those
 * that have been due for longest come first, so that each has its turn.
 */
export function nextInLine(waiting: MessageFile[], held: ReadonlySet<string>, now: number): MessageFile[] {
  const taken = new Set(held);
  const due = ({ label }: MessageFile) => label?.due ?? 0;
  const free = waiting.filter(({ label }) => {
    const keys = label?.keys ?? [];
    const isFree = keys.every((key) => !taken.has(key));
    for (const key of keys) taken.add(key);
    return isFree;
  });
  return free.filter((file) => due(file) <= now).sort((one, other) => due(one) - due(other));
}
