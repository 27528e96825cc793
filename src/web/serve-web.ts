import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';

/** How long requests in progress may take to finish once the server is asked to stop. */
const grace = 10_000;

export interface Serving {
  /** The address people open, such as `http://127.0.0.1:3000`. */
  url: string;
  host: string;
  port: number;
  /** Settles when the server has stopped. */
  stopped: Promise<void>;
}

/**
 * Serves the app until `signal` is aborted: then no new connection is taken, requests in progress get ten seconds,
 * and what is left is closed. Port 0 picks a free one.
 *
 * @throws Problem `conflict` when the port is taken, `invalid` when the address cannot be used
 */
export async function serveWeb(
  app: Express,
  { host, port, signal, log }: { host: string; port: number; signal: AbortSignal; log: Log },
): Promise<Serving> {
  const server = createServer(app);
  await listen(server, host, port);
  const { address, family, port: bound } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
  log.info({ url }, 'Serving');
  return { url, host: address, port: bound, stopped: stopOn(signal, server, log) };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      const why = taken ? 'another program uses that port' : (cause.code ?? cause.message);
      reject(
        new Problem(taken ? 'conflict' : 'invalid', `Cannot serve on ${host}:${port}: ${why}.`, { cause }),
      );
    });
    server.listen({ host, port }, resolve);
  });
}

async function stopOn(signal: AbortSignal, server: Server, log: Log): Promise<void> {
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  log.info({}, 'Stopping: finishing the requests in progress');
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Connections fall idle as their request ends: none is kept open for a next one.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => {
    log.warn({ milliseconds: grace }, 'Requests took too long to finish and were cut off');
    server.closeAllConnections();
  }, grace);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
