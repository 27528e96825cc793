import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import { readReport, spanOf } from '../../visibility/read-report.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { loggedEventSchema, loggedEventView } from './event-schemas.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, dayFigures, levelCounts, named, outcome, statusCounts } from '../schemas.ts';

type ReportDependencies = Pick<ApiDependencies, 'store' | 'decisions' | 'catalogue' | 'clock'>;

const day = z.iso.date().optional();
const events = z.object({ total: count, items: z.array(loggedEventSchema) });
const report = z
  .object({
    organisation: z.string(),
    name: z.string(),
    from: z.string(),
    to: z.string(),
    before: dayFigures
      .nullable()
      .describe('On the newest day with figures up to the first; null before any.'),
    after: dayFigures.nullable().describe('On the newest day with figures up to the last.'),
    worse: events,
    better: events,
    withdrawn: events,
    found: events,
    decisions: z.array(
      z.object({
        id: z.string().nullable(),
        kind: z.string(),
        reason: z.string(),
        check: z.string().nullable(),
        from: z.string(),
        endsOn: z.string(),
        state: z.string(),
      }),
    ),
    now: z.object({
      statuses: statusCounts,
      levels: z.array(z.object({ policy: z.string(), levels: levelCounts })),
      checks: z.array(
        z.object({ policy: z.string(), check: z.string(), outcomes: z.record(outcome, count) }),
      ),
    }),
  })
  .register(named, { id: 'Report' });

const maxListed = 500;

/** What an organisation answers for, over a span of days. */
export function reportRoutes(dependencies: ReportDependencies): Route[] {
  return [reportRoute(dependencies)];
}

function reportRoute({ store, decisions, catalogue, clock }: ReportDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/organisations/{login}/report',
    id: 'getReport',
    summary: 'What an organisation answers for, over a span of days',
    description: `At most ${maxListed} changes of each kind, the newest; the totals count all.`,
    parameters: z.object({ login: z.string().max(200) }),
    query: z.object({
      from: day.describe('The first day; a quarter of a year before the last unless given.'),
      to: day.describe('The last day; today unless given.'),
    }),
    answer: { status: 200, description: 'The report', schema: report },
    problems: [404],
    maxAge: 60,
    async handle({ parameters: { login }, query: { from = '', to = '' } }) {
      const organisation = login.toLowerCase();
      const body = catalogue().organisations.find((one) => one.login.toLowerCase() === organisation);
      if (!body) throw notFound(`The organisation ${login}`);
      const span = spanOf({ from, to }, clock());
      const found = await readReport(store, decisions, { organisation, span, limit: maxListed });
      return { body: reportBody(body, found) };
    },
  });
}

function reportBody(
  { login, name }: { login: string; name: string },
  found: Awaited<ReturnType<typeof readReport>>,
): z.input<typeof report> {
  const { from, to, before = null, after = null, figures } = found;
  const list = ({ total, rows }: typeof found.worse) => ({ total, items: rows.map(loggedEventView) });
  return {
    ...{ organisation: login, name, from, to, before, after },
    worse: list(found.worse),
    better: list(found.better),
    withdrawn: list(found.withdrawn),
    found: list(found.found),
    decisions: found.decisions.map(({ id, kind, reason, check, from: first, endsOn, state }) => ({
      ...{ id, kind, reason, check, from: first, endsOn, state },
    })),
    now: {
      statuses: figures.organisations[0]?.statuses ?? noStatuses,
      levels: figures.levels,
      checks: figures.checks,
    },
  };
}

const noStatuses = {
  ...{ open: 0, 'needs-attention': 0, 'not-assessed': 0 },
  ...{ 'closed-with-reason': 0, 'closed-without-reason': 0, withdrawn: 0 },
};
