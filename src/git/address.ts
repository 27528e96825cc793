import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Problem } from '../base/problem.ts';

/** Where a repository is, checked, as git is given it and as people are shown it. */
export interface RemoteAddress {
  /** For git only: may hold a user name and password. */
  location: string;
  /** The same without credentials: for logs, messages and pages. */
  shown: string;
  protocol: string;
}

const maxLength = 2048;
const controls = /\p{Cc}/u;

/**
 * Checks the address of a repository: a URL, `host:path` as ssh has it, or a local path
 * (protocol `file`; relative to the folder we run in). Throws an `invalid` Problem for anything git could take for an
 * option or a command of a transport (`ext::`), and for protocols that are not listed.
 */
export function parseRemoteAddress(given: string, protocols: readonly string[]): RemoteAddress {
  const address = readAddress(given);
  if (!protocols.includes(address.protocol)) {
    throw new Problem(
      'invalid',
      `${address.shown} uses “${address.protocol}”, which is not allowed here. Use one of: ${protocols.join(', ')}.`,
    );
  }
  return address;
}

function readAddress(given: string): RemoteAddress {
  if (given === '' || given.length > maxLength || controls.test(given) || given.trim() !== given) {
    throw refused(given, 'is empty, too long, or holds spaces or control characters where none belong');
  }
  if (given.startsWith('-')) throw refused(given, 'starts with a hyphen');
  if (/^[\w.+-]+::/.test(given)) throw refused(given, 'names a helper program');
  if (/^[a-z][\w.+-]*:\/\//i.test(given)) return fromUrl(given);
  if (/^[^/\\]{2,}:/.test(given)) return fromHostAndPath(given);
  const path = resolve(given);
  return { location: path, shown: path, protocol: 'file' };
}

function fromUrl(given: string): RemoteAddress {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || /^(?:-|%2d)/i.test(url.hostname)) throw refused(given, 'is not a URL that git can use');
  const protocol = url.protocol.slice(0, -1);
  if (protocol === 'file' && url.host !== '') throw refused(given, 'names a file of another machine');
  url.hash = '';
  const location = url.href;
  url.search = '';
  url.username = '';
  url.password = '';
  return { location, shown: url.href, protocol };
}

function fromHostAndPath(given: string): RemoteAddress {
  const {
    user = '',
    host = '',
    path = '',
  } = /^(?:(?<user>[^@:]*)@)?(?<host>[^:@]+):(?<path>.*)$/.exec(given)?.groups ?? {};
  if (user.startsWith('-') || !/^[a-z\d[]/i.test(host) || !/^[^-]/.test(path)) {
    throw refused(given, 'is not a place that ssh can reach');
  }
  return { location: given, shown: `${host}:${path}`, protocol: 'ssh' };
}

function refused(given: string, why: string): Problem {
  const shown = redact(given)
    .replaceAll(/\p{Cc}/gu, '�')
    .slice(0, 200);
  return new Problem('invalid', `“${shown}” ${why}. Give the https:// URL of the repository.`);
}

/** Text without the user names and passwords of the URLs in it. */
export function redact(text: string): string {
  return text.replaceAll(/([a-z][a-z\d+.-]{0,30}:\/\/)[^\s/@]*(?:@[^\s/@]*)*@/gi, '$1');
}

/**
 * The identity of a repository that only a URL tells apart: `git:` and 16 hexadecimal digits of the SHA-256 of the
 * URL as normalised: no credentials, host in lower case, no final `/` or `.git`; a local path is its `file:` URL.
 */
export function identityOf(given: string): string {
  const { shown, protocol } = readAddress(given);
  const normalised = asUrl(shown, protocol)
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .replace(/\/+$/, '');
  return `git:${createHash('sha256').update(normalised).digest('hex').slice(0, 16)}`;
}

/** Where people read a repository in a browser: its URL without credentials and without `.git`. */
export function browsableUrl(given: string): string {
  const { shown, protocol } = readAddress(given);
  return protocol.startsWith('http') ? shown.replace(/(?:\.git)?\/*$/i, '') : asUrl(shown, protocol);
}

function asUrl(shown: string, protocol: string): string {
  return protocol === 'file' && !shown.startsWith('file:') ? pathToFileURL(shown).href : shown;
}
