import { describe, expect, test } from 'vitest';
import { createDeviceSignIn } from '../../../src/forge/github/device-sign-in.ts';
import { publishing } from './publishing.ts';

const signal = new AbortController().signal;

async function signingIn() {
  const { forge } = await publishing();
  let now = new Date('2026-11-28T12:00:00Z');
  const signIn = createDeviceSignIn({ webUrl: forge.url, clientId: 'Iv1.sample', clock: () => now });
  return { forge, signIn, at: (instant: string) => (now = new Date(instant)) };
}

describe('signing in with a code', () => {
  test('gives the token once the code was typed, and only once', async () => {
    const { forge, signIn } = await signingIn();
    await using _forge = forge;
    const begun = await signIn.start(signal);
    expect(begun).toMatchObject({ code: 'SAMP-0001', address: `${forge.url}/login/device` });
    expect(await signIn.finish(begun.id, signal)).toBeUndefined();
    await fetch(begun.address);
    expect(await signIn.finish(begun.id, signal)).toBe('sample-person-token');
    await expect(signIn.finish(begun.id, signal)).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('ends when its time is over, and knows nobody else’s', async () => {
    const { forge, signIn, at } = await signingIn();
    await using _forge = forge;
    const { id } = await signIn.start(signal);
    await expect(signIn.finish('made-up', signal)).rejects.toMatchObject({ kind: 'invalid' });
    at('2026-11-28T12:15:01Z');
    await expect(signIn.finish(id, signal)).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('says so where GitHub cannot be reached', async () => {
    const signIn = createDeviceSignIn({
      webUrl: 'http://127.0.0.1:9',
      clientId: 'x',
      clock: () => new Date(),
    });
    await expect(signIn.start(signal)).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
