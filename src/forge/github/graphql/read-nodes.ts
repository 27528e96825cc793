import { z } from 'zod';
import type { Problem } from '../../../base/problem.ts';
import type { ListingPage } from '../../forge.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import { invalidAnswer } from '../../http/invalid-answer.ts';
import { errorsUnder, graphqlProblem, type OwnError } from './graphql.ts';
import type { GraphqlError } from '../http/graphql-body.ts';
import { evidenceFromNode } from './repository-node.ts';

/** A repository that is to be asked for again at the next listing, as it could not be read whole. */
export interface Unread {
  /** Node id. */
  id: string;
  name: string;
}

export interface ReadNodes {
  repositories: Evidence[];
  faults: ListingPage['faults'];
  unread: Unread[];
  /** Repositories that did not come and of which not even the identity is known. */
  unidentified: number;
}

export const readNothing: ReadNodes = { repositories: [], faults: [], unread: [], unidentified: 0 };

interface ReadNodesOptions {
  organisation: string;
  errors: readonly GraphqlError[];
  /** Where the nodes stand in the answer. */
  path: readonly string[];
  /** Which repository was asked for at each place, where that is known. */
  asked?: readonly Unread[];
}

/** What a repository is called of which not even the name is known. */
export function unnamed(login: string): string {
  return `a repository of ${login}`;
}

const identity = z
  .object({ id: z.string(), name: z.string(), owner: z.object({ login: z.string() }) })
  .transform(({ id, name, owner }): Unread => ({ id, name: `${owner.login}/${name}` }));

/**
 * Reads the repositories of an answer, whole or partial. One that cannot be read becomes a fault; a single field that
 * could not be told is left out of the evidence ("not collected", never "absent") and is a fault too.
 * Repositories that are not public are left out; those that do not exist any more are nobody's fault.
 */
export function readNodes(
  nodes: readonly unknown[],
  { organisation, errors, path, asked }: ReadNodesOptions,
): ReadNodes {
  const read: ReadNodes = { repositories: [], faults: [], unread: [], unidentified: 0 };
  nodes.forEach((node, index) => {
    const own = errorsUnder(errors, [...path, index]);
    if (node === null && own.length > 0 && own.every(({ type }) => type === 'NOT_FOUND')) return;
    const known = identity.safeParse(node).data ?? asked?.[index];
    const subject = known?.name ?? unnamed(organisation);
    const result = readNode(node, own, { organisation, subject });
    if (result.evidence?.visibility === 'public') read.repositories.push(result.evidence);
    if (!result.problem) return;
    read.faults.push({ subject, problem: result.problem });
    if (known) read.unread.push(known);
    else read.unidentified++;
  });
  return read;
}

/**
 * Reads one repository of an answer: evidence, a problem, or both when only a part could not be told.
 *
 * @param errors those under its place in the answer
 */
export function readNode(
  node: unknown,
  errors: readonly OwnError[],
  { organisation, subject = 'the repository' }: { organisation?: string; subject?: string } = {},
): { evidence?: Evidence; problem?: Problem } {
  const told = errors.length > 0 ? { problem: graphqlProblem(subject, errors) } : {};
  if (node === null) return { problem: graphqlProblem(subject, errors) };
  try {
    return { evidence: evidenceFromNode(withoutFailedFields(node, errors), organisation), ...told };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return { problem: told.problem ?? unreadableNode(subject, error) };
  }
}

export function unreadableNode(subject: string, error: z.ZodError): Problem {
  return invalidAnswer('GitHub', subject, error);
}

/** An error made these fields null, which must not be read as "there is none". */
function withoutFailedFields(node: unknown, errors: readonly OwnError[]): unknown {
  const failed = errors.flatMap(({ rest }) => (rest[0] === undefined ? [] : [String(rest[0])]));
  if (typeof node !== 'object' || node === null || failed.length === 0) return node;
  return Object.fromEntries(Object.entries(node).filter(([field]) => !failed.includes(field)));
}
