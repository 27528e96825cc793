import { z } from 'zod';

const listedPage = z.object({
  /** The query it was asked with, and that of the page after it; null at the end. */
  query: z.string(),
  next: z.string().nullable(),
  /** null: something on the page must be read again, whether the page changes or not. */
  etag: z.string().nullable(),
  /** Projects on the page that everybody may read. */
  ids: z.array(z.number().int()),
});

const cursor = z.object({
  version: z.literal(1),
  forge: z.literal('gitlab'),
  kind: z.enum(['groups', 'users']),
  pages: z.array(listedPage),
  /** By project id: the activity whose files have been read. */
  read: z.record(z.string(), z.string()),
});

export type GitLabPage = z.infer<typeof listedPage>;

/** What the adapter remembers of a group or a person between harvests. */
export type GitLabCursor = z.infer<typeof cursor>;

export const newGitLabCursor: GitLabCursor = {
  version: 1,
  forge: 'gitlab',
  kind: 'groups',
  pages: [],
  read: {},
};

/** A cursor as it was stored; undefined when there is none, or one of another forge or version. */
export function readGitLabCursor(stored: unknown): GitLabCursor | undefined {
  return cursor.safeParse(stored).data;
}

/** Every project on the pages, once. */
export function projectIdsOf(pages: Iterable<GitLabPage>): Set<number> {
  return new Set([...pages].flatMap(({ ids }) => ids));
}
