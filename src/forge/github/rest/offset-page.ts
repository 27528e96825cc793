/** A page in GitHub's way of paging by offset: `page` (from 1) of `size`. */
export interface OffsetPage {
  page: number;
  size: number;
}

const largest = 100;
const smallest = 50;

/**
 * The page that begins at least one before `end` and reaches furthest beyond it. As GitHub pages by offset, a
 * repository deleted between two pages moves the rest up, and one would be skipped; when the last repository of the
 * page before stands in the next one as well, none was.
 *
 * @param end how many repositories the pages before have covered
 */
export function pageAfter(end: number): OffsetPage {
  let best = { page: 1, size: largest };
  if (end === 0) return best;
  for (let size = largest; size >= smallest; size--) {
    const page = Math.floor((end - 1) / size) + 1;
    if (page * size > best.page * best.size || best.page === 1) best = { page, size };
  }
  return best;
}
