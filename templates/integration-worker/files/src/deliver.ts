import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSafely } from './files.ts';
import type { Message } from './message.ts';
import { Rejected, Unavailable } from './problems.ts';

/** Passes a message on. Throws Unavailable when it is worth another try, Rejected when it is not. */
export type Deliver = (message: Message) => Promise<void>;

/** What the destination gets: change this to what it needs. */
[% if (format === 'hl7v2') { -%]
export function outgoing({ id, type, from, sentAt, event, patient, others, content }: Message) {
  return { id, type, from, sentAt, event, patient, ...(others.length > 0 && { others }), content };
}
[% } else { -%]
export function outgoing({ id, type, from, sentAt, nhsNumber, content }: Message) {
  return { id, type, from, sentAt, patient: { nhsNumber }, content };
}
[% } -%]

/** Writes each message as a JSON file, whose name hides the ID. The same message twice is one file. */
export async function deliverToFolder(folder: string): Promise<Deliver> {
  await mkdir(folder, { recursive: true });
  return async (message) => {
    await writeSafely(join(folder, `${keyOf(message)}.json`), `${JSON.stringify(outgoing(message), null, 2)}\n`);
  };
}

/** Posts each message as JSON. Its Idempotency-Key lets the destination recognise one that comes a second time. */
export function deliverByHttp(url: string, timeout: number): Deliver {
  return async (message) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': keyOf(message) },
      body: JSON.stringify(outgoing(message)),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    }).catch((error: unknown) => {
      throw new Unavailable(`The destination does not answer (${error instanceof Error ? error.name : 'error'}).`);
    });
    await response.body?.cancel();
    if (response.ok) return;
    const said = `The destination answered ${response.status}.`;
    if ([408, 425, 429].includes(response.status) || response.status >= 500)
      throw new Unavailable(said, seconds(response.headers.get('Retry-After')) * 1000);
    throw new Rejected([said]);
  };
}

function seconds(header: string | null): number {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : 0;
}

/** The same for each attempt, so that the destination can recognise a message that comes again. */
export function keyOf({ from, id }: Message): string {
  return createHash('sha256').update(`${from}\n${id}`).digest('hex');
}
