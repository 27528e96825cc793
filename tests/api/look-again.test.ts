import { expect, test } from 'vitest';
import { anApi, aStoredRepository, token } from './an-api.ts';

const path = '/api/v1/repositories/sample-trust/ward-board/look';

test('administrators have one repository looked at now', async () => {
  const api = anApi({ repositories: [aStoredRepository()] });
  expect((await api.client.post(path)).status).toBe(401);
  const answer = await api.client.post(path).set('Authorization', `Bearer ${token}`);
  expect([answer.status, answer.headers['location']]).toEqual([202, '/api/v1/harvests/run-2']);
  expect(api.asked.starts).toEqual([
    {
      ...{ trigger: 'request', full: false, by: { kind: 'administrator', name: 'administrator' } },
      ...{ only: ['sample-trust'], repositories: ['github:1'] },
    },
  ]);
  const missing = anApi({ repositories: [] }).client.post(path).set('Authorization', `Bearer ${token}`);
  expect((await missing).status).toBe(404);
});
