import type { ChildProcessByStdio } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable, Writable } from 'node:stream';

const endOfHeaders = '\r\n\r\n';

/**
 * Connects a CGI program to a request: body to its input; `Status` and headers, then the body, from its output.
 *
 * @returns the status, and how many bytes of body went out
 */
export async function relayCgi(
  child: ChildProcessByStdio<Writable, Readable, null>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ status: number; bytes: number }> {
  child.stdin.on('error', () => {}); // the program may end before it has read everything
  request.pipe(child.stdin);
  response.once('close', () => child.kill());
  child.once('error', () => response.destroy());
  let head = Buffer.alloc(0);
  let status = 0;
  let bytes = 0;
  for await (const part of child.stdout as AsyncIterable<Buffer>) {
    if (status > 0) {
      response.write(part);
      bytes += part.length;
      continue;
    }
    head = Buffer.concat([head, part]);
    const end = head.indexOf(endOfHeaders);
    if (end === -1) continue;
    status = writeHeaders(head.subarray(0, end).toString('latin1'), response);
    const body = head.subarray(end + endOfHeaders.length);
    bytes += body.length;
    response.write(body);
  }
  if (status === 0) status = 500;
  if (!response.headersSent) response.writeHead(status);
  response.end();
  return { status, bytes };
}

function writeHeaders(head: string, response: ServerResponse): number {
  let status = 200;
  const headers: Record<string, string> = {};
  for (const line of head.split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else headers[name] = value;
  }
  response.writeHead(status, headers);
  return status;
}
