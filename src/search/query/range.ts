/** Both ends included. A count, or milliseconds since 1970. */
export interface Range {
  from: number;
  to: number;
}

const dayMs = 86_400_000;
const daysOf: Record<string, number> = { h: 1 / 24, d: 1, w: 7, m: 30, y: 365 };

const age =
  /^(?:(?:last|past)\s+)?(\d{1,4})\s*(h|hours?|hrs?|d|days?|w|weeks?|wks?|m|mo|mths?|months?|y|yrs?|years?)(?:\s+ago)?$/;

/**
 * `10`, `>10`, `>=10`, `<10`, `<=10`, `10..20`, `10..*`, `10..`, `*..20`, `..20`; undefined where `read` cannot read an end.
 */
export function readRange(text: string, read: (text: string) => Range | undefined): Range | undefined {
  const [from, to, ...more] = text.split('..');
  if (from !== undefined && to !== undefined && more.length === 0 && /[^.*\s]/.test(text)) {
    const low = isOpen(from) ? { from: -Infinity } : read(from.trim());
    const high = isOpen(to) ? { to: Infinity } : read(to.trim());
    return low && high && { from: low.from, to: high.to };
  }
  const [, sign = '', rest = ''] = /^([<>]=?|=[<>]?)?\s*(.*)$/.exec(text) ?? [];
  const value = read(rest);
  if (value === undefined) return undefined;
  return bounded(value, signOf(sign, rest), isAge(rest));
}

function isOpen(end: string): boolean {
  return end.trim() === '*' || end.trim() === '';
}

/** `=>` is `>=`. An age goes the other way round: less than 30 days ago is after that day. */
function signOf(sign: string, rest: string): string {
  const usual = sign.replace(/^=([<>])$/, '$1=');
  return isAge(rest) ? usual.replace(/[<>]/, (one) => (one === '<' ? '>' : '<')) : usual;
}

function bounded(value: Range, sign: string, isMoment: boolean): Range {
  if (sign === '>') return { from: value.to + 1, to: Infinity };
  if (sign === '>=') return { from: value.from, to: Infinity };
  if (sign === '<') return { from: -Infinity, to: value.from - 1 };
  if (sign === '<=') return { from: -Infinity, to: value.to };
  return isMoment ? { from: value.from, to: Infinity } : value;
}

/** A whole number, as the range of that number alone; `10k` is ten thousand, as is `10,000`. */
export function readAmount(text: string): Range | undefined {
  const [, digits, thousands] = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(k?)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(digits.replaceAll(',', '')) * (thousands ? 1_000 : 1);
  return { from: amount, to: amount };
}

/**
 * A year, a month, a day or a moment in UTC, as all of its milliseconds (`2025`, `2025-01`, `2025-01-31`, `31/1/2025`,
 * `2025-01-31T12:00:00Z`), `today`, `yesterday`, `this year`, `last month`; an age such as `30d`, `6 months` or `2y`, as the
 * moment that long before `now`.
 */
export function readPeriod(text: string, now: number): Range | undefined {
  const [, count, unit = ''] = age.exec(text) ?? [];
  if (count !== undefined) {
    const moment = now - Number(count) * (daysOf[unit[0] ?? ''] ?? 1) * dayMs;
    return { from: moment, to: moment };
  }
  return namedPeriod(text, now) ?? momentIn(text) ?? dateIn(text);
}

function namedPeriod(text: string, now: number): Range | undefined {
  const today = now - (now % dayMs);
  if (text === 'today') return { from: today, to: today + dayMs - 1 };
  if (text === 'yesterday') return { from: today - dayMs, to: today - 1 };
  const [, which, unit] = /^(this|last) (week|month|year)$/.exec(text) ?? [];
  if (unit === undefined) return undefined;
  const back = which === 'last' ? 1 : 0;
  if (unit === 'week') {
    const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * dayMs - back * 7 * dayMs;
    return { from: monday, to: monday + 7 * dayMs - 1 };
  }
  const date = new Date(now);
  const year = date.getUTCFullYear();
  if (unit === 'year') return { from: Date.UTC(year - back, 0), to: Date.UTC(year - back + 1, 0) - 1 };
  const month = date.getUTCMonth() - back;
  return { from: Date.UTC(year, month), to: Date.UTC(year, month + 1) - 1 };
}

function momentIn(text: string): Range | undefined {
  if (!/^\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+ -]\d\d:?\d\d)?$/.test(text)) return undefined;
  const zoned = /(?:z|[+ -]\d\d:?\d\d)$/.test(text.slice(11)) ? text : `${text}z`;
  const moment = Date.parse(zoned.replace(' ', '+').toUpperCase());
  return Number.isNaN(moment) ? undefined : { from: moment, to: moment };
}

function dateIn(text: string): Range | undefined {
  const [, d, m, y] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const [, year = y, month = m, day = d] = /^(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const from = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  const date = new Date(from);
  const exists = date.getUTCMonth() + 1 === Number(month ?? 1) && date.getUTCDate() === Number(day ?? 1);
  return exists ? { from, to: endOf({ year, month, day }) } : undefined;
}

/** The last millisecond of a year, a month or a day. */
function endOf({ year, month, day }: Record<'year' | 'month' | 'day', string | undefined>): number {
  if (month === undefined) return Date.UTC(Number(year) + 1, 0) - 1;
  if (day === undefined) return Date.UTC(Number(year), Number(month)) - 1;
  return Date.UTC(Number(year), Number(month) - 1, Number(day) + 1) - 1;
}

function isAge(text: string): boolean {
  return age.test(text);
}
