import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { RequestLog } from '../../simulator/server/request-log.ts';

const request = { kind: 'rest:repos', method: 'GET', path: '/repos/a/b' };

test('what comes while its sender knows that it is to wait is marked', async () => {
  const log = new RequestLog();
  log.askToWait(600);
  expect(log.record(request).premature).toBeUndefined();
  await vi.waitFor(() => expect(log.record(request).premature).toBe(true), { timeout: 120_000 });
  expect(log.record({ ...request, kind: 'git:info/refs' }).premature).toBeUndefined();
});

test('nothing is marked after the wait', async () => {
  const log = new RequestLog();
  log.askToWait(0);
  await pause(1);
  expect(log.record(request).premature).toBeUndefined();
});
