import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../bench/kill.ts', import.meta.url));

test('harvests and servers that are killed lose, double and leave nothing', async () => {
  const child = spawn(process.execPath, [script, '6', '1', 'graphql', '40'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  await once(child, 'close');
  expect(said).toMatch(/6 kills: nothing was lost, doubled or left behind/);
  expect(child.exitCode).toBe(0);
});
