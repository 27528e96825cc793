import { createHash } from 'node:crypto';

/** Meilisearch cuts values of facets at 468 bytes; longer codes are given as digests. */
const maxCodeLength = 400;

/**
 * A value as a token of digits and the letters a to f, in which filters need no quoting (Meilisearch cannot unescape a
 * backslash) and which is the same whatever Meilisearch does to case.
 */
export function encode(value: string): string {
  const code = Buffer.from(value).toString('hex');
  return code.length <= maxCodeLength ? code : `x${digest(value)}`;
}

/** The value of a token; undefined for the digest of a long one. */
export function decodeFilterValue(code: string): string | undefined {
  return code.startsWith('x') ? undefined : Buffer.from(code, 'hex').toString();
}

/** The key of a document: only letters, digits, `-` and `_`, at most 511 bytes. */
export function documentKey(id: string): string {
  const key = `r_${Buffer.from(id).toString('base64url')}`;
  return key.length < 500 ? key : `r_x${digest(id)}`;
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
