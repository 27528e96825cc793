import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

/** Sends an answer; the faults `cut-body` and `cut-connection` send half of it. */
export function sendAnswer(
  response: ServerResponse,
  { status, headers, body }: Answer,
  fault: string | undefined,
): void {
  const bytes = Buffer.from(body);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const sent = fault === 'cut-body' ? half : bytes;
  const length = status === 304 ? {} : { 'content-length': String(sent.length) };
  response.writeHead(status, { ...headers, ...length });
  if (fault === 'cut-connection') response.write(half, () => response.destroy());
  else response.end(sent);
}
