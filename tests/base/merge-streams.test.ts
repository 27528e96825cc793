import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeStreams } from '../../src/base/merge-streams.ts';

const never = new AbortController().signal;

async function* numbers(from: number, count: number, closed?: () => void): AsyncGenerator<number> {
  try {
    for (let n = from; n < from + count; n += 1) {
      await Promise.resolve();
      yield n;
    }
  } finally {
    closed?.();
  }
}

describe('mergeStreams', () => {
  test('yields every item once and keeps the order within each stream', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 5 }),
        async (lengths, limit) => {
          const sources = lengths.map((length, index) => () => numbers(index * 100, length));
          const found = await Array.fromAsync(mergeStreams(sources, { limit, signal: never }));
          for (const [index, length] of lengths.entries()) {
            const own = found.filter((n) => Math.floor(n / 100) === index);
            expect(own).toEqual(Array.from({ length }, (_, n) => index * 100 + n));
          }
          expect(found).toHaveLength(lengths.reduce((sum, length) => sum + length, 0));
        },
      ),
    );
  });

  test('reads at most as many streams at once as it may', async () => {
    let open = 0;
    let most = 0;
    const sources = Array.from(
      { length: 7 },
      () =>
        async function* () {
          open += 1;
          most = Math.max(most, open);
          yield* numbers(0, 3);
          open -= 1;
        },
    );
    await Array.fromAsync(mergeStreams(sources, { limit: 2, signal: never }));
    expect(most).toBe(2);
  });

  test('closes the other streams when one fails', async () => {
    let closed = 0;
    const failing = async function* () {
      yield 1;
      throw new Error('broken');
    };
    const sources = [() => numbers(0, 1000, () => (closed += 1)), failing];
    await expect(Array.fromAsync(mergeStreams(sources, { limit: 2, signal: never }))).rejects.toThrow(
      'broken',
    );
    expect(closed).toBe(1);
  });

  test('closes the streams when the reader leaves early', async () => {
    let closed = 0;
    for await (const item of mergeStreams([() => numbers(0, 1000, () => (closed += 1))], {
      limit: 2,
      signal: never,
    })) {
      if (item === 3) break;
    }
    expect(closed).toBe(1);
  });

  test('ends with the reason of the signal', async () => {
    const stop = new AbortController();
    const reading = async () => {
      for await (const item of mergeStreams([() => numbers(0, 1000)], { limit: 1, signal: stop.signal })) {
        if (item === 2) stop.abort(new Error('stopped'));
      }
    };
    await expect(reading()).rejects.toThrow('stopped');
  });
});
