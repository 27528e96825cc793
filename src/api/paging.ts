import { z } from 'zod';

/** Pages further than this cannot be asked for: 100 repositories a page make half a million. */
const furthestPage = 5_000;

/** The parameters of every list that comes in pages. */
export const pageQuery = {
  page: z.int().min(1).max(furthestPage).default(1).describe('Which page, from 1.'),
  perPage: z.int().min(1).max(100).default(20).describe('How many items a page holds.'),
};

interface Place {
  /** Path and query, as asked. */
  url: string;
  total: number;
  page: number;
  perPage: number;
}

/**
 * The `Link` header of a page (RFC 8288): first, previous, next and last, as far as there are any.
 * Addresses are relative, because the name under which a proxy serves the hub is not known here.
 */
export function linkHeader({ url, total, page, perPage }: Place): Record<string, string> {
  const last = Math.min(furthestPage, Math.max(1, Math.ceil(total / perPage)));
  const places: [rel: string, page: number][] = [['first', 1]];
  if (page > 1) places.push(['prev', Math.min(page - 1, last)]);
  if (page < last) places.push(['next', page + 1]);
  places.push(['last', last]);
  return { Link: places.map(([rel, to]) => `<${addressOf(url, to)}>; rel="${rel}"`).join(', ') };
}

function addressOf(url: string, page: number): string {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('page', String(page));
  return `${path}?${parameters.toString()}`;
}
