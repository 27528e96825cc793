import { credentialIn } from '../documents/addresses.ts';
import { secretHint, secretRules } from './secret-rules.ts';
import type { SensitiveLine } from './sensitive-text.ts';

const keyStart = /-----BEGIN[ A-Z\d_-]{0,60}PRIVATE KEY(?: BLOCK)?-----/;
/** The body of a key, on the line that starts it or one of the next: documents often show the first line alone. */
const keyBody = /[A-Za-z\d+/=]{40}/;
const connection = /\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s"'<>`]{1,500}/gi;
const placeholder =
  /^(?:pass(?:w(?:or)?d)?|pwd|pw|secret|token|change-?me|example|test|admin|root|someone|postgres|my.*|your.*|.*(?:[<>{}[\]$*]|example|password|x{3}).*)$/i;

const maxLines = 20_000;
const maxLine = 2_000;

/**
 * The first line of a text that is likely to hold a key, a token, or a connection with its password. Values that stand
 * for one (`EXAMPLE`, `xxxx`, `${TOKEN}`) are none.
 *
 * @returns its kind and line, never the value
 */
export function findSecret(text: string): SensitiveLine | undefined {
  const isMarked = secretHint.test(text);
  if (!isMarked && !text.includes('-----BEGIN') && !text.includes('://')) return undefined;
  const lines = text.split('\n', maxLines).map((line) => line.slice(0, maxLine));
  for (const [at, line] of lines.entries()) {
    const kind =
      (isMarked ? markedIn(line) : undefined) ??
      (isKey(line, lines.slice(at + 1, at + 6)) ? 'a private key' : undefined) ??
      (holdsConnection(line) ? 'a connection with its password' : undefined);
    if (kind !== undefined) return { kind, line: at + 1 };
  }
  return undefined;
}

function markedIn(line: string): string | undefined {
  if (!secretHint.test(line)) return undefined;
  return secretRules.find(({ pattern }) => isReal(pattern.exec(line)?.[0] ?? ''))?.kind;
}

function isKey(line: string, following: readonly string[]): boolean {
  const start = line.includes('-----BEGIN') ? keyStart.exec(line) : null;
  if (!start) return false;
  const after = line.slice(start.index + start[0].length);
  return [after, ...following].some((each) => keyBody.test(each));
}

function holdsConnection(line: string): boolean {
  return line.includes('://') && (line.match(connection) ?? []).some(holdsPassword);
}

/** Twelve different characters or more: one that was made up to show the form has fewer, or says so. */
function isReal(value: string): boolean {
  return new Set(value).size >= 12 && !/example|xxxx|1234567|abcdef|your|0000|dummy|fake/i.test(value);
}

function holdsPassword(address: string): boolean {
  if (credentialIn(address) === undefined) return false;
  const [, user = '', password = ''] = /:\/\/([^\s:@/]{1,100}):([^\s@/]{1,200})@/.exec(address) ?? [];
  return password !== user && !placeholder.test(password);
}
