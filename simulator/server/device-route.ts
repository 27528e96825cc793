import { randomUUID } from 'node:crypto';
import { jsonAnswer, type Answer } from './answer.ts';
import type { ForgeState, Identified } from './exchange.ts';

/** Seconds that a code may be typed. */
const expiresIn = 900;

/**
 * Signing in by a code, as GitHub's device flow does: a code is given out, a person opens the page and has it approved, and then
 * the token is there once. Opening the page approves whatever waits.
 */
export function deviceRequest(
  method: string,
  path: string,
  state: ForgeState,
  body: () => Promise<string>,
): Identified | undefined {
  const answer = answers[`${method} ${path}`];
  if (!answer) return undefined;
  const text = method === 'GET' ? Promise.resolve('') : body();
  return {
    kind: `login:${path.split('/').at(-1) ?? ''}`,
    pageSize: 0,
    answer: async () => answer(new URLSearchParams(await text), state),
  };
}

const answers: Readonly<Record<string, (fields: URLSearchParams, state: ForgeState) => Answer>> = {
  'POST /login/device/code'(fields, { url, written }) {
    if (!fields.get('client_id')) return jsonAnswer(404, { error: 'Not Found' });
    const code = `SAMP-${String(written.devices.size + 1).padStart(4, '0')}`;
    const deviceCode = randomUUID();
    written.devices.set(deviceCode, { code, approved: false });
    const place = { verification_uri: `${url}/login/device`, expires_in: expiresIn, interval: 5 };
    return jsonAnswer(200, { device_code: deviceCode, user_code: code, ...place });
  },
  'POST /login/oauth/access_token'(fields, { written }) {
    const deviceCode = fields.get('device_code') ?? '';
    const device = written.devices.get(deviceCode);
    if (!device) return jsonAnswer(200, { error: 'expired_token' });
    if (!device.approved) return jsonAnswer(200, { error: 'authorization_pending' });
    written.devices.delete(deviceCode);
    return jsonAnswer(200, { access_token: written.deviceToken, token_type: 'bearer', scope: 'repo' });
  },
  'GET /login/device'(_fields, { written }) {
    for (const device of written.devices.values()) device.approved = true;
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    return { status: 200, headers, body: 'You are signed in to the sample forge. Go back to the hub.\n' };
  },
};
