import type { AddressInfo } from 'node:net';
import { createApp } from '../src/app.ts';
import { readSpecification, type Resource } from '../src/specification.ts';
import { createValidator } from '../src/validator.ts';

/** A sandbox on a free port, which holds more than the examples if asked to, with the specification it was made from. */
export async function startSandbox(more: Resource[] = []) {
  const read = await readSpecification();
  const specification = { ...read, examples: [...read.examples, ...more] };
  const logged: string[] = [];
  const app = await createApp({
    specification,
    publicUrl: 'https://sandbox.example.nhs.uk',
    log: (event, fields) => void logged.push(JSON.stringify({ event, ...fields })),
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    specification,
    logged,
    validator: createValidator(specification),
    origin,
    base: origin + specification.basePath,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Asks, and gives the answer with its JSON. */
export async function ask(url: string, init?: RequestInit): Promise<{ status: number; headers: Headers; body: any }> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** Sends a resource as FHIR JSON. */
export function post(url: string, resource: unknown) {
  return ask(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/fhir+json' },
    body: typeof resource === 'string' ? resource : JSON.stringify(resource),
  });
}
