import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { createApp } from '../src/app.ts';
import { readSpecification, type Resource } from '../src/specification.ts';
import { createValidator } from '../src/validator.ts';

const publicUrl = 'https://sandbox.example.nhs.uk';

/** A sandbox on a free port, which holds more than the examples if asked to, with the specification it was made from. */
export async function startSandbox(more: Resource[] = []) {
  const read = await readSpecification();
  const specification = { ...read, examples: [...read.examples, ...more] };
  const logged: string[] = [];
  const app = await createApp({
    specification,
    publicUrl,
    log: (event, fields) => void logged.push(JSON.stringify({ event, ...fields })),
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const validator = createValidator(specification);
  const base = origin + specification.basePath;

  /** Sends `GET /Patient/oak` and the like. Whatever resource is answered has to be valid FHIR R4. */
  async function send(request: string, init: RequestInit = {}): Promise<Answered> {
    const [method = 'GET', path = ''] = request.split(/ (.*)/);
    const answer = await ask(base + path, { method, ...init });
    const type: unknown = answer.body?.resourceType;
    if (type !== undefined) assert.deepEqual(validator.schema(String(type), answer.body), [], request);
    if (answer.status >= 400 && method !== 'HEAD') assert.equal(type, 'OperationOutcome', request);
    return answer;
  }

  return {
    specification,
    logged,
    validator,
    origin,
    base,
    publicBase: publicUrl + specification.basePath,
    /** Whether the API has more than patients. */
    hasBooking: specification.operations.some(({ resource }) => resource === 'Appointment'),
    send,
    /** The ids that a search finds, in order; what comes with them is left out. */
    async found(query: string): Promise<string[]> {
      const { status, body } = await send(`GET ${query}`);
      assert.equal(status, 200, `${query}: ${JSON.stringify(body)}`);
      return (body.entry ?? []).filter((one: any) => one.search.mode === 'match').map((one: any) => one.resource.id);
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface Answered {
  status: number;
  headers: Headers;
  body: any;
}

/** Asks, and gives the answer with its JSON. */
export async function ask(url: string, init?: RequestInit): Promise<Answered> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** A body of FHIR JSON with its header. */
export function fhir(resource: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    headers: { 'Content-Type': 'application/fhir+json', ...headers },
    body: typeof resource === 'string' ? resource : JSON.stringify(resource),
  };
}

/** Sends a resource as FHIR JSON. */
export function post(url: string, resource: unknown): Promise<Answered> {
  return ask(url, { method: 'POST', ...fhir(resource) });
}

/** What an OperationOutcome says, in one text. */
export function said(body: any): string {
  return body.issue.map((issue: any) => issue.diagnostics).join('\n');
}
