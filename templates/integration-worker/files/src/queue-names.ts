import { createHash, randomBytes } from 'node:crypto';

/**
 * What is known about a message, kept in the name of its file: renaming is whole or not at all, so what is known can be
 * neither lost nor half written, whenever the worker dies.
 */
export interface Label {
  /** Its name in logs. It begins with the time the message came, and stays the same when the message is tried again. */
  receipt: string;
  /** Attempts to deliver it that count, one that is being made included. */
  attempts: number;
  /** Attempts that do not count, since they tried whether the destination is back. */
  probes: number;
  /** When it may be tried again, in milliseconds since 1970. */
  due: number;
  /** What it keeps its place in line by. */
  keys: string[];
  /** What the sender called the file, shortened. */
  name: string;
}

const labelled = /^([0-9a-z]{16})~(\d{1,6})\.(\d{1,6})\.(\d{1,15})\.((?:[0-9a-f]{6})*)~(.*)$/s;

/** Reads the name of a file. A file that nobody claimed yet has no label. */
export function labelOf(fileName: string): Label | undefined {
  const [, receipt = '', attempts, probes, due, keys = '', name = ''] = labelled.exec(fileName) ?? [];
  if (receipt !== '')
    return {
      receipt,
      attempts: Number(attempts),
      probes: Number(probes),
      due: Number(due),
      keys: keys.match(/.{6}/g) ?? [],
      name,
    };
  // What version 1.0.0 of the template wrote.
  const [, old = '', rest = ''] = /^([0-9a-z]{16})~(.*)$/s.exec(fileName) ?? [];
  return old === '' ? undefined : newLabel(old, rest);
}

export function newLabel(receipt: string, name: string): Label {
  return { receipt, attempts: 0, probes: 0, due: 0, keys: [], name: name.slice(-40) };
}

export function fileNameOf({ receipt, attempts, probes, due, keys, name }: Label): string {
  return `${receipt}~${attempts}.${probes}.${Math.round(due)}.${keys.join('')}~${name}`;
}

/** Short hashes to keep places in line by; two that are the same by chance only wait for one another. */
export function hashedKeys(keys: string[]): string[] {
  const hashes = keys.map((key) => createHash('sha256').update(key).digest('hex').slice(0, 6));
  return [...new Set(hashes)].slice(0, 8);
}

let counter = 0;

/** A receipt for a message that came at a time. Receipts of one moment sort as they were made. */
export function newReceipt(time = Date.now()): string {
  const whole = Math.min(Math.max(0, Math.floor(time)), 36 ** 8 - 1);
  counter = (counter + 1) % 36 ** 3;
  const chance = randomBytes(4).readUInt32BE() % 36 ** 5;
  return base36(whole, 8) + base36(counter, 3) + base36(chance, 5);
}

function base36(number: number, length: number): string {
  return number.toString(36).padStart(length, '0');
}

/** Not a file that somebody is still writing, nor one of ours that is no message. */
export function isMessage(fileName: string): boolean {
  return !fileName.startsWith('.') && !/\.(part|tmp|filepart|reason\.json)$/i.test(fileName);
}
