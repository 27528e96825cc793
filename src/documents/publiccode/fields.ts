import { z } from 'zod';

interface Issue {
  input?: unknown;
  code?: string;
  keys?: string[];
}

/** Says `is missing` of what is not there, and otherwise what it must be. */
export function must(be: string) {
  return {
    error: ({ input, code, keys = [] }: Issue) => {
      if (code === 'unrecognized_keys') return `has ${keys.join(', ')}, which the standard does not know`;
      return input === undefined || input === null ? 'is missing' : `must be ${be}`;
    },
  };
}

/** An object in which the standard knows every field. */
export function section<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, must('a group of fields'));
}

export function oneOf(values: string) {
  const allowed = values.split(' ');
  const known = new Set(allowed);
  const shown = allowed.length > 12 ? 'in the list of the standard' : `one of ${allowed.join(', ')}`;
  return text.refine((value) => known.has(value), must(shown));
}

export function listOf<T extends z.ZodType>(item: T) {
  return z.array(item, must('a list')).nullish();
}

/** Characters as people count them. */
export function lengthOf(written: string): number {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(written)].length;
}

export const text = z.string(must('text'));
export const words = text.refine((value) => value.trim() !== '', must('filled in'));
/** Numbers that nobody put into quotes are taken for what they look like. */
export const version = z.union([z.string(), z.number()], must('text, in quotes')).transform(String);
export const flag = z.boolean(must('true or false'));
export const url = text.refine((value) => isUrl(value, /^[a-z][a-z0-9+.-]*:$/), must('a whole address'));
export const webUrl = text.refine((value) => isUrl(value, /^https?:$/), must('an address of the web'));
export const uri = text.refine((value) => isUrl(value, /^[a-z][a-z0-9+.-]*:$/, 'urn:'), must('a URL or URN'));
export const email = z.email(must('an email address'));
export const date = text.refine(isDate, must('a date such as 2026-12-31'));
export const language = text.refine(isLanguage, must('a language tag such as en or cy'));
export const country = text.refine(isCountry, must('two letters of a country, such as GB'));
export const mediaType = text.refine(
  (value) => /^ *[a-z0-9][\w!#$&^-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126} *$/i.test(value),
  must('a media type such as text/plain'),
);

/** A file of the repository or an address, with one of these endings. */
export function picture(endings: RegExp) {
  return text.refine(
    (value) =>
      endings.test(value.split(/[?#]/)[0] ?? '') &&
      (/^https?:/.test(value) || !/^(?:\/|[a-z][a-z0-9+.-]*:)/i.test(value)),
    must('a path in the repository or an address, of a picture'),
  );
}

function isUrl(value: string, protocol: RegExp, withoutHost?: string): boolean {
  if (/\s/.test(value) || !URL.canParse(value)) return false;
  const { protocol: own, host, pathname } = new URL(value);
  if (own === withoutHost) return /^[a-z0-9][a-z0-9-]{0,31}:\S+$/i.test(pathname);
  return protocol.test(own) && host !== '';
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function isLanguage(value: string): boolean {
  try {
    const { language: primary } = new Intl.Locale(value);
    return languages.of(primary) !== undefined;
  } catch {
    return false;
  }
}

/** Small letters are out of date, but still taken. */
function isCountry(value: string): boolean {
  if (!/^(?:[A-Z]{2}|[a-z]{2})$/.test(value)) return false;
  const code = value.toUpperCase();
  return new Intl.Locale(`und-${code}`).region === code && regions.of(code) !== undefined;
}
