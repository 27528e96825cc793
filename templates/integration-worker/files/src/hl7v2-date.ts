/** A date and time of HL7 v2 (TS, DTM) in ISO 8601. */
export interface Timestamp {
  /** As precise as it was given: 2026, 2026-01, 2026-01-31, or with a time and its offset from UTC. */
  iso: string;
  /** The date alone. */
  date: string;
}

const pattern = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d{1,9}))?)?)?)?)?)?([+-]\d{4})?$/;

/**
 * Reads a date and time: YYYY[MM[DD[HH[MM[SS[.S…]]]]]][+ZZZZ]. One without an offset is of the time zone. In the hour that
 * comes twice when clocks go back it is taken to be the first; one in the hour that clocks leave out is moved on by an
 * hour. Gives undefined for what is no date.
 */
export function readTimestamp(text: string, timeZone = 'Europe/London'): Timestamp | undefined {
  const [whole, year = '', month, day, hour, minute = '00', second = '00', fraction, offset] = pattern.exec(text) ?? [];
  if (whole === undefined || year === '0000') return undefined;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  if (!isDate(Number(year), Number(month ?? 1), Number(day ?? 1))) return undefined;
  if (offset !== undefined && (Number(offset.slice(1, 3)) > 14 || Number(offset.slice(3)) > 59)) return undefined;
  if (hour === undefined) return { iso: date, date };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const parts = fraction === undefined ? '' : `.${fraction.slice(0, 3).padEnd(3, '0')}`;
  if (offset !== undefined)
    return { iso: `${date}T${hour}:${minute}:${second}${parts}${offset.slice(0, 3)}:${offset.slice(3)}`, date };
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return { iso: inZone(local, parts, timeZone), date };
}

function isDate(year: number, month: number, day: number): boolean {
  const made = new Date(Date.UTC(2000, month - 1, 1));
  made.setUTCFullYear(year, month - 1, day);
  return made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

const dayMs = 86_400_000;

function inZone(local: number, fraction: string, timeZone: string): string {
  const before = offsetAt(local - dayMs, timeZone);
  const fits = [before, offsetAt(local + dayMs, timeZone)].filter((one) => offsetAt(local - one, timeZone) === one);
  const instant = local - (fits.length > 0 ? Math.max(...fits) : before);
  const offset = offsetAt(instant, timeZone);
  const minutes = Math.abs(Math.round(offset / 60_000));
  const sign = offset < 0 ? '-' : '+';
  const pad = (number: number) => String(number).padStart(2, '0');
  return `${new Date(instant + offset).toISOString().slice(0, 19)}${fraction}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a time zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  formats.set(timeZone, format);
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const there = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  there.setUTCFullYear(year, month - 1, day);
  return there.getTime() - Math.floor(instant / 1000) * 1000;
}
