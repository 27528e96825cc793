import { randomBytes, randomUUID } from 'node:crypto';
import { actorName, type Actor } from '../auth/actor.ts';
import type { Clock } from '../base/clock.ts';
import { notFound } from '../base/problem.ts';
import type { ActionKind } from '../domain/action-record.ts';
import type { DeliveryAttempt, Webhook, WebhookActivity } from '../domain/webhook.ts';
import type { ActionStore, WebhookStore } from '../store/store.ts';
import { sendMessage } from './send-message.ts';

/** A webhook without its secrets: of its address only the host. */
export interface WebhookSummary extends Omit<Webhook, 'url' | 'secret'>, WebhookActivity {
  host: string;
}

/** What administrators do with webhooks, by pages and the API alike. Each change is recorded with who made it. */
export interface WebhookDesk {
  /** Oldest first, those that are switched off too. */
  list(): Promise<WebhookSummary[]>;
  /** The answer is the only one that has the key of the signatures. */
  add(
    wanted: Pick<Webhook, 'url' | 'kinds' | 'organisation'>,
    by: Actor,
  ): Promise<WebhookSummary & Pick<Webhook, 'secret'>>;
  /** Sends a message that says it is a test, also to one that is switched off. */
  test(id: string, by: Actor, signal: AbortSignal): Promise<DeliveryAttempt>;
  /** Events from now on are sent; what waited for one that is switched off is dropped. */
  switch(id: string, on: boolean, by: Actor): Promise<void>;
  remove(id: string, by: Actor): Promise<void>;
}

interface DeskDependencies {
  store: Pick<
    WebhookStore,
    'webhooks' | 'saveWebhook' | 'deleteWebhook' | 'switchWebhook' | 'webhookActivity' | 'noteAttempt'
  > &
    Pick<ActionStore, 'saveAction'>;
  clock: Clock;
}

const nothingYet: WebhookActivity = { waiting: 0, attempts: [] };

/** Every method but `list` and `add` throws `not-found` where there is no such webhook. */
export function createWebhookDesk({ store, clock }: DeskDependencies): WebhookDesk {
  const record = recorder({ store, clock });
  return {
    async list() {
      const [hooks, activity] = await Promise.all([store.webhooks(), store.webhookActivity()]);
      return hooks.map((hook) => summaryOf(hook, activity.get(hook.id) ?? nothingYet));
    },
    async add({ url, kinds, organisation }, by) {
      const hook: Webhook = {
        ...{ id: randomUUID(), url, kinds, organisation: organisation?.toLowerCase() ?? null },
        secret: `whsec_${randomBytes(32).toString('base64')}`,
        ...{ createdAt: clock().toISOString(), createdBy: actorName(by) },
        ...{ failingSince: null, disabledAt: null },
      };
      await store.saveWebhook(hook);
      await record('webhook-added', hook, by);
      return { ...summaryOf(hook, nothingYet), secret: hook.secret };
    },
    async test(id, by, signal) {
      const hook = await find(store, id);
      const attempt = await sendTest(hook, clock(), signal);
      await store.noteAttempt(id, attempt);
      await record('webhook-tested', hook, by, attempt.failure);
      return attempt;
    },
    async switch(id, on, by) {
      const hook = await find(store, id);
      await store.switchWebhook(id, on ? null : clock().toISOString());
      await record(on ? 'webhook-switched-on' : 'webhook-switched-off', hook, by);
    },
    async remove(id, by) {
      const hook = await find(store, id);
      await store.deleteWebhook(id);
      await record('webhook-removed', hook, by);
    },
  };
}

async function sendTest(hook: Webhook, now: Date, signal: AbortSignal): Promise<DeliveryAttempt> {
  const at = now.toISOString();
  const body = JSON.stringify({ type: 'webhook.test', timestamp: at, data: {} });
  const failure = await sendMessage(hook, { event: `test-${randomUUID()}`, body }, { now, signal });
  return { at, type: 'webhook.test', failure };
}

async function find(store: Pick<WebhookStore, 'webhooks'>, id: string): Promise<Webhook> {
  const hook = (await store.webhooks()).find((one) => one.id === id);
  if (!hook) throw notFound('This webhook');
  return hook;
}

function recorder({ store, clock }: DeskDependencies) {
  return (kind: ActionKind, hook: Webhook, by: Actor, failure: string | null = null) =>
    store.saveAction({
      ...{ id: randomUUID(), at: clock().toISOString(), actor: actorName(by), kind },
      ...{ subject: hostOf(hook), repository: null, details: [...hook.kinds] },
      ...{ outcome: failure === null ? 'done' : 'failed', url: null, message: failure },
    });
}

function summaryOf({ url, secret: _, ...rest }: Webhook, activity: WebhookActivity): WebhookSummary {
  return { ...rest, ...activity, host: hostOf({ url }) };
}

/** The rest of an address is a secret. */
function hostOf({ url }: Pick<Webhook, 'url'>): string {
  return new URL(url).host;
}
