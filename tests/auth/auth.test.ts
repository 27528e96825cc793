import express from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { administrator, type Actor } from '../../src/auth/actor.ts';
import { createAuth } from '../../src/auth/authenticate.ts';
import { createTokenLender } from '../../src/auth/lend-token.ts';
import { isPermitted, requirePermission } from '../../src/auth/require-permission.ts';
import { Problem } from '../../src/base/problem.ts';
import { errorHandler } from '../../src/http/error-response.ts';
import { silentLog } from '../../src/base/log.ts';

const nobody = { kind: 'anonymous', because: 'no-token' } as const;

/** An API and a form that ask the same authority, and who each took the last request to be from. */
function aSite(adminToken: string | undefined) {
  const auth = createAuth({ adminToken });
  const actors: Actor[] = [];
  const app = express();
  app.post('/api', auth.limitGuesses, (req, res) => {
    actors.push(auth.authenticate(req));
    requirePermission(auth.authenticate(req), 'start-harvest');
    res.end();
  });
  app.post('/form', auth.limitGuesses, (req, res) => {
    actors.push(auth.authenticate(req, req.originalUrl.split('token=')[1] ?? ''));
    res.status(400).end();
  });
  app.use(errorHandler(silentLog));
  return { client: request(app), actors };
}

describe('authenticate', () => {
  test.each([
    ['right', 'administrator-token', administrator],
    ['wrong', 'guess', { kind: 'anonymous', because: 'wrong-token' }],
    ['empty', '', { kind: 'anonymous', because: 'no-token' }],
  ])('knows who typed a token that is %s', async (_what, token, actor) => {
    const { client, actors } = aSite('administrator-token');
    await client.post(`/form?token=${token}`);
    expect(actors).toEqual([actor]);
  });

  test('makes nobody an administrator where no token is configured', async () => {
    const { client, actors } = aSite(undefined);
    await client.post('/form?token=undefined');
    await client.post('/api').set('Authorization', 'Bearer undefined');
    expect(actors).toEqual(Array(2).fill({ kind: 'anonymous', because: 'no-administrator' }));
  });

  test('counts guesses on pages and the API together', async () => {
    const { client } = aSite('administrator-token');
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await client.post('/form?token=guess')).status).toBe(400);
      expect((await client.post('/api').set('Authorization', 'Bearer guess')).status).toBe(401);
    }
    expect((await client.post('/form?token=administrator-token')).status).toBe(429);
    expect((await client.post('/api').set('Authorization', 'Bearer administrator-token')).status).toBe(429);
  });
});

describe('permission', () => {
  test('is the administrator’s for everything, and the schedule’s for harvests', () => {
    const schedule = { kind: 'system', name: 'schedule' } as const;
    expect(isPermitted(administrator, 'lend-token')).toBe(true);
    expect(isPermitted(schedule, 'start-harvest')).toBe(true);
    expect(isPermitted(schedule, 'delete-reuse-record')).toBe(false);
    expect(isPermitted(nobody, 'start-harvest')).toBe(false);
  });

  test.each([
    [{ ...nobody, because: 'no-administrator' as const }, 'forbidden'],
    [nobody, 'unauthorised'],
    [{ ...nobody, because: 'wrong-token' as const }, 'unauthorised'],
  ])('is refused to %j', (actor, kind) => {
    const refused = () => requirePermission(actor, 'request-upgrade');
    expect(refused).toThrow(Problem);
    expect(refused).toThrow(expect.objectContaining({ kind }) as Error);
  });
});

describe('the GitHub token of the hub', () => {
  const lines: object[] = [];
  const log = { ...silentLog, info: (details: object) => void lines.push(details) };

  test('is lent to administrators alone, and the log says to whom', () => {
    const lender = createTokenLender({ github: 'secret', hasAdministrator: true, log });
    expect([lender.lend(nobody), lender.lend(administrator)]).toEqual([undefined, 'secret']);
    expect(lines).toEqual([{ actor: 'administrator' }]);
  });

  test.each([
    [undefined, true],
    ['secret', false],
  ])('is lent to nobody where there is none, or no administrator: %s, %s', (github, hasAdministrator) => {
    const lender = createTokenLender({ github, hasAdministrator, log });
    expect([lender.lends, lender.lend(administrator)]).toEqual([false, undefined]);
  });
});
