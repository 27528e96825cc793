import { expect, test } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import { anApi, token } from './an-api.ts';

function anApiWith(records: Set<string>) {
  const lines: Record<string, unknown>[] = [];
  const api = anApi(
    {},
    {
      reuse: { deleteReuseRecord: async (id) => records.delete(id) },
      log: { ...silentLog, info: (details) => void lines.push(details) },
    },
  );
  const remove = (id: string, given?: string) => {
    const asking = api.client.delete(`/api/v1/reuse-records/${id}`);
    return given === undefined ? asking : asking.set('Authorization', `Bearer ${given}`);
  };
  return { remove, lines };
}

test('an administrator deletes a reuse record, and the log says who and when', async () => {
  const records = new Set(['one', 'other']);
  const { remove, lines } = anApiWith(records);
  const { status, body } = await remove('one', token);
  expect([status, body]).toEqual([200, { id: 'one' }]);
  expect([...records]).toEqual(['other']);
  expect(lines).toEqual([{ record: 'one', actor: 'administrator', at: '2026-11-23T12:00:00.000Z' }]);
  expect((await remove('one', token)).status).toBe(404);
});

test('nobody else deletes one', async () => {
  const records = new Set(['one']);
  const { remove, lines } = anApiWith(records);
  expect((await remove('one')).status).toBe(401);
  expect((await remove('one', 'guess')).status).toBe(401);
  expect([...records]).toEqual(['one']);
  expect(lines).toEqual([]);
});
