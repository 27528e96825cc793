const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `2026-11-23T…` as `23 November 2026`, in UTC; undefined for what is no date. By hand: `Intl` takes 20 ms to start. */
export function britishDate(iso: string): string | undefined {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return undefined;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
