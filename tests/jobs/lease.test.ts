import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { holdLease } from '../../src/jobs/lease.ts';
import { ownIdentity } from '../../src/process/process-identity.ts';

interface Held {
  holder: string;
  until: number;
}

const start = new Date('2026-11-23T09:00:00Z');

/** One lease in memory, as stores keep it. */
function leaseStore(held?: Held) {
  return {
    held,
    async takeLease({ holder, milliseconds, now }: { holder: string; milliseconds: number; now: Date }) {
      if (this.held && this.held.holder !== holder && this.held.until > now.getTime()) return false;
      this.held = { holder, until: now.getTime() + milliseconds };
      return true;
    },
    async releaseLease({ holder }: { holder: string }) {
      if (this.held?.holder === holder) this.held = undefined;
    },
    async findLeaseHolder() {
      return this.held?.holder;
    },
  };
}

const hold = (store: ReturnType<typeof leaseStore>, now = start) =>
  holdLease({
    ...{ name: 'harvest', holder: 'next', store, clock: () => now },
    busy: 'It is held.',
    lost: 'It was lost.',
  });

const soon = start.getTime() + 50_000;

async function identityOfDead(): Promise<string> {
  const child = spawn('sleep', ['60']);
  await once(child, 'spawn');
  const identity = ownIdentity().replace(/-\d+-\d+$/, `-${child.pid}-1`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return identity;
}

test('a lease whose holder was killed on this machine is taken over at once', async () => {
  const store = leaseStore({ holder: `dead ${await identityOfDead()}`, until: soon });
  await using lease = await hold(store);
  expect(store.held?.holder).toBe(`next ${ownIdentity()}`);
  expect(lease.signal.aborted).toBe(false);
});

test('a lease is taken over whatever the id before the name of its process looks like', async () => {
  const holder = `12345678-1234-4567-89ab-0123456789ab ${await identityOfDead()}`;
  await using lease = await hold(leaseStore({ holder, until: soon }));
  expect(lease.signal.aborted).toBe(false);
});

test('a lease of a live holder, or on another machine, is left until it expires', async () => {
  for (const holder of [`alive ${ownIdentity()}`, 'far 00000000-999999999-1', 'nameless']) {
    const store = leaseStore({ holder, until: soon });
    await expect(hold(store)).rejects.toMatchObject({ kind: 'conflict', message: 'It is held.' });
    expect(store.held?.holder).toBe(holder);
    await using _ = await hold(store, new Date(soon));
    expect(store.held?.holder).toContain('next');
  }
});

test('of two who find a dead holder, one gets the lease', async () => {
  const store = leaseStore({ holder: `dead ${await identityOfDead()}`, until: soon });
  const take = (holder: string) =>
    holdLease({ ...{ name: 'harvest', holder, store, clock: () => start }, busy: 'It is held.', lost: '' });
  const results = await Promise.allSettled([take('one'), take('other')]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a lease that was given back is free', async () => {
  const store = leaseStore();
  await (await hold(store))[Symbol.asyncDispose]();
  expect(store.held).toBeUndefined();
});
