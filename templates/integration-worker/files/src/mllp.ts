import { readFileSync } from 'node:fs';
import { BlockList, createServer, isIP, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { once } from 'node:events';
import type { Config } from './config.ts';
import { splitHl7v2Batch } from './hl7v2-batch.ts';
import { Hl7v2Rejected } from './hl7v2-fault.ts';
import type { Intake } from './intake.ts';
import { traceOf, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { answerTo, batchAnswer, type Outcome } from './mllp-answer.ts';
import { createFrames, framed, type FrameEvent } from './mllp-frames.ts';
import { NoRoom, Rejected } from './problems.ts';

export interface MllpParts {
  intake: Intake;
  metrics: Metrics;
  log: Log;
  stop: AbortSignal;
  now: () => number;
  config: Pick<
    Config,
    | 'MLLP_CONNECTIONS'
    | 'MLLP_FRAME_MS'
    | 'MLLP_FROM'
    | 'MLLP_TLS_CERT'
    | 'MLLP_TLS_KEY'
    | 'MLLP_TLS_CA'
    | 'MOST_BYTES'
  >;
}

/** Listens for HL7 v2 over MLLP, and answers each message when it is safe on the disk, or says why it is not taken. */
export function createMllp(parts: MllpParts): Server {
  const { config, log, stop } = parts;
  const mayConnect = allowed(config.MLLP_FROM);
  const open = new Map<Socket, { busy: boolean }>();
  const serve = (socket: Socket) => {
    if (!mayConnect(socket.remoteAddress ?? '')) {
      log('mllp-turned-away');
      socket.destroy();
      return;
    }
    const state = { busy: false };
    open.set(socket, state);
    socket.setKeepAlive(true, 60_000);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    converse(parts, socket, state)
      .catch((error: unknown) => log('mllp-ended', { error: traceOf(error) }))
      .finally(() => {
        open.delete(socket);
        socket.end();
        // Whoever does not end the connection after us is cut off.
        setTimeout(() => socket.destroy(), 1000).unref();
      });
  };
  const server = config.MLLP_TLS_CERT ? createTlsServer(tlsOptions(config), serve) : createServer({ allowHalfOpen: true }, serve);
  server.maxConnections = config.MLLP_CONNECTIONS;
  server.on('drop', () => log('mllp-too-many-connections'));
  server.on('tlsClientError', () => log('mllp-tls-refused'));
  stop.addEventListener('abort', () => {
    server.close();
    for (const [socket, { busy }] of open) if (!busy) socket.destroy();
  });
  return server;
}

async function converse(parts: MllpParts, socket: Socket, state: { busy: boolean }): Promise<void> {
  const { config, log, metrics, now, stop } = parts;
  const frames = createFrames(config.MOST_BYTES);
  const watch = setInterval(() => {
    if (now() - (frames.since() ?? Infinity) < config.MLLP_FRAME_MS || state.busy) return;
    metrics.count('mllp_broken_total');
    log('mllp-frame-late');
    socket.destroy();
  }, 1000).unref();
  try {
    // Leaving the loop must not cut off the answer that is on its way.
    for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      state.busy = true;
      for (const event of frames.push(chunk, now())) if (!(await deal(parts, socket, event))) return;
      state.busy = false;
      if (stop.aborted) return;
    }
  } catch (error) {
    // The other side went away, or was cut off. It has no answer to what it sent last, and sends that again.
    if ((error as { code?: unknown }).code === undefined) throw error;
  } finally {
    clearInterval(watch);
  }
}

/** Deals with what came. Gives whether the connection may go on. */
async function deal(parts: MllpParts, socket: Socket, event: FrameEvent): Promise<boolean> {
  const { metrics, log } = parts;
  if (event.kind === 'message') {
    metrics.count('mllp_messages_total');
    const answer = await answered(parts, event.bytes);
    return answer === undefined || send(parts, socket, answer);
  }
  metrics.count('mllp_broken_total');
  log(`mllp-${event.kind}`);
  if (event.kind === 'cut-short') return true;
  if (event.kind === 'too-long') {
    metrics.count('refused_total');
    const text = `the message is longer than ${parts.config.MOST_BYTES} bytes`;
    const error = new Hl7v2Rejected([{ code: 102, place: { segment: 'MSH' }, text }]);
    const answer = answerTo(event.bytes, { kept: false, error });
    if (answer !== undefined) await send(parts, socket, answer);
  }
  return false;
}

async function answered(parts: MllpParts, bytes: Uint8Array): Promise<string | undefined> {
  let several: Uint8Array[] | undefined;
  try {
    several = splitHl7v2Batch(bytes);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    parts.metrics.count('refused_total');
    return answerTo(bytes, { kept: false, error });
  }
  if (!several) return answerTo(bytes, await taken(parts, bytes));
  const answers: string[] = [];
  for (const one of several) answers.push(answerTo(one, await taken(parts, one)) ?? '');
  return answers.some(Boolean) ? batchAnswer(bytes, answers.filter(Boolean)) : undefined;
}

async function taken({ intake, log }: MllpParts, bytes: Uint8Array): Promise<Outcome> {
  try {
    await intake.take(bytes);
    return { kept: true };
  } catch (error) {
    if (!(error instanceof Rejected || error instanceof NoRoom)) log('failed', { error: traceOf(error) });
    else log('refused', { problem: error.message });
    return { kept: false, error };
  }
}

/** Sends an answer. Gives false when the other side does not take it in time. */
async function send({ config }: MllpParts, socket: Socket, answer: string): Promise<boolean> {
  if (socket.destroyed || socket.writableEnded) return false;
  if (socket.write(framed(Buffer.from(answer, 'latin1')))) return true;
  return once(socket, 'drain', { signal: AbortSignal.timeout(config.MLLP_FRAME_MS) }).then(
    () => true,
    () => false,
  );
}

/** Whether an address may connect: `any`, or addresses and networks such as 10.1.2.3,10.20.0.0/16. */
export function allowed(list: string | undefined): (address: string) => boolean {
  if (list === undefined || list.trim() === 'any') return () => true;
  const known = new BlockList();
  for (const entry of list.split(',').map((one) => one.trim())) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    known.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return (address) => {
    const bare = address.replace(/^::ffff:(?=\d+\.)/, '');
    return known.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
  };
}

function tlsOptions({ MLLP_TLS_CERT, MLLP_TLS_KEY, MLLP_TLS_CA }: MllpParts['config']) {
  const read = (path: string | undefined) => (path === undefined ? undefined : readFileSync(path));
  const [cert, key, ca] = [MLLP_TLS_CERT, MLLP_TLS_KEY, MLLP_TLS_CA].map(read);
  return {
    allowHalfOpen: true,
    minVersion: 'TLSv1.2' as const,
    ...(cert && { cert }),
    ...(key && { key }),
    // Where a CA is named, senders have to show a certificate of it.
    ...(ca && { ca, requestCert: true, rejectUnauthorized: true }),
  };
}
