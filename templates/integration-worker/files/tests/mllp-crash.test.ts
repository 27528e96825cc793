import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { syntheticHl7v2Message } from '../src/hl7v2-synthetic.ts';
import { sendByMllp } from '../src/mllp-send.ts';
import { emptyData, list, until } from './start-parts.ts';

test('what was answered AA arrives, though the worker is killed as it answers', { timeout: 120_000 }, async () => {
  await using folder = await emptyData();
  const answered: string[] = [];
  for (let crash = 0; crash < 3; crash += 1) {
    const { worker, port } = await start(folder.data);
    const feed = (async () => {
      for (;;) {
        const id = randomUUID();
        const [answer = ''] = await sendByMllp('127.0.0.1', port, [syntheticHl7v2Message(crash, id)]);
        assert.match(answer, /MSA\|AA/);
        answered.push(id);
      }
    })();
    const ended = feed.catch(() => undefined);
    const before = answered.length;
    await until(`some answered before crash ${crash}`, () => answered.length >= before + 5);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    await ended;
  }
  const { worker } = await start(folder.data);
  await until('nothing waits', async () => {
    const left = await Promise.all(['inbox', 'working', 'waiting'].map((name) => list(folder.data, name)));
    return left[0]?.length === 0 && left[1]?.length === 1 && left[2]?.length === 0;
  });
  const names = await list(folder.data, 'out');
  const delivered = await Promise.all(
    names.map(async (name) => (JSON.parse(await readFile(join(folder.data, 'out', name), 'utf8')) as { id: string }).id),
  );
  assert.deepEqual(answered.filter((id) => !delivered.includes(id)), []);
  worker.kill('SIGTERM');
  const [code] = await once(worker, 'exit');
  assert.equal(code, 0);
});

async function start(data: string) {
  const env = {
    PATH: process.env['PATH'],
    ...{ DATA: data, INTAKE: 'folder', PORT: '0', MLLP_PORT: '0', POLL_MS: '20', LEASE_MS: '400' },
  };
  const worker = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: worker.stdout })) {
    const { event, address = '' } = JSON.parse(line) as { event: string; address?: string };
    if (event !== 'mllp-started') continue;
    worker.stdout.resume();
    return { worker, port: Number(address.split(':').at(-1)) };
  }
  throw new Error('The worker did not start.');
}
