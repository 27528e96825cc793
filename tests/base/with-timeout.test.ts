import { expect, test } from 'vitest';
import { withTimeout } from '../../src/base/with-timeout.ts';
import { Problem } from '../../src/base/problem.ts';

const late = new Problem('unreachable', 'It took too long.');
const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

test('work that ends within the time limit returns its result', async () => {
  expect(await withTimeout({ timeoutMs: 60_000, late }, async () => 'done')).toBe('done');
});

test('work that takes longer is aborted with the given problem', async () => {
  await expect(withTimeout({ timeoutMs: 1, late }, never)).rejects.toBe(late);
});

test('an earlier abort passes its own reason to the work', async () => {
  const stop = new AbortController();
  const reason = new Error('stopped');
  const work = withTimeout({ timeoutMs: 60_000, late, signal: stop.signal }, never);
  stop.abort(reason);
  await expect(work).rejects.toBe(reason);
});
