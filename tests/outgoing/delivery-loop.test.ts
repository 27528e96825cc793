import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDeliveryLoop } from '../../src/outgoing/delivery-loop.ts';
import { silentLog } from '../../src/base/log.ts';
import type { Webhook } from '../../src/domain/webhook.ts';
import { follow } from '../../src/projections/follow.ts';
import { webhooks } from '../../src/projections/webhooks.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { createPublicStore } from '../../src/visibility/create-public-store.ts';
import { aRepository } from '../builders.ts';
import { aCatalogue } from '../web/fake-tools.ts';

const secret = `whsec_${Buffer.from('a key of thirty-two letters, yes').toString('base64')}`;
const hourMs = 3_600_000;
/** Signatures are refused when their time is not about now. */
const begin = Date.now();

let store: Store;
let now: number;
let answers: number;
let received: { headers: Record<string, string>; body: string }[];
let server: ReturnType<typeof createServer>;
let lines: string[];

beforeEach(async () => {
  store = await openStore(sqlite(':memory:'));
  now = begin;
  answers = 204;
  received = [];
  lines = [];
  server = createServer((req, res) => {
    let body = '';
    req.on('data', (piece: Buffer) => (body += piece.toString()));
    req.on('end', () => {
      received.push({ headers: req.headers as Record<string, string>, body });
      res.writeHead(answers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.close();
  await store[Symbol.asyncDispose]();
});

const aHook = (overrides: Partial<Webhook> = {}): Webhook => ({
  id: 'hook-1',
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path`,
  ...{ secret, kinds: [], organisation: null, createdBy: 'administrator' },
  createdAt: new Date(begin).toISOString(),
  ...{ failingSince: null, disabledAt: null },
  ...overrides,
});

const project = () =>
  follow(store, webhooks({ store, publicStore: createPublicStore(store, () => aCatalogue()) }));

function aLoop() {
  const write = (...line: unknown[]) => void lines.push(JSON.stringify(line));
  return createDeliveryLoop({
    ...{ store, holder: 'this process', clock: () => new Date(now) },
    log: { ...silentLog, warn: write, error: write },
  });
}

const see = (name: string, overrides: Parameters<typeof aRepository>[0] = {}, at = now) =>
  store.saveRepositories({
    repositories: [
      aRepository({ ...overrides, evidence: { id: `github:${name}`, name, ...overrides?.evidence } }),
    ],
    blobs: [],
    at: new Date(at).toISOString(),
  });

test('events are sent once each, signed, and only what anybody may see', async () => {
  await see('before', {}, begin - 1);
  await store.saveWebhook(aHook());
  await see('shown');
  await see('hidden', { status: 'closed-without-reason', evidence: { visibility: 'private' } });
  await project();
  await project();
  const loop = aLoop();
  await loop.run();
  await loop.run();
  expect(received).toHaveLength(1);
  const [message] = received;
  const told = new Verifier(secret).verify(message?.body ?? '', {
    ...message?.headers,
    'webhook-timestamp': message?.headers['webhook-timestamp'] ?? '',
  });
  expect(told).toMatchObject({ type: 'repository.found', data: { repository: 'sample-trust/shown' } });
});

test('kinds and organisations narrow what is sent', async () => {
  await store.saveWebhook(aHook({ kinds: ['worse'] }));
  await store.saveWebhook(aHook({ id: 'hook-2', organisation: 'other' }));
  await see('one');
  await store.withdraw(['github:one'], 'gone', new Date(now).toISOString());
  await project();
  await aLoop().run();
  expect(received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
    'repository.withdrawn',
  ]);
});

test('what fails is sent again later; an address that fails for a day is switched off', async () => {
  await store.saveWebhook(aHook());
  await see('one');
  await project();
  const loop = aLoop();
  answers = 500;
  await loop.run();
  await loop.run();
  expect(received).toHaveLength(1);
  now += 11_000;
  await loop.run();
  expect(received).toHaveLength(2);
  expect((await store.webhooks())[0]).toMatchObject({ failingSince: new Date(begin).toISOString() });
  answers = 204;
  now += hourMs;
  await loop.run();
  expect((await store.webhooks())[0]).toMatchObject({ failingSince: null, disabledAt: null });
  await see('two');
  await project();
  answers = 500;
  for (let hour = 0; hour < 40; hour += 1) {
    await loop.run();
    now += hourMs;
  }
  expect((await store.webhooks())[0]?.disabledAt).not.toBeNull();
  expect(await store.dueDeliveries(new Date(now + 99 * hourMs).toISOString(), 9)).toEqual([]);
  const attempts = (await store.webhookActivity()).get('hook-1')?.attempts ?? [];
  expect(attempts.filter(({ failure }) => failure === null)).toHaveLength(1);
  expect(attempts[0]).toMatchObject({ type: 'repository.found', failure: 'The webhook answered 500.' });
  expect(lines.join()).toContain('switched off');
  expect(lines.join()).not.toContain('secret-path');
});
