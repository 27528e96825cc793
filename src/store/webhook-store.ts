import { noteAttempt, webhookActivity } from './queries/records/delivery-attempts.ts';
import {
  deleteWebhook,
  dueDeliveries,
  noteDelivered,
  noteFailed,
  queueDeliveries,
  saveWebhook,
  switchWebhook,
  readWebhooks,
} from './queries/records/webhooks.ts';
import type { WebhookStore } from './governance-stores.ts';
import type { Db } from './schema.ts';

type Run = <T>(query: (db: Db) => Promise<T>) => Promise<T>;

/** Webhooks and what waits for them, bound to a database. */
export function webhookStore({ read, write }: { read: Run; write: Run }): WebhookStore {
  return {
    saveWebhook: (webhook) => write((db) => saveWebhook(db, webhook)),
    webhooks: () => read((db) => readWebhooks(db)),
    deleteWebhook: (id) => write((db) => deleteWebhook(db, id)),
    switchWebhook: (id, disabledAt) => write((db) => switchWebhook(db, id, disabledAt)),
    webhookActivity: () => read((db) => webhookActivity(db)),
    noteAttempt: (webhook, attempt) => write((db) => noteAttempt(db, webhook, attempt)),
    queueDeliveries: (queued) => write((db) => queueDeliveries(db, queued)),
    dueDeliveries: (now, limit) => read((db) => dueDeliveries(db, now, limit)),
    noteDelivered: (delivery) => write((db) => noteDelivered(db, delivery)),
    noteFailed: (failure) => write((db) => noteFailed(db, failure)),
  };
}
