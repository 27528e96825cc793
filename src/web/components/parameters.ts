import { z } from 'zod';

/**
 * Reading the query of a page. A page is for people: what cannot be read is left aside, and the page shows what it
 * went by, in place of an error.
 */
const raw = z.record(z.string(), z.unknown());

/** The first text given under a name, trimmed and cut to `longest` characters; empty when there is none. */
export function textParameter(query: unknown, name: string, longest = 100): string {
  return textsOf(query, name, { longest, most: 1 })[0] ?? '';
}

/** Every text given under a name, each once. */
export function textsOf(query: unknown, name: string, { longest = 100, most = 50 } = {}): string[] {
  const { data = {} } = raw.safeParse(query);
  const given = Array.isArray(data[name]) ? (data[name] as unknown[]) : [data[name]];
  const texts = given
    .filter((value) => typeof value === 'string')
    .map((value) => value.replaceAll('\0', '').trim().slice(0, longest));
  return [...new Set(texts.filter((value) => value !== ''))].slice(0, most);
}

/** A whole number between 1 and `most`; `otherwise` when it is not given or is none. */
export function numberFrom(
  query: unknown,
  name: string,
  { most, otherwise }: { most: number; otherwise: number },
): number {
  const text = textParameter(query, name, 12);
  return /^[1-9]\d*$/.test(text) ? Math.min(most, Number(text)) : otherwise;
}

/** One of a list of words; `otherwise` when it is none of them. */
export function oneOf<T extends string>(query: unknown, name: string, words: readonly T[], otherwise: T): T {
  const text = textParameter(query, name);
  return words.find((word) => word === text) ?? otherwise;
}

/** Parameters that links from elsewhere carry for those who count visits. */
const tracking = /^(?:utm_|fbclid$|gclid$|msclkid$|ref$)/;
const maxUnknown = 5;

/** Names of parameters that a page does not know, cut to what can be shown; those that only count visits are left aside. */
export function unknownNames(query: unknown, known: readonly string[]): string[] {
  const { data = {} } = raw.safeParse(query);
  return Object.keys(data)
    .filter((name) => !known.includes(name) && !tracking.test(name) && name.trim() !== '')
    .map((name) => name.slice(0, 40))
    .slice(0, maxUnknown);
}
