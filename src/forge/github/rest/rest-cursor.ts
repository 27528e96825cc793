import { z } from 'zod';

const listedPage = z.object({
  page: z.number().int().positive(),
  size: z.number().int().positive(),
  /** null: not to be relied on, as something on the page could not be read. */
  etag: z.string().nullable(),
  /** Database ids in the order of the listing. */
  ids: z.array(z.number().int()),
});

const cursor = z.object({
  version: z.literal(1),
  route: z.literal('rest'),
  kind: z.enum(['orgs', 'users']),
  pages: z.array(listedPage),
  /** By database id: the push whose files have been read. */
  pushed: z.record(z.string(), z.string()),
});

export type ListedPage = z.infer<typeof listedPage>;

/** What the REST route remembers of an account between harvests. */
export type RestCursor = z.infer<typeof cursor>;

export function newRestCursor(): RestCursor {
  return { version: 1, route: 'rest', kind: 'orgs', pages: [], pushed: {} };
}

/** A cursor as it was stored; undefined when there is none, or one of another route or version. */
export function readRestCursor(stored: unknown): RestCursor | undefined {
  return cursor.safeParse(stored).data;
}

/** The cursor with one page listed anew. */
export function withPage(cursor: RestCursor, page: ListedPage): RestCursor {
  const others = cursor.pages.filter((each) => each.page !== page.page || each.size !== page.size);
  return { ...cursor, pages: [...others, page] };
}

/** Only what the pages just listed still hold. */
export function pruned(cursor: RestCursor, pages: readonly ListedPage[]): RestCursor {
  const ids = idsOf({ pages });
  const pushed = Object.fromEntries(Object.entries(cursor.pushed).filter(([id]) => ids.has(Number(id))));
  return { ...cursor, pages: [...pages], pushed };
}

/** Every repository on the pages, once. */
export function idsOf({ pages }: { pages: readonly ListedPage[] }): Set<number> {
  return new Set(pages.flatMap(({ ids }) => ids));
}
