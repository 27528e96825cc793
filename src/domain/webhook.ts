import type { EventFilter } from '../history/event-selection.ts';

/** An address that is told of events. */
export interface Webhook {
  id: string;
  /** A secret, as is the key that messages are signed with. */
  url: string;
  /** As Standard Webhooks writes keys: `whsec_` and base64. */
  secret: string;
  /** Events of every kind where empty. */
  kinds: readonly EventFilter[];
  /** Login in lower case; null for all organisations. */
  organisation: string | null;
  /** ISO 8601, and the name of the actor. */
  createdAt: string;
  createdBy: string;
  /** Since when every attempt has failed; null while it works. */
  failingSince: string | null;
  /** When it was switched off because it had failed for a day; null while it is on. */
  disabledAt: string | null;
}

/** A message that waits to be sent. */
export interface Delivery {
  webhook: string;
  /** Id of the event. */
  event: string;
  body: string;
  /** How often it was tried. */
  attempts: number;
  /** Not before then (ISO 8601). */
  nextAt: string;
}

/** One attempt to send a message, and how it ended. */
export interface DeliveryAttempt {
  /** ISO instant. */
  at: string;
  /** The type of the message, such as `repository.check-unmet`, or `webhook.test`. */
  type: string;
  /** Why it did not arrive; null where it did. */
  failure: string | null;
}

/** How a webhook does. */
export interface WebhookActivity {
  /** Messages that wait to be sent. */
  waiting: number;
  /** The newest attempts, newest first. */
  attempts: readonly DeliveryAttempt[];
}
