import { Rejected } from './problems.ts';

/** The text of a message. Bytes that are not UTF-8 are refused: guessing an encoding garbles names. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new Rejected(['The message is not UTF-8 text.']);
    throw error;
  }
}
