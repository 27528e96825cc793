import type { AnnouncedAlarm } from '../domain/alarm.ts';
import type { Decision } from '../domain/decision.ts';
import type { Delivery, Webhook } from '../domain/webhook.ts';
import type { ProjectionPosition } from './history-queries.ts';

/** Alarms that were announced and have not ended. */
export interface AlarmStore {
  announcedAlarms(): Promise<AnnouncedAlarm[]>;
  saveAlarm(alarm: AnnouncedAlarm): Promise<void>;
  clearAlarm(id: string): Promise<void>;
}

/** What administrators decided. Revisions are added, and neither changed nor deleted. */
export interface DecisionRevisions {
  saveDecision(revision: DecisionRevision): Promise<void>;
  /** The newest revision of each decision. */
  decisions(): Promise<DecisionRevision[]>;
}

export interface DecisionRevision {
  id: string;
  /** null: it was taken back. */
  decision: Decision | null;
  recordedAt: string;
  /** Name of the actor. */
  recordedBy: string;
}

/** Addresses that are told of events, and the messages that wait for them. */
export interface WebhookStore {
  saveWebhook(webhook: Webhook): Promise<void>;
  /** Those that are switched off too. */
  webhooks(): Promise<Webhook[]>;
  /** Whether there was one. */
  deleteWebhook(id: string): Promise<boolean>;
  /** Queues messages together with how far events were read. */
  queueDeliveries(queued: QueuedDeliveries): Promise<void>;
  /** Messages whose time has come, the longest waiting first. */
  dueDeliveries(now: string, limit: number): Promise<Delivery[]>;
  noteDelivered(delivery: Pick<Delivery, 'webhook' | 'event'>): Promise<void>;
  /** Whether the address was switched off for it. */
  noteFailed(failure: DeliveryFailure): Promise<boolean>;
}

export interface QueuedDeliveries {
  deliveries: readonly Delivery[];
  /** Name of the projection that queues, and how far it has come. */
  projection: string;
  at: ProjectionPosition;
}

export interface DeliveryFailure extends Pick<Delivery, 'webhook' | 'event' | 'nextAt'> {
  at: string;
  /** An address that has failed since before then is switched off. */
  disableBefore: string;
}
