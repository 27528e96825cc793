/** Both ends included. A count, or milliseconds since 1970. */
export interface Range {
  from: number;
  to: number;
}

const daysOf: Record<string, number> = { d: 1, day: 1, w: 7, week: 7, m: 30, month: 30, y: 365, year: 365 };
const dayMs = 86_400_000;

/** `10`, `>10`, `>=10`, `<10`, `<=10`, `10..20`, `10..*`, `*..20`; undefined where `read` cannot read an end. */
export function readRange(text: string, read: (text: string) => Range | undefined): Range | undefined {
  const [from, to, ...more] = text.split('..');
  if (from !== undefined && to !== undefined && more.length === 0) {
    const low = from === '*' ? { from: -Infinity } : read(from);
    const high = to === '*' ? { to: Infinity } : read(to);
    return low && high && { from: low.from, to: high.to };
  }
  const [, sign = '', rest = ''] = /^([<>]=?)?(.*)$/.exec(text) ?? [];
  const value = read(rest);
  if (value === undefined) return undefined;
  // An age goes the other way round: less than 30 days ago is after that day.
  const turned = isAge(rest) ? sign.replace(/[<>]/, (one) => (one === '<' ? '>' : '<')) : sign;
  if (turned === '>') return { from: value.to + 1, to: Infinity };
  if (turned === '>=') return { from: value.from, to: Infinity };
  if (turned === '<') return { from: -Infinity, to: value.from - 1 };
  if (turned === '<=') return { from: -Infinity, to: value.to };
  return isAge(rest) ? { from: value.from, to: Infinity } : value;
}

/** A whole number, as the range of that number alone; `10k` is ten thousand. */
export function readAmount(text: string): Range | undefined {
  const [, digits, thousands] = /^(\d{1,9})(k?)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(digits) * (thousands ? 1_000 : 1);
  return { from: amount, to: amount };
}

/**
 * A year, a month or a day in UTC, as all of its milliseconds; an age such as `30d`, `6months` or `2y`, as the moment that
 * long before `now`.
 */
export function readPeriod(text: string, now: number): Range | undefined {
  const [, count, unit = ''] = age.exec(text) ?? [];
  if (count !== undefined) {
    const moment = now - Number(count) * (daysOf[unit] ?? 1) * dayMs;
    return { from: moment, to: moment };
  }
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

const age = /^(\d{1,4})\s*(d|day|w|week|m|month|y|year)s?$/;

function isAge(text: string): boolean {
  return age.test(text);
}
