import { Kind } from 'graphql';
import type { DocumentNode } from 'graphql';
import { z } from 'zod';
import { costOf } from '../graphql/cost.ts';
import { executeQuery } from '../graphql/execute-query.ts';
import { formatError, githubError } from '../graphql/github-error.ts';
import { readDocument } from '../graphql/github-schema.ts';
import type { Answer } from './answer.ts';
import { failure, jsonAnswer } from './answer.ts';
import { primaryLimit, spoiled } from './fault-answers.ts';
import type { Exchange, Identified } from './exchange.ts';

const maxNodes = 500_000;

const body = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** Reads a GraphQL request: its kind for the record, and what answers it. */
export function graphqlRequest(text: string): Identified {
  const request = body.safeParse(parsedJson(text));
  if (!request.success) {
    return {
      kind: 'graphql:unreadable',
      pageSize: 0,
      answer: async () => failure(400, 'Problems parsing JSON', 'graphql'),
    };
  }
  const { query } = request.data;
  const variables = request.data.variables ?? {};
  const operationName = request.data.operationName ?? undefined;
  const { document, errors } = readDocument(query);
  if (!document || errors.length > 0) {
    const answer = jsonAnswer(200, { errors: errors.map(formatError) });
    return {
      kind: 'graphql:invalid',
      pageSize: 0,
      graphql: { query, variables },
      answer: async () => answer,
    };
  }
  const cost = costOf(document, operationName, variables);
  return {
    kind: `graphql:${nameOf(document, operationName)}`,
    pageSize: cost.pageSize,
    graphql: { query, variables },
    answer: (exchange) => answerQuery({ document, variables, operationName }, cost, exchange),
  };
}

async function answerQuery(
  query: Parameters<typeof executeQuery>[0],
  { points, nodes }: { points: number; nodes: number },
  exchange: Exchange,
): Promise<Answer> {
  const { token, forge, recorded, fault } = exchange;
  if (token === null) return failure(401, 'This endpoint requires you to be authenticated.', 'graphql');
  if (nodes > maxNodes) return tooManyNodes(nodes);
  const allowed = forge.limits.charge(token, 'graphql', points);
  const allowance = forge.limits.allowance(token, 'graphql');
  if (!allowed) return primaryLimit({ ...allowance, remaining: 0 }, true);
  recorded.points = points;
  const { limit, remaining, used, reset } = allowance;
  const resetAt = new Date(reset * 1000).toISOString().replace('.000Z', 'Z');
  const rateLimit = { cost: points, limit, remaining, used, nodeCount: nodes, resetAt };
  const { answer, notSimulated } = await executeQuery(query, {
    estate: forge.estate,
    url: forge.url,
    written: forge.written,
    rateLimit,
  });
  forge.requests.unexpected.push(...notSimulated);
  return jsonAnswer(200, fault ? spoiled(answer, fault.kind, query.variables) : answer);
}

function tooManyNodes(nodes: number): Answer {
  const asked = nodes.toLocaleString('en-GB');
  const message = `This query requests up to ${asked} possible nodes which exceeds the maximum limit of 500,000.`;
  return jsonAnswer(200, { errors: [formatError(githubError('MAX_NODE_LIMIT_EXCEEDED', message))] });
}

function nameOf(document: DocumentNode, operationName: string | undefined): string {
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION || (operationName && node.name?.value !== operationName))
      continue;
    if (node.name) return node.name.value;
    const fields = node.selectionSet.selections.map((field) =>
      field.kind === Kind.FIELD ? field.name.value : 'fragment',
    );
    return [...new Set(fields)].join('+');
  }
  return 'unknown';
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
