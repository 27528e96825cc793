let format: Intl.DateTimeFormat | undefined;

/** `2026-11-23T…` as `23 November 2026`, in UTC; undefined for what is no date. */
export function britishDate(iso: string): string | undefined {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return undefined;
  format ??= new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }); // slow to make
  return format.format(date);
}
