import type { Clock } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { hasExited, ownIdentity } from '../process/process-identity.ts';

/** Long enough for a busy process to renew in time, short enough that a crash delays nobody for long. */
const milliseconds = 60_000;
const renewEvery = 15_000;

interface LeaseStore {
  takeLease(lease: { name: string; holder: string; milliseconds: number; now: Date }): Promise<boolean>;
  releaseLease(lease: { name: string; holder: string }): Promise<void>;
  findLeaseHolder(name: string): Promise<string | undefined>;
}

export interface LeaseOptions {
  /** What may be done by one process at a time. */
  name: string;
  holder: string;
  store: LeaseStore;
  clock: Clock;
  /** The sentence for those who ask while another process holds it. */
  busy: string;
  /** The sentence for the holder who lost it. */
  lost: string;
}

export interface Lease extends AsyncDisposable {
  /** Aborted when the lease was lost, so that two processes never write at once. */
  signal: AbortSignal;
}

/**
 * Takes the right to do something that only one process may do at a time, and keeps it until disposed of. Where it is held
 * by a process of this machine that is gone, it is taken over at once; that of a process on another machine lapses within a
 * minute of its end.
 *
 * @throws Problem `conflict` when another holds it
 */
export async function holdLease({
  store,
  name,
  clock,
  busy,
  lost,
  ...options
}: LeaseOptions): Promise<Lease> {
  const holder = `${options.holder} ${ownIdentity()}`;
  const take = () => store.takeLease({ name, holder, milliseconds, now: clock() });
  if (!(await take()) && !((await releaseAbandoned(store, name)) && (await take())))
    throw new Problem('conflict', busy);
  const loss = new AbortController();
  const renewal = setInterval(() => {
    take().then(
      (held) => held || loss.abort(new Problem('conflict', lost)),
      (error: unknown) => loss.abort(error),
    );
  }, renewEvery);
  renewal.unref();
  return {
    signal: loss.signal,
    async [Symbol.asyncDispose]() {
      clearInterval(renewal);
      await store.releaseLease({ name, holder });
    },
  };
}

/** Whether the lease was held by a process that is gone; it is free then, unless another was quicker. */
async function releaseAbandoned(store: LeaseStore, name: string): Promise<boolean> {
  const holder = await store.findLeaseHolder(name);
  if (holder === undefined) return true;
  // The words before the last may look like the name of a process: about one in 27 random ids does.
  if (!hasExited(holder.slice(holder.lastIndexOf(' ') + 1))) return false;
  await store.releaseLease({ name, holder });
  return true;
}
