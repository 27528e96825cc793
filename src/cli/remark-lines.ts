import type { CopyRemark } from '../templates/templates.ts';

const mostRemarks = 30;

/** What was left out of a copy, or is not whole in it. */
export function remarkLines(remarks: readonly CopyRemark[]): string[] {
  const more = remarks.length - mostRemarks;
  return [
    ...remarks.slice(0, mostRemarks).map(({ path, why }) => `  ${printable(path)} ${why}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/** A name of anybody's, without what a terminal would obey. */
function printable(path: string): string {
  return path.replaceAll(/[\p{Cc}\p{Cf}]/gu, '�');
}
