import { Problem } from '../../../base/problem.ts';
import { askNodes, readAskedNodes } from './asked-nodes.ts';
import { askPage, readConnection, type RepositoriesPage, type Where } from './connection.ts';
import type { GraphqlSession } from './graphql-session.ts';
import { readNothing, unnamed, type ReadNodes, type Unread } from './read-nodes.ts';
import { timestampNode } from './recent-repositories.ts';

/** Rounds of asking for single repositories by id; each must bring something. */
const maxRounds = 4;

interface MissingOptions {
  where: Where;
  /** How many repositories the page was to hold. */
  first: number;
  /** The place of the first that is missing. */
  place: number;
}

/**
 * Asks once more for the repositories of a page that GitHub left out: which they are by the same page in short, seen from
 * two beginnings, then for them by id. Those that do not come even so are faults, by name where that much is known.
 */
export async function askForMissing(
  page: RepositoriesPage,
  options: MissingOptions,
  tools: GraphqlSession,
): Promise<RepositoriesPage> {
  const { login, signal } = options.where;
  const came = new Set([...page.repositories.map(({ id }) => id), ...page.unread.map(({ id }) => id)]);
  const listed = await identify(options, tools);
  const missing = listed.filter(({ id, databaseId }) => !came.has(id) && !came.has(`github:${databaseId}`));
  const read = await readByRounds(missing, { login, signal }, tools);
  const unidentified = Math.max(0, page.unidentified - missing.length);
  const unnamedFaults = page.faults.filter(({ subject }) => subject === unnamed(login));
  return {
    ...page,
    repositories: [...page.repositories, ...read.repositories],
    faults: [
      ...page.faults.filter(({ subject }) => subject !== unnamed(login)),
      ...unnamedFaults.slice(0, unidentified),
      ...read.faults,
    ],
    unread: [...page.unread, ...read.unread],
    unidentified,
  };
}

type Identity = Unread & { databaseId: number };

/** The repositories of the page as far as GitHub names them. Seen from another beginning each has another place. */
async function identify({ where, first, place }: MissingOptions, tools: GraphqlSession): Promise<Identity[]> {
  const found = new Map<string, Identity>();
  const shift = await endOf(place, where, tools);
  const pages = [
    { from: where, size: first },
    ...(shift === undefined ? [] : [{ from: { ...where, cursor: shift }, size: first - place }]),
  ];
  for (const { from, size } of pages) {
    const reply = await askPage('stamp', size, from, tools);
    if (reply.kind === 'too-large') continue;
    for (const node of readConnection(where.login, reply).nodes) {
      const { data } = timestampNode.safeParse(node);
      if (data) found.set(data.id, { id: data.id, name: data.nameWithOwner, databaseId: data.databaseId });
    }
  }
  return [...found.values()];
}

/** The cursor after so many repositories; undefined when there is none, or nothing to skip. */
async function endOf(count: number, where: Where, tools: GraphqlSession): Promise<string | undefined> {
  if (count === 0) return undefined;
  const reply = await askPage('stamp', count, where, tools);
  return reply.kind === 'answer' ? (readConnection(where.login, reply).next ?? undefined) : undefined;
}

/** Asks for repositories by id, again for those that did not come as long as some do. */
async function readByRounds(
  missing: readonly Unread[],
  { login, signal }: Pick<Where, 'login' | 'signal'>,
  tools: GraphqlSession,
): Promise<ReadNodes> {
  let left = missing;
  let read: ReadNodes = readNothing;
  for (let round = 0; round < maxRounds && left.length > 0; round++) {
    const reply = await askNodes(left, { detail: 'full', smallest: left.length === 1, signal }, tools);
    const now = reply.kind === 'answer' ? readAskedNodes(reply, left, login) : notAnswered(left, reply.why);
    read = { ...now, repositories: [...read.repositories, ...now.repositories] };
    if (now.unread.length === left.length) break;
    left = now.unread;
  }
  return read;
}

function notAnswered(unread: readonly Unread[], why: string): ReadNodes {
  const problem = new Problem('unreachable', `${why}.`);
  return {
    ...readNothing,
    unread: [...unread],
    faults: unread.map(({ name }) => ({ subject: name, problem })),
  };
}
