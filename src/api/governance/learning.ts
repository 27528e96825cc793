import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import { learningPath, timeTexts } from '../../learning/path.ts';
import { proseOf } from '../../policy/policy.ts';
import { requirePublic } from '../../visibility/require-public.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { named, nothing, outcome } from '../schemas.ts';

const path = z
  .object({
    stages: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        aim: z.string(),
        lessons: z.array(
          z.object({
            check: z.string(),
            title: z.string(),
            time: z.string(),
            tip: z.string(),
            outcome: outcome.nullable().describe('For the repository that was asked for; null without one.'),
          }),
        ),
      }),
    ),
  })
  .register(named, { id: 'LearningPath' });

/** The path through the checks, for teams new to open code. */
export function learningRoutes({ store }: Pick<ApiDependencies, 'store'>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/learning-path',
      id: 'getLearningPath',
      summary: 'A way through the checks for a team new to open code',
      parameters: nothing,
      query: z.object({
        repository: z
          .string()
          .regex(/^[^/\s]{1,200}\/[^/\s]{1,200}$/, 'must be a name such as nhsuk/nhsuk-frontend')
          .optional()
          .describe('Says how far it has come: its full name.'),
      }),
      answer: { status: 200, description: 'The stages, in order', schema: path },
      problems: [404],
      maxAge: 60,
      async handle({ query: { repository } }) {
        const [owner = '', name = ''] = repository?.split('/') ?? [];
        const found = repository === undefined ? undefined : await requirePublic(store, { owner, name });
        return {
          body: {
            stages: learningPath.map(({ id, title, aim, checks }) => ({
              ...{ id, title, aim },
              lessons: checks.map((check) => ({
                ...lessonView(check),
                outcome: found?.findings.find((one) => one.check === check)?.outcome ?? null,
              })),
            })),
          },
        };
      },
    }),
  ];
}

function lessonView(check: string) {
  const prose = proseOf(check);
  if (!prose) throw notFound(`The check ${check}`);
  const { title, lesson } = prose;
  return { check, title, time: timeTexts[lesson.time], tip: lesson.tip };
}
