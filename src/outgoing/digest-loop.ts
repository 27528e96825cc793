import { randomUUID } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { createLoop, type Loop } from '../jobs/loop.ts';
import { isQuiet, weekBefore, type Digest } from '../visibility/read-digest.ts';
import type { Span } from '../visibility/read-report.ts';
import type { DigestMessage } from './digest-text.ts';

/** What the digest asks of the store. */
export interface DigestClaims {
  takeLease(lease: { name: string; holder: string; milliseconds: number; now: Date }): Promise<boolean>;
  releaseLease(lease: { name: string; holder: string }): Promise<void>;
}

interface DigestOptions {
  store: DigestClaims;
  read: (span: Span) => Promise<Digest>;
  compose: (digest: Digest) => DigestMessage;
  send: (message: DigestMessage & { id: string }) => Promise<void>;
  clock: Clock;
  log: Log;
  pollMs?: number;
}

const hourMs = 3_600_000;
const sendingMs = hourMs;
/** So long nobody else may send the digest of a week that was sent. */
const doneMs = 30 * 24 * hourMs;
/** On Monday, in UTC. A hub that did not run until two days later leaves the week out. */
const fromHour = 6;
const untilHour = 54;

/** Sends a digest of each week on the Monday after it, once however many processes run, and none of a quiet week. */
export function createDigestLoop(options: DigestOptions): Loop {
  const { log, pollMs = 10 * 60_000 } = options;
  return createLoop({
    work: () => sendDigest(options),
    ...{ pollMs, backoffMs: 5 * 60_000, maxBackoffMs: hourMs },
    onFailure: (error, retryInMs) => log.error({ err: error, retryInMs }, 'The digest could not be sent'),
    onRecovery: () => log.info({}, 'The digest is sent again'),
  });
}

/**
 * The lease of a week is taken by each attempt in a name of its own, kept when the digest was sent, and given back when it
 * could not be: whoever finds it taken leaves it.
 */
async function sendDigest({ store, read, compose, send, clock, log }: DigestOptions): Promise<void> {
  const now = clock();
  const { from, to, monday } = weekBefore(now);
  const hours = (now.getTime() - monday.getTime()) / hourMs;
  if (hours < fromHour || hours >= untilHour) return;
  const id = `digest-${from}`;
  const lease = { name: id, holder: randomUUID() };
  if (!(await store.takeLease({ ...lease, milliseconds: sendingMs, now }))) return;
  try {
    const digest = await read({ from, to });
    if (isQuiet(digest)) log.info({ from, to }, 'Nothing changed this week, so no digest is sent');
    else await send({ ...compose(digest), id });
  } catch (error) {
    await store.releaseLease(lease);
    throw error;
  }
  await store.takeLease({ ...lease, milliseconds: doneMs, now });
}
