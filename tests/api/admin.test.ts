import { describe, expect, test } from 'vitest';
import { administrator } from '../../src/auth/actor.ts';
import { createAuth } from '../../src/auth/authenticate.ts';
import { Problem } from '../../src/base/problem.ts';
import { anApi, token } from './an-api.ts';

const start = (api: ReturnType<typeof anApi>, given = token) =>
  api.client.post('/api/v1/harvests').set('Authorization', `Bearer ${given}`);

describe('POST /harvests', () => {
  test('starts one and says where to follow it', async () => {
    const api = anApi();
    const { status, headers, body } = await start(api).send({ full: true });
    expect([status, headers['location'], body]).toEqual([
      202,
      '/api/v1/harvests/run-2',
      { id: 'run-2', url: '/api/v1/harvests/run-2' },
    ]);
    expect(headers['cache-control']).toBe('no-store');
    expect(api.asked.starts).toEqual([{ trigger: 'request', full: true, by: administrator }]);
  });

  test('needs no body', async () => {
    const api = anApi();
    expect((await start(api)).status).toBe(202);
    expect(api.asked.starts).toMatchObject([{ full: false }]);
  });

  test.each([
    ['no token', undefined],
    ['another token', 'Bearer wrong'],
    ['a beginning of the token', `Bearer ${token.slice(0, -1)}`],
    ['the token and more', `Bearer ${token}x`],
    ['another scheme', `Basic ${token}`],
    ['an empty token', 'Bearer '],
  ])('refuses %s with 401 and starts nothing', async (_what, header) => {
    const api = anApi();
    const asking = api.client.post('/api/v1/harvests');
    const { status, headers, body } = await (header === undefined
      ? asking
      : asking.set('Authorization', header));
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toMatch(/^Bearer realm=/);
    expect(JSON.stringify(body)).not.toContain(token);
    expect(api.asked.starts).toEqual([]);
  });

  test('lets nobody guess the token for ever, and counts only guesses', async () => {
    const api = anApi();
    for (let right = 0; right < 25; right += 1) expect((await start(api)).status).toBe(202);
    for (let guess = 0; guess < 20; guess += 1) expect((await start(api, `guess-${guess}`)).status).toBe(401);
    const { status, body } = await start(api);
    expect([status, body.title]).toEqual([429, 'Too many requests']);
    expect(api.asked.starts).toHaveLength(25);
  });

  test('refuses everybody with 403 where no token is configured, and says so', async () => {
    const api = anApi({}, { auth: createAuth({ adminToken: undefined }) });
    const { status, body } = await start(api, 'undefined');
    expect(status).toBe(403);
    expect(body.detail).toContain('CODEHUB_ADMIN_TOKEN');
    expect(api.asked.starts).toEqual([]);
  });

  test.each([
    ['a field that does not exist', '{"fulll": true}', 400, /fulll/],
    ['the wrong kind of value', '{"full": "yes"}', 400, /full must be true or false/],
    ['a list', '[]', 400, /must be an object/],
    ['broken JSON', '{', 400, /could not be read/],
    ['too much', `{"full": "${'x'.repeat(20_000)}"}`, 413, /could not be read/],
  ])('refuses %s', async (_what, sent, expected, detail) => {
    const api = anApi();
    const { status, body } = await start(api).set('Content-Type', 'application/json').send(sent);
    expect(status).toBe(expected);
    expect(body.detail).toMatch(detail);
    expect(api.asked.starts).toEqual([]);
  });

  test('reads no body before it knows who sends it', async () => {
    const { status } = await start(anApi(), 'wrong').set('Content-Type', 'application/json').send('{');
    expect(status).toBe(401);
  });

  test('answers 409 while one is running', async () => {
    const start409 = anApi(
      {},
      {
        harvests: {
          current: () => undefined,
          start: () => Promise.reject(new Problem('conflict', 'A harvest is running already.')),
        },
      },
    );
    expect((await start(start409)).body).toMatchObject({
      status: 409,
      detail: 'A harvest is running already.',
    });
  });
});
