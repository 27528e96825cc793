import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prefetchMap } from '../../src/base/prefetch-map.ts';

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

describe('prefetchMap', () => {
  test('keeps the order, however long each piece of work takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        async (delays, ahead) => {
          const slow = async (delay: number) => {
            for (let turn = 0; turn < delay; turn += 1) await Promise.resolve();
            return delay;
          };
          expect(await Array.fromAsync(prefetchMap(stream(delays), ahead, slow))).toEqual(delays);
        },
      ),
    );
  });

  test('works on at most as many items at once as it may', async () => {
    let running = 0;
    let most = 0;
    const work = async (item: number) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return item;
    };
    await Array.fromAsync(prefetchMap(stream([1, 2, 3, 4, 5, 6]), 2, work));
    expect(most).toBe(2);
  });

  test('hands over a result although the next item has not come yet', async () => {
    const late = Promise.withResolvers<void>();
    const source = async function* () {
      yield 'first';
      await late.promise;
      yield 'second';
    };
    const results = prefetchMap(source(), 2, async (item) => item);
    expect((await results.next()).value).toBe('first');
    late.resolve();
    expect((await results.next()).value).toBe('second');
  });

  test('a failure of the work or of the stream reaches the reader', async () => {
    const failing = async () => Promise.reject(new Error('work broke'));
    await expect(Array.fromAsync(prefetchMap(stream([1, 2]), 2, failing))).rejects.toThrow('work broke');
    const broken = async function* () {
      yield 1;
      throw new Error('stream broke');
    };
    await expect(Array.fromAsync(prefetchMap(broken(), 2, async (item) => item))).rejects.toThrow(
      'stream broke',
    );
  });
});
