import type { DeliveryAttempt, WebhookActivity } from '../../../domain/webhook.ts';
import type { Db } from '../../schema.ts';

/** Of each webhook. */
const maxAttempts = 20;

/** Adds an attempt, and forgets those of the webhook that are too old to be shown. */
export async function noteAttempt(db: Db, webhook: string, attempt: DeliveryAttempt): Promise<void> {
  const { newest } = await db
    .selectFrom('delivery_attempt')
    .select((eb) => eb.fn.max<number | null>('number').as('newest'))
    .where('webhook', '=', webhook)
    .executeTakeFirstOrThrow();
  const number = (newest ?? 0) + 1;
  await db
    .insertInto('delivery_attempt')
    .values({ webhook, number, ...attempt })
    .execute();
  await db
    .deleteFrom('delivery_attempt')
    .where('webhook', '=', webhook)
    .where('number', '<=', number - maxAttempts)
    .execute();
}

/** How each webhook does, by its id. */
export async function webhookActivity(db: Db): Promise<Map<string, WebhookActivity>> {
  const waiting = await db
    .selectFrom('delivery')
    .select(['webhook', (eb) => eb.fn.countAll<number | string>().as('messages')])
    .groupBy('webhook')
    .execute();
  const rows = await db.selectFrom('delivery_attempt').selectAll().orderBy('number', 'desc').execute();
  const attempts = Map.groupBy(rows, ({ webhook }) => webhook);
  const counts = new Map(waiting.map(({ webhook, messages }) => [webhook, Number(messages)]));
  return new Map(
    [...new Set([...attempts.keys(), ...counts.keys()])].map((id) => [
      id,
      {
        waiting: counts.get(id) ?? 0,
        attempts: (attempts.get(id) ?? []).map(({ at, type, failure }) => ({ at, type, failure })),
      },
    ]),
  );
}
