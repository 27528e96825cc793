import { z } from 'zod';
import { actionKinds } from '../../domain/action-record.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { instant, named, nothing } from '../schemas.ts';

const item = z
  .object({
    id: z.string(),
    at: instant,
    actor: z.string().describe('Who did it.'),
    kind: z.enum(actionKinds),
    subject: z
      .string()
      .describe('The repository, the host of the webhook, or the name of the decision or harvest.'),
    details: z.array(z.string()).describe('What was asked for, such as the paths of files.'),
    outcome: z.string().describe('`done`, `failed`, or what came of the pull request, decision or harvest.'),
    url: z.string().nullable().describe('Of the pull request.'),
    message: z.string().nullable().describe('Why it failed.'),
  })
  .register(named, { id: 'Action' });
const list = z.object({ items: z.array(item) }).register(named, { id: 'ActionList' });

/** For administrators: what administrators did. */
export function actionRoutes({ actions }: Pick<ApiDependencies, 'actions'>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/administration',
      id: 'listActions',
      summary: 'What administrators did, newest first',
      description:
        'Pull requests with ready files, upgrades, decisions, harvests that were asked for, and changes to webhooks.',
      parameters: nothing,
      query: z.object({ limit: z.int().min(1).max(500).default(100).describe('How many at most.') }),
      action: 'read-actions',
      answer: { status: 200, description: 'The actions', schema: list },
      problems: [401, 403],
      maxAge: 0,
      async handle({ query: { limit } }) {
        const items = await actions.actions(limit);
        return { body: { items: items.map(({ repository: _, ...rest }) => rest) } };
      },
    }),
  ];
}
