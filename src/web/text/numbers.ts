const grouped = new Intl.NumberFormat('en-GB');

/** `1,234`. */
export function numberOf(value: number): string {
  return grouped.format(value);
}

/** `1,234 repositories`, `1 repository`. */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${numberOf(value)} ${value === 1 ? one : many}`;
}

/** A share as a whole percentage; rounds to 0 or 100 only for none and all. `0%` of nothing. */
export function percentOf(part: number, whole: number): string {
  return `${wholePercent(part, whole)}%`;
}

export function wholePercent(part: number, whole: number): number {
  if (whole <= 0 || part <= 0) return 0;
  if (part >= whole) return 100;
  return Math.min(99, Math.max(1, Math.round((part / whole) * 100)));
}

const sizes = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** `1.5 MB`, in powers of a thousand. */
export function bytesOf(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${grouped.format(Number(value.toFixed(power === 0 ? 0 : 1)))} ${sizes[power] ?? ''}`;
}
