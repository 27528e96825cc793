import { Webhook as Signer } from 'standardwebhooks';
import { Problem } from '../base/problem.ts';
import type { Delivery, Webhook } from '../domain/webhook.ts';
import { sendRequest } from './request.ts';

/**
 * Sends a message to an address, signed.
 *
 * @returns why it did not arrive; null where it did
 */
export async function sendMessage(
  hook: Webhook,
  message: Pick<Delivery, 'event' | 'body'>,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<string | null> {
  const { body } = message;
  try {
    await sendRequest(hook.url, 'The webhook', {
      method: 'POST',
      headers: signed(hook, message, now),
      body,
      signal,
    });
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.message;
  }
}

/** By the Standard Webhooks specification (standardwebhooks.com): who knows the secret can tell that it is from us. */
function signed(
  { secret }: Webhook,
  { event, body }: Pick<Delivery, 'event' | 'body'>,
  now: Date,
): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'webhook-id': `event-${event}`,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Signer(secret).sign(`event-${event}`, now, body),
  };
}
