import { statuses } from '../../domain/assessment.ts';
import { fold } from './words.ts';

/** One condition of a query such as `language:python` or `-is:archived`. */
export type Qualifier = { negated: boolean } & (
  | { field: 'is'; value: Flag }
  | { field: 'language' | 'licence' | 'organisation' | 'topic' | 'status'; value: string }
  | { field: 'stars' | 'updated'; range: Range }
);

export type Flag = 'template' | 'fork' | 'archived';

/** Both ends included. Stars, or milliseconds since 1970. */
export interface Range {
  from: number;
  to: number;
}

const flags: readonly string[] = ['template', 'fork', 'archived'];

const names: Record<string, Qualifier['field']> = {
  is: 'is',
  language: 'language',
  licence: 'licence',
  license: 'licence',
  organisation: 'organisation',
  organization: 'organisation',
  org: 'organisation',
  topic: 'topic',
  status: 'status',
  stars: 'stars',
  updated: 'updated',
};

/** The condition that `name:value` means; undefined where either is not known, so that it is searched as words. */
export function parseQualifier(name: string, value: string, negated: boolean): Qualifier | undefined {
  const field = names[name.toLowerCase()];
  const folded = fold(value.trim());
  if (field === undefined || folded === '') return undefined;
  switch (field) {
    case 'is':
      return flags.includes(folded) ? { negated, field, value: folded as Flag } : undefined;
    case 'status':
      return (statuses as readonly string[]).includes(folded) ? { negated, field, value: folded } : undefined;
    case 'stars':
      return ranged(negated, field, folded, readCount);
    case 'updated':
      return ranged(negated, field, folded, readPeriod);
    default:
      return { negated, field, value: folded };
  }
}

function ranged(
  negated: boolean,
  field: 'stars' | 'updated',
  text: string,
  read: (text: string) => Range | undefined,
): Qualifier | undefined {
  const range = readRange(text, read);
  return range && { negated, field, range };
}

/** `10`, `>10`, `>=10`, `<10`, `<=10`, `10..20`, `10..*`, `*..20`. */
function readRange(text: string, read: (text: string) => Range | undefined): Range | undefined {
  const [from, to, ...more] = text.split('..');
  if (from !== undefined && to !== undefined && more.length === 0) {
    const low = from === '*' ? { from: -Infinity } : read(from);
    const high = to === '*' ? { to: Infinity } : read(to);
    return low && high && { from: low.from, to: high.to };
  }
  const [, sign = '', rest = ''] = /^([<>]=?)?(.*)$/.exec(text) ?? [];
  const value = read(rest);
  if (value === undefined) return undefined;
  if (sign === '>') return { from: value.to + 1, to: Infinity };
  if (sign === '>=') return { from: value.from, to: Infinity };
  if (sign === '<') return { from: -Infinity, to: value.from - 1 };
  if (sign === '<=') return { from: -Infinity, to: value.to };
  return value;
}

function readCount(text: string): Range | undefined {
  if (!/^\d{1,9}$/.test(text)) return undefined;
  return { from: Number(text), to: Number(text) };
}

/** A year, a month or a day in UTC, as all of its milliseconds. */
function readPeriod(text: string): Range | undefined {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!found) return undefined;
  const [year, month, day] = found.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return undefined;
  const from = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const exists = new Date(from).toISOString().startsWith(text);
  const after =
    month === undefined
      ? Date.UTC(year + 1, 0)
      : Date.UTC(year, month - 1 + (day ? 0 : 1), day ? day + 1 : 1);
  return exists ? { from, to: after - 1 } : undefined;
}
