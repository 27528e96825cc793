import { spanOf, type Span } from '../times.ts';

const prefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const;
type Prefix = (typeof prefixes)[number];

export interface WantedDate extends Span {
  prefix: Prefix;
}

/** Reads a date of a search with its prefix; undefined for one that is not written right or does not exist. */
export function wantedDate(text: string): WantedDate | undefined {
  const named = prefixes.find((prefix) => text.startsWith(prefix));
  const span = spanOf(text.slice(named?.length ?? 0));
  return span && { prefix: named ?? 'eq', ...span };
}

/** Whether the time that a value stands for fits a wanted one (FHIR R4, search, prefixes). */
export function fitsDate(value: Span, wanted: WantedDate, now = Date.now()): boolean {
  const within = value.start >= wanted.start && value.end <= wanted.end;
  const overlaps = value.start < wanted.end && value.end > wanted.start;
  switch (wanted.prefix) {
    case 'eq':
      return within;
    case 'ne':
      return !within;
    case 'gt':
      return value.end > wanted.end;
    case 'lt':
      return value.start < wanted.start;
    case 'ge':
      return value.end > wanted.end || within || overlaps;
    case 'le':
      return value.start < wanted.start || within || overlaps;
    case 'sa':
      return value.start >= wanted.end;
    case 'eb':
      return value.end <= wanted.start;
    case 'ap': {
      // FHIR recommends a tenth of the time between then and now.
      const slack = Math.abs(now - wanted.start) / 10;
      return value.start < wanted.end + slack && value.end > wanted.start - slack;
    }
  }
}

/** The time that an element stands for: a date, an instant, or a Period, which may be open at an end. */
export function spanOfElement(element: unknown): Span | undefined {
  if (typeof element === 'string') return spanOf(element);
  const { start, end } = (element ?? {}) as { start?: unknown; end?: unknown };
  if (typeof start !== 'string' && typeof end !== 'string') return undefined;
  return {
    start: typeof start === 'string' ? (spanOf(start)?.start ?? -Infinity) : -Infinity,
    end: typeof end === 'string' ? (spanOf(end)?.end ?? Infinity) : Infinity,
  };
}
