import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Delivery, Webhook } from '../domain/webhook.ts';
import type { WebhookStore } from '../store/store.ts';
import { createLoop, type Loop } from '../jobs/loop.ts';
import { sendMessage } from './send-message.ts';

/** What the sender asks of the store. */
export interface DeliverySource extends Pick<
  WebhookStore,
  'webhooks' | 'dueDeliveries' | 'noteDelivered' | 'noteFailed' | 'noteAttempt'
> {
  takeLease(lease: { name: string; holder: string; milliseconds: number; now: Date }): Promise<boolean>;
}

interface DeliveryOptions {
  store: DeliverySource;
  /** Names this process among those that serve the same data: one of them sends. */
  holder: string;
  clock: Clock;
  log: Log;
  pollMs?: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const perRound = 100;
const firstWaitMs = 10_000;
const maxWaitMs = 6 * 60 * minuteMs;

/** Sends what is queued for webhooks. What fails is tried again, ever less often; an address that fails for a day is switched off. */
export function createDeliveryLoop(options: DeliveryOptions): Loop {
  const { log, pollMs = 5_000 } = options;
  return createLoop({
    work: (signal) => sendDue(options, signal),
    ...{ pollMs, backoffMs: minuteMs, maxBackoffMs: 10 * minuteMs },
    onFailure: (error, retryInMs) => log.error({ err: error, retryInMs }, 'Webhooks could not be sent'),
    onRecovery: () => log.info({}, 'Webhooks are sent again'),
  });
}

async function sendDue(options: DeliveryOptions, signal: AbortSignal): Promise<void> {
  const { store, holder, clock } = options;
  const now = clock();
  if (!(await store.takeLease({ name: 'webhooks', holder, milliseconds: 2 * minuteMs, now }))) return;
  const due = await store.dueDeliveries(now.toISOString(), perRound);
  const hooks = new Map((await store.webhooks()).map((hook) => [hook.id, hook]));
  /** One failure is enough in a round: an address that does not answer would hold up the others. */
  const failed = new Set<string>();
  for (const delivery of due) {
    signal.throwIfAborted();
    const hook = hooks.get(delivery.webhook);
    if (!hook || failed.has(hook.id)) continue;
    if (!(await deliver(options, { hook, delivery, signal }))) failed.add(hook.id);
  }
}

/** @returns whether it arrived */
async function deliver(
  { store, clock, log }: DeliveryOptions,
  { hook, delivery, signal }: { hook: Webhook; delivery: Delivery; signal: AbortSignal },
): Promise<boolean> {
  const { webhook, event, attempts } = delivery;
  const failure = await sendMessage(hook, delivery, { now: clock(), signal });
  await store.noteAttempt(webhook, { at: clock().toISOString(), type: typeOf(delivery), failure });
  if (failure === null) {
    await store.noteDelivered({ webhook, event });
    return true;
  }
  const at = clock();
  const nextAt = new Date(at.getTime() + Math.min(firstWaitMs * 4 ** attempts, maxWaitMs)).toISOString();
  const disableBefore = new Date(at.getTime() - dayMs).toISOString();
  const off = await store.noteFailed({ webhook, event, at: at.toISOString(), nextAt, disableBefore });
  log.warn({ webhook, event, attempts: attempts + 1, reason: failure }, 'A webhook failed');
  if (off) log.error({ webhook }, 'A webhook has failed for a day and was switched off');
  return false;
}

function typeOf({ body }: Delivery): string {
  const { type } = JSON.parse(body) as { type?: unknown };
  return typeof type === 'string' ? type : '';
}
