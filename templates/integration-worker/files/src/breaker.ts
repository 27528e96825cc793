import { readFile } from 'node:fs/promises';
import { backOff } from './back-off.ts';
import { writeSafely } from './files.ts';

export type BreakerState = 'closed' | 'open' | 'half-open';

/**
 * Tells a destination that is down from a message it cannot take. When attempts fail in a row it opens: nothing is tried
 * but, from time to time, one message. The first that gets through closes it.
 */
export interface Breaker {
  state(): BreakerState;
  /** When it opened, and when the destination is tried next, in milliseconds since 1970; undefined when it is closed. */
  since(): number | undefined;
  nextTry(): number | undefined;
  /** What may be taken up now: anything, one message to try with, one that was never tried, or nothing. */
  lets(): 'all' | 'one' | 'one-fresh' | 'none';
  /** Whether a message may be tried. `fresh`: one that was never tried. While it is open this makes it the one probe. */
  allows(receipt: string, fresh: boolean): boolean;
  /** The destination answered, whatever it said. */
  answered(): Promise<void>;
  /** It did not, or could not take messages. Gives whether that says something about the message. */
  failed(receipt: string, retryAfter?: number): Promise<boolean>;
  /** The probe came to nothing without the destination being asked. */
  unused(receipt: string): void;
}

export interface BreakerSettings {
  /** How many attempts in a row have to fail. */
  failures: number;
  first: number;
  longest: number;
  now: () => number;
  /** Where it is written down whether it is open, so that a restart does not forget. */
  path: string;
  opened: (waitMs: number, again: boolean) => void;
  closed: () => void;
}

export async function openBreaker(settings: BreakerSettings): Promise<Breaker> {
  const { failures, first, longest, now, path } = settings;
  let since = await openSince(path);
  let nextTry = since === undefined ? 0 : now();
  let opened = 0;
  let inRow = 0;
  let probe: string | undefined;
  const failing = new Set<string>();

  const keep = () => writeSafely(path, `${JSON.stringify({ openSince: since ?? null })}\n`).catch(() => undefined);

  // Failures of one message alone may be that message's fault: another need not wait to find out.
  const onlyOneFails = () => failing.size === 1;

  return {
    lets() {
      if (since === undefined) return 'all';
      if (probe !== undefined) return 'none';
      if (now() >= nextTry) return 'one';
      return onlyOneFails() ? 'one-fresh' : 'none';
    },
    state: () => (since === undefined ? 'closed' : probe === undefined ? 'open' : 'half-open'),
    since: () => since,
    nextTry: () => (since === undefined ? undefined : nextTry),

    allows(receipt, fresh) {
      if (since === undefined) return true;
      if (probe !== undefined) return false;
      if (now() < nextTry && !(fresh && onlyOneFails() && !failing.has(receipt))) return false;
      probe = receipt;
      return true;
    },

    async answered() {
      inRow = 0;
      failing.clear();
      probe = undefined;
      if (since === undefined) return;
      since = undefined;
      opened = 0;
      await keep();
      settings.closed();
    },

    async failed(receipt, retryAfter = 0) {
      if (failing.size < 100) failing.add(receipt);
      inRow += 1;
      const wasOpen = since !== undefined;
      if (wasOpen && probe !== receipt) return false;
      probe = undefined;
      if (!wasOpen && inRow < failures) return true;
      since ??= now();
      opened += 1;
      const wait = Math.max(backOff(opened, first, longest), Math.min(retryAfter, longest));
      nextTry = now() + wait;
      if (!wasOpen) await keep();
      settings.opened(wait, wasOpen);
      return !wasOpen;
    },

    unused(receipt) {
      if (probe === receipt) probe = undefined;
    },
  };
}

async function openSince(path: string): Promise<number | undefined> {
  try {
    const { openSince } = JSON.parse(await readFile(path, 'utf8')) as { openSince?: unknown };
    return typeof openSince === 'number' ? openSince : undefined;
  } catch {
    return undefined;
  }
}
