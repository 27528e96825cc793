/** A message that was read and found right. */
export interface Message {
  /** As the sender numbers its messages. */
  id: string;
  /** Such as the code of the event. */
  type: string;
  /** Who sent it, as it says itself. */
  from: string;
  /** When it was sent, as it says itself. */
  sentAt: string;
  nhsNumber: string;
  /** All of it. */
  content: unknown;
}

/** Reads a message. Throws Rejected for one that is not right. */
export type ReadMessage = (bytes: Uint8Array) => Message;
