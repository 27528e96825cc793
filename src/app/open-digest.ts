import { systemClock } from '../base/clock.ts';
import type { Loop } from '../jobs/loop.ts';
import { createDigestLoop } from '../outgoing/digest-loop.ts';
import { digestMessage, type DigestMessage } from '../outgoing/digest-text.ts';
import { sendMail } from '../outgoing/mail.ts';
import { proseOf } from '../policy/policy.ts';
import { createDecisionDesk } from '../visibility/decision-desk.ts';
import { readDigest, weekBefore, type Digest } from '../visibility/read-digest.ts';
import type { Span } from '../visibility/read-report.ts';
import type { Parts } from './parts.ts';

type DigestParts = Pick<Parts, 'config' | 'store' | 'publicStore' | 'decisions' | 'catalogue' | 'log'>;

/** The loop that sends the weekly digest; undefined where no mail is set up. */
export function openDigest(parts: DigestParts): Loop | undefined {
  const { config, store, log } = parts;
  const { mail } = config.environment;
  if (mail === undefined) return undefined;
  return createDigestLoop({
    ...{ store, clock: systemClock, log },
    read: (span) => read(parts, span),
    compose: (digest) => compose(parts, digest),
    send: (message) => sendMail(mail, message),
  });
}

/** The digest of the week before this one, as it would be sent. */
export async function previewDigest(parts: DigestParts): Promise<{ digest: Digest; message: DigestMessage }> {
  const { from, to } = weekBefore(systemClock());
  const digest = await read(parts, { from, to });
  return { digest, message: compose(parts, digest) };
}

function read({ publicStore, decisions }: DigestParts, span: Span): Promise<Digest> {
  const desk = createDecisionDesk({ register: decisions, store: publicStore, clock: systemClock });
  return readDigest(publicStore, desk, span);
}

function compose({ catalogue, config }: DigestParts, digest: Digest): DigestMessage {
  return digestMessage(digest, {
    title: catalogue().title,
    titleOfCheck: (check) => proseOf(check)?.title,
    address: config.environment.publicUrl,
  });
}
