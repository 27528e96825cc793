import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { arch, platform, release } from 'node:os';
import { gunzipSync } from 'node:zlib';
import type { Config } from './config.ts';
import { Rejected, Unavailable } from './problems.ts';

/**
 * A mailbox of MESH, the Message Exchange for Social Care and Health, through its API:
 * https://digital.nhs.uk/developer/api-catalogue/message-exchange-for-social-care-and-health-api
 */
export interface Mesh {
  /** Says that the mailbox is in use. MESH wants to hear this once a day. */
  handshake(): Promise<void>;
  /** The IDs of messages that are waiting, oldest first; up to 500. */
  inbox(): Promise<string[]>;
  /** One message with all its chunks; undefined where it is gone. Throws Rejected for one that is too long. */
  fetch(id: string): Promise<MeshMessage | undefined>;
  /** Says that it is kept here: MESH then deletes it. */
  acknowledge(id: string): Promise<void>;
  /** Sends, in chunks where it is long. Gives the ID that MESH gave it. Throws Unavailable or Rejected. */
  send(content: Uint8Array, to: { mailbox: string; workflow: string; localId: string; type: string }): Promise<string>;
}

export interface MeshMessage {
  bytes: Uint8Array;
  workflow: string;
  /** DATA, or REPORT for one that says that a message sent from here could not be delivered. */
  kind: string;
  /** What a report says. */
  status: string;
}

type MeshSettings = Pick<
  Config,
  | 'MESH_URL'
  | 'MESH_MAILBOX'
  | 'MESH_PASSWORD'
  | 'MESH_SHARED_KEY'
  | 'MESH_CERT'
  | 'MESH_KEY'
  | 'MESH_CA'
  | 'MESH_CHUNK_BYTES'
  | 'MOST_BYTES'
  | 'DESTINATION_TIMEOUT_MS'
>;

/** The value of the Authorization header; each is used once. */
export function meshToken(
  { MESH_MAILBOX: mailbox = '', MESH_PASSWORD: password = '', MESH_SHARED_KEY: key = '' }: Partial<MeshSettings>,
  nonce: string = randomUUID(),
  now = new Date(),
): string {
  const time = now.toISOString().replace(/\D/g, '').slice(0, 12);
  const hash = createHmac('sha256', key).update(`${mailbox}:${nonce}:0:${password}:${time}`).digest('hex');
  return `NHSMESH ${mailbox}:${nonce}:0:${time}:${hash}`;
}

