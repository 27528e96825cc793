import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import { learningPath, timeTexts } from '../../learning/path.ts';
import { proseOf } from '../../policy/policy.ts';
import { defineRoute, type Route } from '../route.ts';
import { named, nothing } from '../schemas.ts';

const path = z
  .object({
    stages: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        aim: z.string(),
        lessons: z.array(
          z.object({ check: z.string(), title: z.string(), time: z.string(), tip: z.string() }),
        ),
      }),
    ),
  })
  .register(named, { id: 'LearningPath' });

/** The path through the checks, for teams new to open code. */
export function learningRoutes(): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/learning-path',
      id: 'getLearningPath',
      summary: 'A way through the checks for a team new to open code',
      parameters: nothing,
      query: nothing,
      answer: { status: 200, description: 'The stages, in order', schema: path },
      problems: [],
      maxAge: 3_600,
      handle: async () => ({
        body: {
          stages: learningPath.map(({ id, title, aim, checks }) => ({
            ...{ id, title, aim },
            lessons: checks.map(lessonView),
          })),
        },
      }),
    }),
  ];
}

function lessonView(check: string) {
  const prose = proseOf(check);
  if (!prose) throw notFound(`The check ${check}`);
  const { title, lesson } = prose;
  return { check, title, time: timeTexts[lesson.time], tip: lesson.tip };
}
