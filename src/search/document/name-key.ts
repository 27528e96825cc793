import type { SearchDocument } from '../search.ts';

/** Orders by name as people do (`part2` before `part10`, capitals alike), then by full name. */
export function nameKey({ name, fullName }: SearchDocument['item']): string {
  const natural = name
    .toLowerCase()
    .replaceAll(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(12, '0'));
  return `${natural}\u0000${fullName.toLowerCase()}\u0000${fullName}`;
}
