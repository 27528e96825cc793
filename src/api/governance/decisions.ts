import { z } from 'zod';
import { decisionKinds, decisionSchema } from '../../decisions/decisions.ts';
import { decisionStates, type Decision } from '../../domain/decision.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { fullRegister, publicRegister, recordedDecision, withdrawnDecision } from './decision-schemas.ts';
import { defineRoute, type Route } from '../route.ts';
import { nothing } from '../schemas.ts';

type DecisionDependencies = Pick<ApiDependencies, 'decisions'>;

export function decisionRoutes(dependencies: DecisionDependencies): Route[] {
  return [
    listRoute(dependencies),
    recordRoute(dependencies),
    allRoute(dependencies),
    withdrawRoute(dependencies),
  ];
}

function listRoute({ decisions }: DecisionDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/decisions',
    id: 'listDecisions',
    summary: 'The public register of decisions',
    description: 'Without people, threat models and the names of repositories that were never public.',
    parameters: nothing,
    query: z.object({
      state: z.enum(decisionStates).optional(),
      kind: z.enum(decisionKinds.map(({ id }) => id) as [string, ...string[]]).optional(),
      organisation: z.string().max(200).optional().describe('Login of the account.'),
    }),
    answer: { status: 200, description: 'The decisions', schema: publicRegister },
    problems: [],
    maxAge: 60,
    async handle({ query: { state, kind, organisation } }) {
      const items = (await decisions.list())
        .filter((each) => state === undefined || each.state === state)
        .filter((each) => kind === undefined || each.kind === kind)
        .filter((each) => organisation === undefined || each.owners.includes(organisation.toLowerCase()));
      return { body: { total: items.length, items } };
    },
  });
}

function allRoute({ decisions }: DecisionDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/decisions/all',
    id: 'listAllDecisions',
    summary: 'Every decision, whole',
    parameters: nothing,
    query: nothing,
    action: 'read-decisions',
    answer: { status: 200, description: 'The decisions', schema: fullRegister },
    problems: [401, 403],
    maxAge: 0,
    async handle({ actor }) {
      const items = await decisions.listAll(actor);
      return { body: { total: items.length, items } };
    },
  });
}

function recordRoute({ decisions }: DecisionDependencies): Route {
  return defineRoute({
    method: 'post',
    path: '/decisions',
    id: 'recordDecision',
    summary: 'Record a decision, or a new version of one',
    description: 'The repositories it is about are assessed again at once, unless a harvest is running.',
    parameters: nothing,
    query: nothing,
    body: decisionSchema,
    largest: '50kb',
    action: 'record-decision',
    answer: { status: 201, description: 'It is recorded', schema: recordedDecision },
    problems: [401, 403, 409],
    maxAge: 0,
    async handle({ body, actor }) {
      return { body: await decisions.record(body as Decision, actor) };
    },
  });
}

function withdrawRoute({ decisions }: DecisionDependencies): Route {
  return defineRoute({
    method: 'delete',
    path: '/decisions/{id}',
    id: 'withdrawDecision',
    summary: 'Take back a decision that was recorded here',
    description: 'It counts no more. What was recorded stays on record.',
    parameters: z.object({ id: z.string().max(100) }),
    query: nothing,
    action: 'record-decision',
    answer: { status: 200, description: 'It counts no more', schema: withdrawnDecision },
    problems: [401, 403, 404],
    maxAge: 0,
    async handle({ parameters: { id }, actor }) {
      await decisions.withdraw(id, actor);
      return { body: { id } };
    },
  });
}
