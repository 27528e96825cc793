import type { ActionRecord } from '../domain/action-record.ts';
import type { AnnouncedAlarm } from '../domain/alarm.ts';
import type { Decision } from '../domain/decision.ts';
import type { Delivery, DeliveryAttempt, Webhook, WebhookActivity } from '../domain/webhook.ts';
import type { ProjectionPosition } from './history-queries.ts';

/** Alarms that were announced and have not ended. */
export interface AlarmStore {
  announcedAlarms(): Promise<AnnouncedAlarm[]>;
  saveAlarm(alarm: AnnouncedAlarm): Promise<void>;
  clearAlarm(id: string): Promise<void>;
}

/** What administrators did. Records are added, and neither changed nor deleted. */
export interface ActionStore {
  saveAction(record: ActionRecord): Promise<void>;
  /** The newest, newest first: upgrades, decisions and harvests that administrators asked for, too. */
  actions(limit: number): Promise<ActionRecord[]>;
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
  /** Switches an address on (null) or off; what waited for one that is switched off is dropped. Whether there is one. */
  switchWebhook(id: string, disabledAt: string | null): Promise<boolean>;
  /** By the id of the webhook; one to which nothing was sent yet may be missing. */
  webhookActivity(): Promise<Map<string, WebhookActivity>>;
  /** Adds an attempt; the newest 20 of each webhook are kept. */
  noteAttempt(webhook: string, attempt: DeliveryAttempt): Promise<void>;
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
