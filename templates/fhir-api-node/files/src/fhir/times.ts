/** From when to when a date or time lasts, in milliseconds since 1970, the end not included. */
export interface Span {
  start: number;
  end: number;
}

const written = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

const day = 86_400_000;

/**
 * What a date or time of FHIR stands for: a year stands for all of it, a minute for 60 seconds. Without a time zone, UTC
 * is meant. Undefined for text that is no date, or one that no calendar has, such as 30 February.
 */
export function spanOf(text: string): Span | undefined {
  const parts = written.exec(text);
  if (!parts) return undefined;
  const [year, month, date, hour, minute, second] = parts.slice(1, 7).map((part) => part && Number(part)) as (
    number | undefined
  )[];
  if (year === undefined || year === 0) return undefined;
  const start = at(year, (month ?? 1) - 1, date ?? 1);
  // A month of 13 or a day of 31 in June moves on to another month.
  if (new Date(start).getUTCMonth() !== (month ?? 1) - 1) return undefined;
  if (month === undefined) return { start, end: at(year + 1, 0, 1) };
  if (date === undefined) return { start, end: at(year, month, 1) };
  if (hour === undefined || minute === undefined) return { start, end: start + day };
  const shift = zone(parts[8]);
  if (hour > 23 || minute > 59 || (second ?? 0) > 60 || shift === undefined) return undefined;
  const moment = start + (hour * 60 + minute) * 60_000 + (second ?? 0) * 1000 - shift;
  if (second === undefined) return { start: moment, end: moment + 60_000 };
  const fraction = parts[7];
  // Many clients write .000 after a time that they know to the second.
  if (fraction === undefined || /^0+$/.test(fraction)) return { start: moment, end: moment + 1000 };
  const exact = moment + Number(`0.${fraction}`) * 1000;
  return { start: exact, end: exact + 1000 / 10 ** Math.min(fraction.length, 6) };
}

/** Date.UTC takes the years 0 to 99 for the last century. */
function at(year: number, month: number, date: number): number {
  return new Date(0).setUTCFullYear(year, month, date);
}

/** How far a time zone is ahead of UTC, in milliseconds; undefined where there is no such zone. */
function zone(text: string | undefined): number | undefined {
  if (text === undefined || text === 'Z') return 0;
  const [hours = 0, minutes = 0] = text.slice(1).split(':').map(Number);
  if (hours > 14 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** How exactly a date or time is written. */
export function hasTime(text: string): boolean {
  return text.includes('T');
}
