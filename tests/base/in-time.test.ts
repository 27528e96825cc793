import { expect, test } from 'vitest';
import { inTime } from '../../src/base/in-time.ts';
import { Problem } from '../../src/base/problem.ts';

const late = new Problem('unreachable', 'It took too long.');
const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

test('work that ends in time gives its result', async () => {
  expect(await inTime({ milliseconds: 60_000, late }, async () => 'done')).toBe('done');
});

test('work that does not is told why it is stopped', async () => {
  await expect(inTime({ milliseconds: 1, late }, never)).rejects.toBe(late);
});

test('work that is stopped earlier is told that reason', async () => {
  const stop = new AbortController();
  const reason = new Error('stopped');
  const work = inTime({ milliseconds: 60_000, late, signal: stop.signal }, never);
  stop.abort(reason);
  await expect(work).rejects.toBe(reason);
});
