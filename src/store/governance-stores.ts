import type { AnnouncedAlarm } from '../domain/alarm.ts';
import type { Decision } from '../domain/decision.ts';

/** Alarms that were announced and have not ended. */
export interface AlarmStore {
  announcedAlarms(): Promise<AnnouncedAlarm[]>;
  saveAlarm(alarm: AnnouncedAlarm): Promise<void>;
  clearAlarm(id: string): Promise<void>;
}

/** What administrators decided. Revisions are added, and neither changed nor deleted. */
export interface DecisionStore {
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
