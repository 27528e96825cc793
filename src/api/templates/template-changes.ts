import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { named } from '../schemas.ts';

const changes = z
  .object({
    template: z.string(),
    from: z.string(),
    to: z.string(),
    versions: z.array(z.string()).describe('Releases that can be compared with the newest.'),
    changelog: z.array(
      z.object({
        version: z.string(),
        date: z.string(),
        changes: z.array(z.object({ text: z.string(), security: z.boolean() })),
      }),
    ),
    files: z.array(
      z.object({
        path: z.string(),
        patch: z.string().describe('As git shows differences; empty where it is too long to show.'),
      }),
    ),
  })
  .register(named, { id: 'TemplateChanges' });

const query = z.object({
  from: z
    .string()
    .max(40)
    .optional()
    .describe('A release that is kept; the one before the newest unless given.'),
});

/** What an upgrade changes in a service that nobody has changed. */
export function templateChangesRoute({
  templates,
  compareReleases,
}: Pick<ApiDependencies, 'templates' | 'compareReleases'>): Route {
  return defineRoute({
    method: 'get',
    path: '/templates/{id}/changes',
    id: 'getTemplateChanges',
    summary: 'What differs between a release of a template and its newest, file by file',
    parameters: z.object({ id: z.string().max(200) }),
    query,
    answer: { status: 200, description: 'The differences', schema: changes },
    problems: [404],
    maxAge: 300,
    async handle({ parameters: { id }, query: { from } }) {
      const { template } = await templates.find(id);
      if (!compareReleases) throw notFound('Earlier releases of templates');
      const before = from ?? template.changelog[1]?.version ?? template.version;
      return { body: await compareReleases(template.id, before) };
    },
  });
}
