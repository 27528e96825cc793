import { z } from 'zod';
import { snapshotSchema } from './recent-repositories.ts';

/** What cannot be read three times in a row waits for the next reading of everything. */
const maxTries = 3;

const unread = z.object({ id: z.string(), name: z.string(), tries: z.number().int().nonnegative() });

const syncCursor = z.object({
  version: z.literal(1),
  route: z.literal('graphql'),
  /** What the account looked like before its newest complete listing began; null before the first. */
  done: snapshotSchema.nullable(),
  /** A listing of everything that has not ended, and what the account looked like before it began. */
  listing: z.object({ cursor: z.string(), snapshot: snapshotSchema, holes: z.number() }).nullable(),
  /** Repositories that could not be read, to be asked for again. */
  unread: z.array(unread),
  /** Complete listings in a row that lacked repositories of which not even the identity came. */
  incomplete: z.number().int().nonnegative(),
});

/** What the GraphQL route remembers of an account between harvests. */
export type GraphqlCursor = z.infer<typeof syncCursor>;

/** That of an account never listed. */
export const newGraphqlCursor: GraphqlCursor = {
  version: 1,
  route: 'graphql',
  done: null,
  listing: null,
  unread: [],
  incomplete: 0,
};

/** A cursor as it was stored; undefined when there is none, or one of another route or version. */
export function readGraphqlCursor(stored: unknown): GraphqlCursor | undefined {
  return syncCursor.safeParse(stored).data;
}

/** Whether everything must be listed (again), or a listing of everything be gone on with. */
export function wantsAll({ done, listing, incomplete }: GraphqlCursor): boolean {
  return done === null || listing !== null || (incomplete > 0 && incomplete < maxTries);
}

/** More than this in one account is not bad luck with single repositories. */
const maxUnread = 100;

/** Adds what could not be read now to what is remembered, counting the tries; `asked` were asked for again now. */
export function rememberUnread(
  before: GraphqlCursor['unread'],
  now: readonly { id: string; name: string }[],
  asked: readonly string[] = [],
): GraphqlCursor['unread'] {
  const tries = new Map(before.map(({ id, tries }) => [id, tries]));
  const kept = before.filter(({ id }) => !asked.includes(id) && !now.some((each) => each.id === id));
  const added = now.map(({ id, name }) => ({ id, name, tries: (tries.get(id) ?? 0) + 1 }));
  return [...kept, ...added].filter((each) => each.tries < maxTries).slice(0, maxUnread);
}
