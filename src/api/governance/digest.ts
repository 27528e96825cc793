import { z } from 'zod';
import { isQuiet, readDigest, weekBefore } from '../../visibility/read-digest.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, instant, named, nothing } from '../schemas.ts';
import { publicDecision } from './decision-schemas.ts';
import { loggedEventSchema, loggedEventView } from './event-schemas.ts';

const events = z.object({
  total: count,
  items: z.array(loggedEventSchema).describe('At most 25, the newest first.'),
});
const digest = z
  .object({
    from: z.string().describe('Monday.'),
    to: z.string().describe('Sunday.'),
    worse: events,
    better: events,
    withdrawn: events,
    found: events,
    due: z.array(publicDecision).describe('Decisions that end soon, or ended in the week.'),
    lastComplete: instant.nullable().describe('When a harvest was last completed.'),
    quiet: z.boolean().describe('Nothing happened: no message is sent.'),
  })
  .register(named, { id: 'Digest' });
const weekMs = 7 * 24 * 3_600_000;

/** What the weekly digest is made of. */
export function digestRoutes({
  store,
  decisions,
  clock,
}: Pick<ApiDependencies, 'store' | 'decisions' | 'clock'>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/digest',
      id: 'getDigest',
      summary: 'What the weekly digest says: what happened in a week, and which decisions end',
      parameters: nothing,
      query: z.object({
        on: z.iso
          .date()
          .optional()
          .describe('A day of the week, such as 2026-11-20; the last whole week unless given.'),
      }),
      answer: { status: 200, description: 'The week', schema: digest },
      problems: [],
      maxAge: 300,
      async handle({ query: { on } }) {
        const after = on === undefined ? clock() : new Date(Date.parse(on) + weekMs);
        const { from, to } = weekBefore(after);
        const found = await readDigest(store, decisions, { from, to });
        const list = ({ total, rows }: typeof found.worse) => ({ total, items: rows.map(loggedEventView) });
        const { worse, better, withdrawn } = found;
        return {
          body: {
            ...{ from, to, due: [...found.due], lastComplete: found.lastComplete, quiet: isQuiet(found) },
            ...{ worse: list(worse), better: list(better) },
            ...{ withdrawn: list(withdrawn), found: list(found.found) },
          },
        };
      },
    }),
  ];
}
