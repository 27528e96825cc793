import { Problem } from '../../../base/problem.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import { fullName } from '../../../domain/repository.ts';
import { askNodes, readAskedNodes } from './asked-nodes.ts';
import { askPage, readConnection, type RepositoriesPage, type Where } from './connection.ts';
import { isOverLimit } from '../http/graphql-body.ts';
import type { GraphqlReply } from './graphql.ts';
import type { GraphqlSession } from './graphql-session.ts';
import { readNothing, unnamed, type ReadNodes, type Unread } from './read-nodes.ts';
import { timestampNode } from './recent-repositories.ts';

/** After so many that do not come even alone, the others are asked for once, all together. */
const maxLoneFailures = 4;

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

/**
 * Asks for repositories by id, again for those that did not come as long as some do; in halves where together they are too
 * much for GitHub.
 */
async function readByRounds(
  missing: readonly Unread[],
  { login, signal }: Pick<Where, 'login' | 'signal'>,
  tools: GraphqlSession,
): Promise<ReadNodes> {
  const came = new Map<string, Evidence>();
  const lost: Pick<ReadNodes, 'faults' | 'unread'> = { faults: [], unread: [] };
  const queue = [...missing];
  let size = queue.length;
  for (let failures = 0; queue.length > 0;) {
    const batch = queue.splice(0, failures < maxLoneFailures ? size : queue.length);
    const reply = await askNodes(batch, { detail: 'full', smallest: batch.length === 1, signal }, tools);
    const now = reply.kind === 'answer' ? readAskedNodes(reply, batch, login) : notAnswered(batch, reply.why);
    for (const evidence of now.repositories) came.set(evidence.id, evidence);
    if (now.unread.length < batch.length) queue.unshift(...now.unread);
    else if (batch.length > 1 && isTooMuch(reply) && failures < maxLoneFailures) {
      queue.unshift(...batch);
      size = Math.ceil(batch.length / 2);
    } else {
      failures++;
      lost.faults.push(...now.faults);
      lost.unread.push(...now.unread);
    }
  }
  return withFacts({ ...readNothing, ...lost, repositories: [...came.values()] }, { login, signal }, tools);
}

function isTooMuch(reply: GraphqlReply): boolean {
  return reply.kind === 'too-large' || reply.errors.some(isOverLimit);
}

/** Those that did not come with their files, without: what is asked of them again is all of it. */
async function withFacts(
  read: ReadNodes,
  { login, signal }: Pick<Where, 'login' | 'signal'>,
  tools: GraphqlSession,
): Promise<ReadNodes> {
  const came = new Set(read.repositories.map(fullName));
  const absent = read.unread.filter(({ name }) => !came.has(name));
  if (absent.length === 0) return read;
  const reply = await askNodes(absent, { detail: 'facts', smallest: true, signal }, tools);
  if (reply.kind === 'too-large') return read;
  const { repositories } = readAskedNodes(reply, absent, login);
  return { ...read, repositories: [...read.repositories, ...repositories] };
}

function notAnswered(unread: readonly Unread[], why: string): ReadNodes {
  const problem = new Problem('unreachable', `${why}.`);
  return {
    ...readNothing,
    unread: [...unread],
    faults: unread.map(({ name }) => ({ subject: name, problem })),
  };
}
