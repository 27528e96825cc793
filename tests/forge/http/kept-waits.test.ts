import { afterEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../../simulator/server/faults.ts';
import type { SampleForge } from '../../../simulator/simulator.ts';
import type { GitHubOptions } from '../../../src/forge/github/github.ts';
import type { WaitStore } from '../../../src/forge/http/kept-waits.ts';
import { estateOf, listed, open, quickLimits, sampleForge } from '../github/harvesting.ts';

const login = 'sample-trust';
let sample: SampleForge;

afterEach(() => sample[Symbol.asyncDispose]());

async function start(faults: Fault[]) {
  sample = await sampleForge(estateOf(3));
  for (const fault of faults) sample.faults.add(fault);
  const kept = new Map<string, Date>();
  const waitStore: WaitStore = {
    findWait: async (name) => kept.get(name),
    saveWait: async (name, until) => void kept.set(name, until),
  };
  const slept: number[] = [];
  let now = Date.now();
  const process = (options: Partial<GitHubOptions> = {}) =>
    open({
      ...{ apiUrl: sample.apiUrl, waitStore, clock: () => new Date(now) },
      sleep: async (milliseconds) => {
        slept.push(milliseconds);
        now += milliseconds;
      },
      ...options,
    });
  return { process, kept, slept };
}

/** Is asked to wait, and ends while it does. */
async function stoppedInWait(process: (options: Partial<GitHubOptions>) => ReturnType<typeof open>) {
  const killed = process({ sleep: () => Promise.reject(new Error('killed')) });
  await expect(listed(killed, login)).rejects.toThrow('killed');
  expect(sample.requests.total).toBe(1);
}

describe('a wait that outlives its process', () => {
  test('is made by the next one before its first request', async () => {
    const { process, slept } = await start([{ kind: '429-retry-after', retryAfterSeconds: 60, times: 1 }]);
    await stoppedInWait(process);
    const { names } = await listed(process(), login);
    expect(names).toHaveLength(3);
    expect(slept[0]).toBeGreaterThan(59_000);
  });

  test('is nothing to another token', async () => {
    const { process, slept, kept } = await start([
      { kind: '429-retry-after', retryAfterSeconds: 60, times: 1 },
    ]);
    await stoppedInWait(process);
    expect(JSON.stringify([...kept.keys()])).not.toContain('sample-token');
    await listed(process({ token: 'other-token' }), login).catch(() => {});
    expect(slept).toEqual([]);
  });

  test('ends a run at once when it is longer than any we make', async () => {
    const faults: Fault[] = [
      { kind: 'primary-limit', retryAfterSeconds: 3_600, times: 1 },
      { kind: 'not-found', match: /rate_limit/ },
    ];
    const { process, slept } = await start(faults);
    await expect(listed(process(), login)).rejects.toMatchObject({ kind: 'rate-limited' });
    await expect(listed(process(), login)).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(sample.requests.total).toBe(2);
    expect(slept).toEqual([]);
  });

  test('is over when GitHub says that there is a budget again', async () => {
    const { process } = await start([{ kind: 'primary-limit', retryAfterSeconds: 3_600, times: 1 }]);
    const limits = { ...quickLimits, reserve: 0 };
    await expect(listed(process({ limits }), login)).rejects.toMatchObject({ kind: 'rate-limited' });
    expect((await listed(process({ limits }), login)).names).toHaveLength(3);
  });
});
