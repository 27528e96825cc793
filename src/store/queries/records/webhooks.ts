import type { Delivery, Webhook } from '../../../domain/webhook.ts';
import { saveProjection } from '../projections/projections.ts';
import { chunks } from '../statements.ts';
import type { Db, DeliveryRow, WebhookRow } from '../../schema.ts';
import type { DeliveryFailure, QueuedDeliveries } from '../../governance-stores.ts';

export async function saveWebhook(db: Db, webhook: Webhook): Promise<void> {
  await db.insertInto('webhook').values(toRow(webhook)).execute();
}

/** Oldest first, those that are switched off too. */
export async function readWebhooks(db: Db): Promise<Webhook[]> {
  const rows = await db.selectFrom('webhook').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map(toWebhook);
}

/** @returns whether there was one */
export async function deleteWebhook(db: Db, id: string): Promise<boolean> {
  await db.deleteFrom('delivery').where('webhook', '=', id).execute();
  await db.deleteFrom('delivery_attempt').where('webhook', '=', id).execute();
  const gone = await db.deleteFrom('webhook').where('id', '=', id).returning('id').execute();
  return gone.length > 0;
}

/** @returns whether there is one */
export async function switchWebhook(db: Db, id: string, disabledAt: string | null): Promise<boolean> {
  if (disabledAt !== null) await db.deleteFrom('delivery').where('webhook', '=', id).execute();
  const switched = await db
    .updateTable('webhook')
    .set({ disabled_at: disabledAt, failing_since: null })
    .where('id', '=', id)
    .returning('id')
    .execute();
  return switched.length > 0;
}

/** Queues messages and remembers how far events were read, so that none is lost or queued twice. */
export async function queueDeliveries(
  db: Db,
  { deliveries, projection, at }: QueuedDeliveries,
): Promise<void> {
  for (const some of chunks(deliveries, 5)) {
    await db
      .insertInto('delivery')
      .values(some.map(({ nextAt, ...rest }) => ({ ...rest, next_at: nextAt })))
      .onConflict((conflict) => conflict.columns(['webhook', 'event']).doNothing())
      .execute();
  }
  await saveProjection(db, projection, at);
}

/** Messages whose time has come, of addresses that are on, the longest waiting first. */
export async function dueDeliveries(db: Db, now: string, limit: number): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('webhook', 'webhook.id', 'delivery.webhook')
    .selectAll('delivery')
    .where('webhook.disabled_at', 'is', null)
    .where('delivery.next_at', '<=', now)
    .orderBy('delivery.next_at')
    .limit(limit)
    .execute();
  return rows.map(toDelivery);
}

export async function noteDelivered(
  db: Db,
  { webhook, event }: Pick<Delivery, 'webhook' | 'event'>,
): Promise<void> {
  await db.deleteFrom('delivery').where('webhook', '=', webhook).where('event', '=', event).execute();
  await db.updateTable('webhook').set({ failing_since: null }).where('id', '=', webhook).execute();
}

/** Notes a failure. An address that has failed since before `disableBefore` is switched off, and what waited for it is dropped. */
export async function noteFailed(
  db: Db,
  { webhook, event, at, nextAt, disableBefore }: DeliveryFailure,
): Promise<boolean> {
  await db
    .updateTable('delivery')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), next_at: nextAt }))
    .where('webhook', '=', webhook)
    .where('event', '=', event)
    .execute();
  await db
    .updateTable('webhook')
    .set({ failing_since: at })
    .where('id', '=', webhook)
    .where('failing_since', 'is', null)
    .execute();
  const disabled = await db
    .updateTable('webhook')
    .set({ disabled_at: at })
    .where('id', '=', webhook)
    .where('failing_since', '<=', disableBefore)
    .returning('id')
    .execute();
  if (disabled.length > 0) await db.deleteFrom('delivery').where('webhook', '=', webhook).execute();
  return disabled.length > 0;
}

function toRow({ kinds, createdAt, createdBy, failingSince, disabledAt, ...rest }: Webhook): WebhookRow {
  return {
    ...rest,
    kinds: JSON.stringify(kinds),
    ...{ created_at: createdAt, actor: createdBy, failing_since: failingSince, disabled_at: disabledAt },
  };
}

function toWebhook({ kinds, created_at, actor, failing_since, disabled_at, ...rest }: WebhookRow): Webhook {
  return {
    ...rest,
    kinds: JSON.parse(kinds) as Webhook['kinds'],
    ...{ createdAt: created_at, createdBy: actor, failingSince: failing_since, disabledAt: disabled_at },
  };
}

function toDelivery({ next_at: nextAt, ...rest }: DeliveryRow): Delivery {
  return { ...rest, nextAt };
}
