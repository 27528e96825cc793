/** A message that was read and found right. */
export interface Message {
  /** As the sender numbers its messages. */
  id: string;
  /** Such as the code of the event. */
  type: string;
  /** Who sent it, as it says itself. */
  from: string;
  /** When it was sent, as it says itself: ISO 8601. */
  sentAt: string;
  /** null where the message is about a patient without one. */
  nhsNumber: string | null;
  /** Every identifier of every patient it is about, with who gave it. Messages that share one may have to keep their order. */
  patients: string[];
[% if (format === 'hl7v2') { -%]
  /** More about the patient and the event, as far as the message says. */
  patient: Patient;
  /** Other patients it is about, as in a swap of beds. */
  others: Patient[];
  event: EventDetails;
[% } -%]
  /** All of it. */
  content: unknown;
}
[% if (format === 'hl7v2') { -%]

export interface Patient {
  nhsNumber: string | null;
  /** NHS number included. */
  identifiers: Identifier[];
  names: Name[];
  /** As precise as it is known: year, month or day. */
  birthDate: string | null;
  /** Identifiers that are this patient's from now on (MRG), when records were merged. */
  merged: Identifier[];
}

export interface Identifier {
  value: string;
  /** Who gave it. */
  authority: string;
  /** Such as NH for NHS numbers, MR for hospital numbers. */
  type: string;
}

export interface Name {
  family: string;
  given: string[];
  prefix: string;
  suffix: string;
  /** Such as L for the legal name, A for an alias, M for the maiden name. */
  type: string;
}

export interface EventDetails {
  code: string;
  /** In words; empty where this worker has none for the code. */
  title: string;
  /** When it happened: ISO 8601; null where the message does not say. */
  at: string | null;
}
[% } -%]

/** Reads a message. Throws Rejected for one that is not right. */
export type ReadMessage = (bytes: Uint8Array) => Message;

/** The messages of a batch; undefined for what is one message. Throws Rejected for a batch that is not whole. */
export type SplitMessages = (bytes: Uint8Array) => Uint8Array[] | undefined;
