import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandInMessage {
  to: string;
  workflow: string;
  localId: string;
  kind: 'DATA' | 'REPORT';
  status: string;
  gzip: boolean;
  chunks: Buffer[];
  total: number;
  acknowledged: boolean;
}

const password = 'password';
const key = 'TestKey';

/**
 * The part of the MESH API that the worker uses, as NHS England's mesh-sandbox has it: tokens are checked, messages are
 * chunked, and only the recipient reads and acknowledges them.
 */
export async function startMesh() {
  const messages = new Map<string, StandInMessage>();
  const nonces = new Set<string>();
  const calls: string[] = [];
  const state = { fails: 0 };
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const headers = (name: string) => String(request.headers[name] ?? '');
    const answer = (status: number, content: object | Buffer = {}, more: Record<string, string> = {}) =>
      response.writeHead(status, more).end(Buffer.isBuffer(content) ? content : JSON.stringify(content));
    const [, mailbox = '', ...path] = (request.url ?? '').split('/').slice(1).map(decodeURIComponent);
    calls.push(`${request.method} ${path.join('/')}`);
    if (!isRight(headers('authorization'), mailbox, nonces)) return answer(403);
    if (state.fails > 0) {
      state.fails -= 1;
      return answer(503);
    }
    const [box, id = '', chunk] = path;
    const message = messages.get(id);
    if (box === undefined) return answer(headers('mex-osname') === '' ? 400 : 200);
    if (box === 'inbox' && id === '')
      return answer(200, {
        messages: [...messages].filter(([, one]) => one.to === mailbox && !one.acknowledged).map(([name]) => name),
      });
    if (box === 'inbox' && message?.to !== mailbox) return answer(404);
    if (box === 'inbox' && message && chunk === 'status') {
      message.acknowledged = true;
      return answer(200);
    }
    if (box === 'inbox' && message) {
      const number = Number(chunk ?? 1);
      return answer(number < message.total ? 206 : 200, message.chunks[number - 1] ?? Buffer.alloc(0), {
        'Mex-Chunk-Range': `${number}:${message.total}`,
        'Mex-WorkflowID': message.workflow,
        'Mex-MessageType': message.kind,
        ...(message.status !== '' && { 'Mex-StatusCode': '14', 'Mex-StatusDescription': message.status }),
        ...(message.gzip && { 'Content-Encoding': 'gzip' }),
      });
    }
    const [number = 0, total = 0] = headers('mex-chunk-range').split(':').map(Number);
    if (box === 'outbox' && id === '') {
      if (headers('mex-to') === 'NOBODY') return answer(417);
      const name = `SENT${messages.size + 1}`;
      const about = { to: headers('mex-to'), workflow: headers('mex-workflowid'), localId: headers('mex-localid') };
      messages.set(name, { ...about, ...data, chunks: [body], total });
      return answer(202, { message_id: name });
    }
    if (box === 'outbox' && message && number === Number(chunk)) {
      message.chunks.push(body);
      return answer(202);
    }
    return answer(404);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    messages,
    calls,
    state,
    settings: {
      MESH_URL: url,
      MESH_MAILBOX: 'X26ABC1',
      MESH_PASSWORD: password,
      MESH_SHARED_KEY: key,
      MESH_CERT: undefined,
      MESH_KEY: undefined,
      MESH_CA: undefined,
      MESH_CHUNK_BYTES: 100,
      MOST_BYTES: 100_000,
      DESTINATION_TIMEOUT_MS: 10_000,
    },
    arrive(id: string, chunks: Buffer[], more: Partial<StandInMessage> = {}) {
      messages.set(id, { to: 'X26ABC1', workflow: 'W1', localId: '', ...data, chunks, total: chunks.length, ...more });
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const data = { kind: 'DATA' as const, status: '', gzip: false, acknowledged: false };

function isRight(header: string, mailbox: string, nonces: Set<string>): boolean {
  const [, name = '', nonce = '', count = '', time = '', hash] =
    /^NHSMESH ([^:]+):([^:]+):(\d+):(\d{12}):([0-9a-f]{64})$/.exec(header) ?? [];
  if (name !== mailbox || nonces.has(nonce)) return false;
  nonces.add(nonce);
  return createHmac('sha256', key).update(`${name}:${nonce}:${count}:${password}:${time}`).digest('hex') === hash;
}
