import type { Clock } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import type { HarvestStore } from '../store/store.ts';

const name = 'harvest';
/** Long enough for a busy process to renew in time, short enough that a crash delays nobody for long. */
const milliseconds = 60_000;
const renewEvery = 15_000;

interface LeaseOptions {
  store: Pick<HarvestStore, 'takeLease' | 'releaseLease'>;
  holder: string;
  clock: Clock;
}

export interface HarvestLease {
  /** Aborted when the lease was lost, so that two harvests never write at once. */
  signal: AbortSignal;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Takes the right to harvest into this store and keeps it until disposed of.
 *
 * @throws Problem `conflict` when somebody else holds it
 */
export async function holdHarvestLease({ store, holder, clock }: LeaseOptions): Promise<HarvestLease> {
  const take = () => store.takeLease({ name, holder, milliseconds, now: clock() });
  if (!(await take())) {
    throw new Problem(
      'conflict',
      'Another harvest is running on this data. Wait for it to end, or look at /harvests.',
    );
  }
  const lost = new AbortController();
  const renewal = setInterval(() => {
    take().then(
      (held) => held || lost.abort(new Problem('conflict', 'Another harvest took over.')),
      (error: unknown) => lost.abort(error),
    );
  }, renewEvery);
  renewal.unref();
  return {
    signal: lost.signal,
    async [Symbol.asyncDispose]() {
      clearInterval(renewal);
      await store.releaseLease({ name, holder });
    },
  };
}
