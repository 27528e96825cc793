/** Who asks for something. Records name the actor, never the address that a request came from. */
export type Actor = Anonymous | Administrator | System;

export interface Anonymous {
  kind: 'anonymous';
  /** Why: no token came, a wrong one came, or there is none that could be right. */
  because: 'no-token' | 'wrong-token' | 'no-administrator';
}

/** Somebody who has the administrator’s token. */
export interface Administrator {
  kind: 'administrator';
  name: string;
}

/** The hub itself: one of its schedules, or a command on its own machine. */
export interface System {
  kind: 'system';
  name: 'schedule' | 'command' | 'upgrade schedule';
}

export const administrator: Administrator = { kind: 'administrator', name: 'administrator' };

/** The name that records and the log give an actor. */
export function actorName(actor: Actor): string {
  return actor.kind === 'anonymous' ? 'anonymous' : actor.name;
}
