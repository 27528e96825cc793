import { describe, expect, test } from 'vitest';
import { parallel } from '../../src/base/parallel.ts';

const never = new AbortController().signal;

describe('parallel', () => {
  test('does all the work, at most so much at once', async () => {
    let running = 0;
    let most = 0;
    const work = async (item: number) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return item * 2;
    };
    const found = await Array.fromAsync(parallel([1, 2, 3, 4, 5], { limit: 2, signal: never }, work));
    expect(found.sort((a, b) => a - b)).toEqual([2, 4, 6, 8, 10]);
    expect(most).toBe(2);
  });

  test('the first failure cancels the rest', async () => {
    let cancelled = false;
    const work = async (item: string, signal: AbortSignal) => {
      if (item === 'bad') throw new Error('broken');
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      cancelled = true;
    };
    await expect(
      Array.fromAsync(parallel(['slow', 'bad'], { limit: 2, signal: never }, work)),
    ).rejects.toThrow('broken');
    expect(cancelled).toBe(true);
  });

  test('stops when the signal says so', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    await expect(
      Array.fromAsync(parallel([1], { limit: 1, signal: stop.signal }, async (item) => item)),
    ).rejects.toThrow('stopped');
  });
});
