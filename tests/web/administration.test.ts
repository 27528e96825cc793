import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createAuth } from '../../src/auth/authenticate.ts';
import type { ActionRecord } from '../../src/domain/action-record.ts';
import type { Webhook } from '../../src/domain/webhook.ts';
import { createWeb } from '../../src/web/web.ts';
import { aWebhookDesk } from '../a-webhook-desk.ts';
import { anActionRecord } from '../builders.ts';
import { fakeTools } from './fake-tools.ts';

const token = 'correct-horse-battery-staple';
const hook: Webhook = {
  ...{ id: 'hook-1', url: 'http://127.0.0.1:1/secret-path', secret: 'whsec_c2VjcmV0', kinds: ['worse'] },
  ...{ organisation: null, createdAt: '2026-11-20T10:00:00Z', createdBy: 'administrator' },
  ...{ failingSince: null, disabledAt: null },
};

function pages(hooks: Webhook[] = [hook], recorded: ActionRecord[] = []) {
  const app = createWeb(
    fakeTools({
      auth: createAuth({ adminToken: token }),
      webhooks: aWebhookDesk(hooks, { recorded }),
      actions: { actions: async () => recorded },
    }),
  );
  const post = (path: string, body: object) =>
    request(app).post(path).set('Sec-Fetch-Site', 'same-origin').type('form').send(body);
  return { app, post };
}

test.each(['/administration', '/webhooks', '/webhooks/new'])(
  '%s is there only for administrators',
  async (path) => {
    expect((await request(createWeb(fakeTools())).get(path)).status).toBe(404);
    const { status, headers } = await request(pages().app).get(path);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
  },
);

describe('the page of what administrators did', () => {
  test('shows who did what, when and where it is', async () => {
    const { text } = await pages([], [anActionRecord()]).post('/administration', { token });
    expect(text).toContain('administrator');
    expect(text).toContain('23 November 2026, 10am');
    expect(text).toContain('LICENCE, SECURITY.md');
    expect(text).toContain('href="https://github.com/sample-trust/ward-board/pull/3"');
  });

  test.each(['', 'wrong'])('shows nothing to others: “%s”', async (wrong) => {
    const { status, text } = await pages([], [anActionRecord()]).post('/administration', { token: wrong });
    expect(status).toBe(400);
    expect(text).not.toContain('SECURITY.md');
  });
});

describe('the page of webhooks', () => {
  test('shows the host alone, and only with the token', async () => {
    const { app, post } = pages();
    expect((await request(app).get('/webhooks')).text).not.toContain('127.0.0.1');
    expect((await post('/webhooks', { token: 'wrong' })).text).not.toContain('127.0.0.1');
    const { text } = await post('/webhooks', { token });
    expect(text).toContain('127.0.0.1:1');
    expect(text).toContain('What got worse');
    expect(text).not.toMatch(/secret-path|c2VjcmV0/);
  });

  test('adds one, and tells its key once', async () => {
    const hooks: Webhook[] = [];
    const { post } = pages(hooks);
    const body = { token, url: 'https://chat.example/hooks/1', kinds: ['worse', 'found'], organisation: '' };
    const { text } = await post('/webhooks/new', body);
    expect(hooks).toMatchObject([
      { url: body.url, kinds: ['worse', 'found'], organisation: null, createdBy: 'administrator' },
    ]);
    expect(text).toContain(hooks[0]?.secret);
    expect((await post('/webhooks', { token })).text).not.toContain(hooks[0]?.secret);
  });

  test.each([
    ['http://chat.example', '', 'Enter an address that starts with https://'],
    ['https://chat.example', 'nobody', 'Select an organisation of this hub'],
  ])('refuses %s for “%s”', async (url, organisation, error) => {
    const hooks: Webhook[] = [];
    const { status, text } = await pages(hooks).post('/webhooks/new', { token, url, organisation });
    expect(status).toBe(400);
    expect(text).toContain(error);
    expect(hooks).toEqual([]);
  });

  test('switches one off and on, and records who did', async () => {
    const hooks = [hook];
    const recorded: ActionRecord[] = [];
    const { post } = pages(hooks, recorded);
    const change = (action: string) => post('/webhooks', { token, manage: 'yes', webhook: 'hook-1', action });
    expect((await change('off')).text).toContain('Off since');
    expect(hooks[0]?.disabledAt).not.toBeNull();
    await change('on');
    expect(hooks[0]?.disabledAt).toBeNull();
    await change('remove');
    expect(hooks).toEqual([]);
    expect(recorded.map(({ kind, actor, subject }) => `${actor} ${kind} ${subject}`)).toEqual([
      'administrator webhook-switched-off 127.0.0.1:1',
      'administrator webhook-switched-on 127.0.0.1:1',
      'administrator webhook-removed 127.0.0.1:1',
    ]);
  });

  test('says that a test message did not arrive, and lists it', async () => {
    const { text } = await pages().post('/webhooks', {
      token,
      manage: 'yes',
      webhook: 'hook-1',
      action: 'test',
    });
    expect(text).toContain('The test message did not arrive. The webhook could not be reached');
    expect(text).toContain('webhook.test');
  });

  test('does nothing until both questions are answered', async () => {
    const { status, text } = await pages().post('/webhooks', { token, manage: 'yes' });
    expect(status).toBe(400);
    expect(text).toContain('Select a webhook');
    expect(text).toContain('Select what to do');
  });
});
