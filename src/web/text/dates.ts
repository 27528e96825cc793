const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `23 November 2026`, as a clock in London has it; the text itself when it is no date. */
export function dateOf(instant: string): string {
  const read = partsOf(instant);
  return read ? `${read['day']} ${read['month']} ${read['year']}` : instant;
}

/** `23 November 2026, 4:32pm`, in the style of the NHS service manual (midday and midnight in words). */
export function momentOf(instant: string): string {
  const read = partsOf(instant);
  if (!read) return instant;
  return `${dateOf(instant)}, ${timeOf(Number(read['hour']), read['minute'] ?? '00')}`;
}

function timeOf(hour: number, minute: string): string {
  if (minute === '00' && hour === 0) return 'midnight';
  if (minute === '00' && hour === 12) return 'midday';
  const half = hour < 12 ? 'am' : 'pm';
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === '00' ? '' : `:${minute}`}${half}`;
}

function partsOf(instant: string): Record<string, string> | undefined {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return undefined;
  return Object.fromEntries(parts.formatToParts(time).map(({ type, value }) => [type, value]));
}

const minute = 60_000;
const units = [
  { name: 'year', milliseconds: 365.25 * 24 * 60 * minute },
  { name: 'month', milliseconds: 30.4375 * 24 * 60 * minute },
  { name: 'day', milliseconds: 24 * 60 * minute },
  { name: 'hour', milliseconds: 60 * minute },
  { name: 'minute', milliseconds: minute },
] as const;

/** How long ago, in its largest whole unit: `3 hours ago`; `just now` for less than a minute or the future. */
export function ageOf(instant: string, now: Date): string {
  const passed = now.getTime() - Date.parse(instant);
  if (Number.isNaN(passed)) return instant;
  const unit = units.find(({ milliseconds }) => passed >= milliseconds);
  if (!unit) return 'just now';
  return `${countOf(Math.floor(passed / unit.milliseconds), unit.name)} ago`;
}

/**
 * Since when something is so: `3 March 2026`, and `3 March 2026 or earlier` where it was so already when we first looked.
 *
 * @param since when we first saw it so; empty or missing: not known
 * @param firstSeenAt when we first looked
 */
export function sinceText(since: string | null | undefined, firstSeenAt?: string): string {
  if (!since) return 'Not known';
  return firstSeenAt !== undefined && since <= firstSeenAt ? `${dateOf(since)} or earlier` : dateOf(since);
}

/** `1 minute 5 seconds`, for how long something took. */
export function durationOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds === 0) return 'less than a second';
  const words = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  return words
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, name]) => countOf(count, name))
    .join(' ');
}

function countOf(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
