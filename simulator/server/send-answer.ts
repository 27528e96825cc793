import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import type { Fault } from './faults.ts';

/** Sends an answer; the faults `cut-body` and `cut-connection` send half of it, `drip` byte after byte. */
export function sendAnswer(
  response: ServerResponse,
  { status, headers, body }: Answer,
  { kind: fault, delayMs = 1_000 }: Partial<Pick<Fault, 'kind' | 'delayMs'>> = {},
): void {
  const bytes = Buffer.from(body);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const sent = fault === 'cut-body' ? half : bytes;
  const length = status === 304 ? {} : { 'content-length': String(sent.length) };
  response.writeHead(status, { ...headers, ...length });
  if (fault === 'cut-connection') response.write(half, () => response.destroy());
  else if (fault === 'drip') drip(response, sent, delayMs);
  else response.end(sent);
}

function drip(response: ServerResponse, bytes: Buffer, delayMs: number): void {
  let at = 0;
  const timer = setInterval(() => {
    if (at >= bytes.length) response.end();
    else response.write(bytes.subarray(at, ++at));
    if (at >= bytes.length || response.destroyed) clearInterval(timer);
  }, delayMs);
  response.once('close', () => clearInterval(timer));
}