export function openMesh(settings: MeshSettings): Mesh {
  const base = `${(settings.MESH_URL ?? '').replace(/\/+$/, '')}/messageexchange/${encodeURIComponent(settings.MESH_MAILBOX ?? '')}`;
  const call = caller(settings, base);

  return {
    async handshake() {
      await call('GET', '', { 'Mex-OSName': platform(), 'Mex-OSVersion': release(), 'Mex-OSArchitecture': arch() });
    },

    async inbox() {
      const { body } = await call('GET', '/inbox', {});
      const { messages } = JSON.parse(body.toString()) as { messages?: unknown };
      return Array.isArray(messages) ? messages.filter((id) => typeof id === 'string') : [];
    },

    async fetch(id) {
      const path = `/inbox/${encodeURIComponent(id)}`;
      const first = await call('GET', path, {}, undefined, [404, 410]);
      if (first.status === 404 || first.status === 410) return undefined;
      const chunks = Number(/:(\d{1,6})$/.exec(text(first.headers['mex-chunk-range']))?.[1] ?? 1);
      const pieces = [first.body];
      for (let chunk = 2; chunk <= chunks; chunk += 1) {
        pieces.push((await call('GET', `${path}/${chunk}`, {})).body);
        const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
        if (length > settings.MOST_BYTES) throw tooLong();
      }
      const whole = Buffer.concat(pieces);
      return {
        bytes: first.headers['content-encoding'] === 'gzip' ? unzipped(whole, settings.MOST_BYTES) : whole,
        workflow: text(first.headers['mex-workflowid']),
        kind: text(first.headers['mex-messagetype']) || 'DATA',
        status: [first.headers['mex-statuscode'], first.headers['mex-statusdescription']].map(text).filter(Boolean).join(' '),
      };
    },

    async acknowledge(id) {
      await call('PUT', `/inbox/${encodeURIComponent(id)}/status/acknowledged`, {}, undefined, [404, 410]);
    },

    async send(content, { mailbox, workflow, localId, type }) {
      const size = settings.MESH_CHUNK_BYTES;
      const chunks = Math.max(1, Math.ceil(content.length / size));
      let id = '';
      for (let chunk = 1; chunk <= chunks; chunk += 1) {
        const piece = content.subarray((chunk - 1) * size, chunk * size);
        const range = { 'Mex-Chunk-Range': `${chunk}:${chunks}` };
        const about = {
          'Mex-From': settings.MESH_MAILBOX ?? '',
          ...{ 'Mex-To': mailbox, 'Mex-WorkflowID': workflow, 'Mex-LocalID': localId, 'Mex-FileName': `${localId}.dat` },
          ...(chunks === 1 ? { 'Content-Type': type } : { 'Content-Type': 'application/octet-stream', 'Mex-Content-Type': type }),
        };
        if (chunk === 1) {
          const { body } = await call('POST', '/outbox', { ...about, ...range }, piece);
          const { message_id, messageID } = JSON.parse(body.toString()) as { message_id?: string; messageID?: string };
          id = message_id ?? messageID ?? '';
        } else {
          const headers = { 'Content-Type': 'application/octet-stream', ...range };
          await call('POST', `/outbox/${encodeURIComponent(id)}/${chunk}`, headers, piece);
        }
      }
      return id;
    },
  };
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

type Call = (
  method: string,
  path: string,
  headers: Record<string, string>,
  content?: Uint8Array,
  expected?: number[],
) => Promise<Answer>;

/** Asks MESH. Throws Unavailable where there is no good answer, and Rejected where another try would have the same one. */
function caller(settings: MeshSettings, base: string): Call {
  const read = (path: string | undefined) => (path === undefined ? undefined : readFileSync(path));
  const [cert, key, ca] = [settings.MESH_CERT, settings.MESH_KEY, settings.MESH_CA].map(read);
  const secure = base.startsWith('https:');
  const agent = secure
    ? new HttpsAgent({ keepAlive: true, ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) })
    : new HttpAgent({ keepAlive: true });
  const timeout = settings.DESTINATION_TIMEOUT_MS;
  return async (method, path, headers, content, expected = []) => {
    const all = {
      Authorization: meshToken(settings),
      Accept: 'application/vnd.mesh.v2+json',
      'Mex-ClientVersion': 'integration-worker==1',
      ...headers,
      ...(content && { 'Content-Length': String(content.length) }),
    };
    const answer = await new Promise<Answer>((resolve, reject) => {
      const options = { method, headers: all, agent, timeout };
      const request = (secure ? httpsRequest : httpRequest)(`${base}${path}`, options, (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > settings.MOST_BYTES + 1_000_000) request.destroy(tooLong());
          else chunks.push(chunk);
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
        response.on('error', reject);
      });
      request.on('timeout', () => request.destroy(new Unavailable('MESH does not answer in time.')));
      request.on('error', reject);
      request.end(content);
    }).catch((error: unknown) => {
      if (error instanceof Rejected || error instanceof Unavailable) throw error;
      const { code } = error as { code?: unknown };
      throw new Unavailable(`MESH cannot be reached (${typeof code === 'string' ? code : 'error'}).`);
    });
    if ((answer.status >= 200 && answer.status < 300) || expected.includes(answer.status)) return answer;
    const said = `MESH answered ${answer.status}.`;
    // What is wrong with a mailbox, a password or a certificate is mended here, and not by giving messages up.
    if ([400, 406, 413, 422].includes(answer.status)) throw new Rejected([said]);
    throw new Unavailable(said);
  };
}

function unzipped(bytes: Buffer, most: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLong();
    throw new Rejected(['The message is said to be compressed and is not.']);
  }
}

function tooLong(): Rejected {
  return new Rejected(['The message in MESH is longer than MOST_BYTES.']);
}

function text(header: string | string[] | undefined): string {
  return (Array.isArray(header) ? header[0] : header) ?? '';
}
