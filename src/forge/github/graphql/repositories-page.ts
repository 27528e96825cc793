import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import { askForMissing } from './ask-for-missing.ts';
import {
  askPage,
  readConnection,
  type GraphqlAnswer,
  type RepositoriesPage,
  type Where,
} from './connection.ts';
import { isOverLimit } from '../http/graphql-body.ts';
import { graphqlProblem } from './graphql.ts';
import type { Detail } from './query-text.ts';
import type { GraphqlSession } from './graphql-session.ts';
import { readNodes, readNothing, type ReadNodes } from './read-nodes.ts';
import { timestampNode } from './recent-repositories.ts';

const path = ['repositoryOwner', 'repositories', 'nodes'];

/**
 * The page of all repositories after a cursor, as large as GitHub can answer. A repository that is too much even alone
 * comes with less (its facts, without its files), or as a fault; it never ends the listing.
 *
 * @throws Problem when the account cannot be listed
 */
export async function readPage(where: Where, tools: GraphqlSession): Promise<RepositoriesPage> {
  for (;;) {
    const first = tools.sizes.listing.current();
    const reply = await askPage('full', first, where, tools);
    if (reply.kind === 'answer') {
      const { nodes } = readConnection(where.login, reply);
      const place = nodes.findIndex((node) => node === null);
      if (ranOut(nodes, place, reply)) {
        tools.sizes.listing.tooLarge(first);
        continue;
      }
      tools.sizes.listing.worked(first, reply.elapsedMs);
      const page = toPage(reply, where);
      if (page.unidentified === 0) return page;
      return askForMissing(page, { where, first, place: Math.max(0, place) }, tools);
    }
    tools.log.debug({ login: where.login, first, why: reply.why }, 'A page was too much for GitHub');
    if (first === 1) return readOne(where, tools);
    tools.sizes.listing.tooLarge(first);
  }
}

/** Whether GitHub's limit ended the answer at this place: nothing after it came, so that less is to be asked for at once. */
function ranOut(nodes: readonly unknown[], place: number, { errors }: GraphqlAnswer): boolean {
  const rest = nodes.slice(place);
  return place > 0 && rest.every((node) => node === null) && errors.some(isOverLimit);
}

/** The next repository alone, as it strains GitHub: first without its files, then no more than its name, then its place. */
async function readOne(where: Where, tools: GraphqlSession): Promise<RepositoriesPage> {
  for (const detail of ['facts', 'stamp', 'place'] as const) {
    const reply = await askPage(detail, 1, where, tools);
    if (reply.kind === 'too-large') continue;
    tools.sizes.listing.isolated();
    const found = readConnection(where.login, reply);
    const read = detail === 'facts' ? toPage(reply, where) : readNothing;
    return { ...found, ...read, ...(found.nodes.length > 0 && tooMuch(found.nodes[0], detail)) };
  }
  throw new Problem('unreachable', `GitHub cannot list ${where.login}, not even one repository at a time.`);
}

const named = z.union([
  timestampNode.transform(({ id, nameWithOwner }) => ({ id, name: nameWithOwner })),
  z
    .object({ id: z.string(), name: z.string(), owner: z.object({ login: z.string() }) })
    .transform(({ id, name, owner }) => ({ id, name: `${owner.login}/${name}` })),
]);

function tooMuch(
  node: unknown,
  detail: Exclude<Detail, 'full'>,
): Pick<ReadNodes, 'faults' | 'unread' | 'unidentified'> {
  const { data: which } = named.safeParse(node);
  const what = detail === 'facts' ? 'files' : 'details';
  const problem = new Problem('unreachable', `GitHub fails whenever it is asked for its ${what}.`);
  return {
    faults: [{ subject: which?.name ?? 'a repository', problem }],
    unread: which ? [which] : [],
    unidentified: which ? 0 : 1,
  };
}

function toPage(reply: GraphqlAnswer, { login }: Where): RepositoriesPage {
  const found = readConnection(login, reply);
  const read = readNodes(found.nodes, { organisation: login, errors: reply.errors, path });
  const unplaced = reply.errors.filter(({ path: where }) => where === undefined);
  if (unplaced.length > 0) read.faults.push({ subject: login, problem: graphqlProblem(login, unplaced) });
  return { ...found, ...read };
}
