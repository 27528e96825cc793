import { createTransport } from 'nodemailer';
import { Problem } from '../base/problem.ts';
import type { DigestMessage } from './digest-text.ts';

/** Where messages go, and in whose name. */
export interface MailSettings {
  /** `smtps://user:password@host:465` or `smtp://host:587`; a secret. */
  url: string;
  from: string;
  to: readonly string[];
}

const timeoutMs = 30_000;

/**
 * Sends one message to each address by itself, so that none sees the others.
 *
 * @param id of the message: a server that has it already can tell
 * @throws Problem `unreachable` that says how far it came, never with the address of the server
 */
export async function sendMail(
  { url, from, to }: MailSettings,
  message: DigestMessage & { id: string },
): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { id, subject, text, html } = message;
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
  try {
    for (const [index, address] of to.entries()) {
      const messageId = `<${id}-${index}@${domain}>`;
      await transport.sendMail({ from, to: address, subject, text, html, messageId });
    }
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    throw new Problem(
      'unreachable',
      `The mail server did not take the message (${typeof code === 'string' ? code : 'unknown'}).`,
    );
  } finally {
    transport.close();
  }
}
