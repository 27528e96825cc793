import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Config } from './config.ts';
import { mediaType } from './format.ts';
import { gaugesOf, healthOf, type HealthParts } from './health.ts';
import { traceOf, type Log } from './log.ts';
import { NoRoom, Rejected } from './problems.ts';
import { statusPage } from './status-page.ts';

export interface WebParts extends HealthParts {
  log: Log;
  stop: AbortSignal;
  config: Pick<Config, 'INTAKE' | 'INTAKE_TOKEN' | 'MOST_BYTES'>;
}

/** Health checks, metrics, a status page and, where it is switched on, the HTTP intake. */
export function createWeb(parts: WebParts): Server {
  const server = createServer((request, response) => {
    answer(parts, request).then(
      (reply) => send(request, response, reply),
      (error: unknown) => {
        parts.log('failed', { error: traceOf(error) });
        send(request, response, { status: 500, body: { error: 'Something went wrong on our side.' } });
      },
    );
  });
  server.requestTimeout = 30_000;
  // Each may hold a whole message in memory.
  server.maxConnections = 100;
  return server;
}

interface Reply {
  status: number;
  body: object | string;
  type?: string;
}

async function answer(parts: WebParts, request: IncomingMessage): Promise<Reply> {
  const path = (request.url ?? '/').split('?')[0];
  if (path === '/messages') {
    if (parts.config.INTAKE === 'folder') return { status: 404, body: { error: 'The HTTP intake is switched off.' } };
    if (request.method !== 'POST') return { status: 405, body: { error: 'Messages are posted.' } };
    return intake(parts, request);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, body: { error: 'Only GET can be used here.' } };
  if (path === '/health/live') return { status: 200, body: { status: 'pass' } };
  if (path === '/health/ready') {
    const ready = parts.worker.healthy() && !parts.stop.aborted;
    return { status: ready ? 200 : 503, body: { status: ready ? 'pass' : 'fail' } };
  }
  if (path === '/health') {
    const health = await healthOf(parts);
    return { status: health.status === 'fail' ? 503 : 200, body: health };
  }
  if (path === '/metrics')
    return {
      status: 200,
      body: parts.metrics.text(gaugesOf(await healthOf(parts))),
      type: 'text/plain; version=0.0.4; charset=utf-8',
    };
  if (path === '/') {
    const page = statusPage({
      health: await healthOf(parts),
      metrics: parts.metrics,
      reasons: await parts.queue.reasons(20),
    });
    return { status: 200, body: page, type: 'text/html; charset=utf-8' };
  }
  return { status: 404, body: { error: 'There is nothing here.' } };
}

/** Takes a message that is right; whoever sent a wrong one hears at once what is wrong with it. */
async function intake(parts: WebParts, request: IncomingMessage): Promise<Reply> {
  const { config, metrics } = parts;
  const refuse = (status: number, error: string): Reply => {
    metrics.count('refused_total');
    return { status, body: { error } };
  };
  if (!allowed(config.INTAKE_TOKEN, request.headers.authorization))
    return refuse(401, 'The token is missing or wrong.');
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== mediaType && type !== 'application/json' && type !== 'text/plain')
    return refuse(415, `Send messages as ${mediaType}.`);
  const bytes = await bodyOf(request, config.MOST_BYTES);
  if (!bytes) return refuse(413, 'The message is too long.');
  try {
    return { status: 202, body: { receipt: await parts.intake.take(bytes) } };
  } catch (error) {
    if (error instanceof Rejected)
      return { status: 422, body: { error: 'The message is not right.', problems: error.problems } };
    if (error instanceof NoRoom) return { status: 503, body: { error: `${error.message} Try again later.` } };
    throw error;
  }
}

function allowed(token: string | undefined, header = ''): boolean {
  if (token === undefined) return true;
  const [given, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function bodyOf(request: IncomingMessage, most: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, type = 'application/json' }: Reply,
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    ...(status === 413 && { Connection: 'close' }),
    ...(status === 503 && { 'Retry-After': '30' }),
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
  });
  response.end(request.method === 'HEAD' ? undefined : typeof body === 'string' ? body : `${JSON.stringify(body)}\n`);
}
