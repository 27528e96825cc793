import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../base/clock.ts';
import { Problem } from '../../base/problem.ts';
import type { SignIn } from '../sign-in.ts';

interface DeviceSignInOptions {
  /** Where people sign in, such as `https://github.com`. */
  webUrl: string;
  /** Of an OAuth app with device flow switched on; no secret. */
  clientId: string;
  clock: Clock;
}

/** What a repository needs to be made, filled with workflows, given to a team, and undone. */
const scopes = ['repo', 'workflow', 'read:org', 'delete_repo'];

const begun = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1),
  verification_uri: z.url({ protocol: /^https?$/ }),
  expires_in: z.number().positive(),
});
const token = z.object({ access_token: z.string().min(1) });
const refusal = z.object({ error: z.string() });

/** Enough for all who sign in at once; older ones go first. */
const maxKept = 500;

/** GitHub's device flow (docs.github.com, “Authorizing OAuth apps”). Only the codes are kept, in memory, until they run out. */
export function createDeviceSignIn({ webUrl, clientId, clock }: DeviceSignInOptions): SignIn {
  const kept = new Map<string, { deviceCode: string; until: number }>();
  const ask = async (path: string, fields: Record<string, string>, signal: AbortSignal) =>
    post(`${webUrl}${path}`, { client_id: clientId, ...fields }, signal);
  return {
    scopes,
    async start(signal) {
      const { data } = begun.safeParse(await ask('/login/device/code', { scope: scopes.join(' ') }, signal));
      if (!data) throw new Problem('unreachable', 'GitHub does not let people sign in here now.');
      const id = randomUUID();
      kept.set(id, { deviceCode: data.device_code, until: clock().getTime() + data.expires_in * 1000 });
      for (const oldest of kept.keys()) if (kept.size > maxKept) kept.delete(oldest);
      return { id, code: data.user_code, address: data.verification_uri };
    },
    async finish(id, signal) {
      const found = kept.get(id);
      if (!found || found.until < clock().getTime()) throw ended;
      const grant = 'urn:ietf:params:oauth:grant-type:device_code';
      const fields = { device_code: found.deviceCode, grant_type: grant };
      const answer = await ask('/login/oauth/access_token', fields, signal);
      const given = token.safeParse(answer).data?.access_token;
      const why = refusal.safeParse(answer).data?.error ?? '';
      if (given === undefined && /^(?:authorization_pending|slow_down)$/.test(why)) return undefined;
      kept.delete(id);
      if (given === undefined) throw ended;
      return given;
    },
  };
}

const ended = new Problem('invalid', 'You are not signed in any more. Sign in with GitHub again.');

async function post(url: string, fields: Record<string, string>, signal: AbortSignal): Promise<unknown> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'user-agent': 'open-code-hub' },
      body: new URLSearchParams(fields),
      redirect: 'error',
      signal,
    });
    return await answer.json();
  } catch (cause) {
    throw new Problem('unreachable', 'GitHub cannot be reached to sign in. Try again later.', { cause });
  }
}
