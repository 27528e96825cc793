import { numberOf } from '../text/numbers.ts';

/** The furthest page that can be asked for. */
export const lastPage = 1000;

export interface Pagination {
  /** False when everything fits on one page. */
  needed: boolean;
  previous: string;
  next: string;
  /** Pages around the present one, the first and the last; a gap has no address. */
  items: { text: string; href: string; current: boolean; gap: boolean }[];
}

/** Numbered pagination. `link` gives the address of a page. */
export function paginate(
  { page, perPage, total }: { page: number; perPage: number; total: number },
  link: (page: number) => string,
): Pagination {
  const pages = pageCount({ perPage, total });
  const shown = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  const numbers = [...new Set(shown)].sort((a, b) => a - b);
  const items = numbers.flatMap((number, index) => {
    const before = numbers[index - 1];
    const item = { text: numberOf(number), href: link(number), current: number === page, gap: false };
    const gap = { text: '', href: '', current: false, gap: true };
    return before !== undefined && number - before > 1 ? [gap, item] : [item];
  });
  return {
    needed: pages > 1,
    previous: page > 1 && page <= pages ? link(page - 1) : '',
    next: page < pages ? link(page + 1) : '',
    items,
  };
}

export function pageCount({ perPage, total }: { perPage: number; total: number }): number {
  return Math.min(lastPage, Math.max(1, Math.ceil(total / perPage)));
}
