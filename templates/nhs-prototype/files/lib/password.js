import { createHmac, scryptSync, timingSafeEqual } from 'node:crypto';

const days30 = 30 * 24 * 60 * 60 * 1000;

/**
 * Proofs that somebody knows the password, made from it alone: they outlive a restart of the server, and end when the
 * password changes. Nobody can try passwords fast on a proof, because the key takes long to make.
 */
export function createPassword(password) {
  const key = scryptSync(password, 'prototype', 32);
  const sign = (text) => createHmac('sha256', key).update(text).digest('base64url');
  return {
    /** Takes as long for a password that is almost right as for one that is all wrong. */
    isRight: (given) => same(sign(`password ${String(given ?? '')}`), sign(`password ${password}`)),

    /** What the cookie holds: until when it counts, and the proof of it. */
    cookie(now = Date.now()) {
      const until = String(now + days30);
      return { value: `${until}.${sign(`until ${until}`)}`, maxAge: days30 };
    },
    isCookie(value, now = Date.now()) {
      const [until = '', proof = ''] = String(value ?? '').split('.');
      return Number(until) > now && same(proof, sign(`until ${until}`));
    },

    /** The path that opens the prototype without the password. */
    sharePath: `/share/${sign('share').slice(0, 24)}`,
  };
}

function same(one, other) {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
