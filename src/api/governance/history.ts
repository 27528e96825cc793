import { z } from 'zod';
import { eventFilters, eventSelection } from '../../history/event-selection.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { eventList, loggedEventView } from './event-schemas.ts';
import { requireOrganisation } from '../known.ts';
import { linkHeader, pageQuery } from '../paging.ts';
import { defineRoute, type Route } from '../route.ts';
import { instant, named, nothing, pageFields } from '../schemas.ts';

type HistoryDependencies = Pick<ApiDependencies, 'store' | 'catalogue'>;

const day = z.iso.date();
const organisation = z.string().max(200).optional().describe('Login of an organisation; all unless given.');

const publicOnList = z
  .object({
    ...pageFields,
    on: z.string(),
    items: z.array(
      z.object({
        owner: z.string(),
        name: z.string(),
        organisation: z.string(),
        firstSeenAt: instant,
        withdrawnAt: instant.nullable().describe('When it was found closed since; null while it is public.'),
      }),
    ),
  })
  .register(named, { id: 'PublicOnDay' });

export function historyRoutes(dependencies: HistoryDependencies): Route[] {
  return [eventsRoute(dependencies), publicOnRoute(dependencies)];
}

function eventsRoute({ store, catalogue }: HistoryDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/events',
    id: 'listEvents',
    summary: 'What changed, the newest first',
    description:
      'By the date of the fact where the forge gives it, and by that of our look where not. Of repositories that are no longer public, without what their files held.',
    parameters: nothing,
    query: z.object({
      from: day.optional().describe('The first day.'),
      to: day.optional().describe('The last day.'),
      organisation,
      kind: z
        .array(z.enum(eventFilters))
        .default([])
        .describe(
          'worse: a check no longer met, or withdrawn. better: a check met, or public again. Both leave out what changed because our rules did.',
        ),
      check: z.string().max(200).optional().describe('Only about this check.'),
      ...pageQuery,
    }),
    answer: { status: 200, description: 'A page of events', schema: eventList },
    problems: [],
    maxAge: 60,
    async handle({ query: { kind, page, perPage, organisation: login, ...filter }, req }) {
      if (login !== undefined) requireOrganisation(catalogue(), login);
      const window = { limit: perPage, offset: (page - 1) * perPage };
      const asked = { ...filter, organisation: login, ...eventSelection(kind), ...window };
      const { total, rows } = await store.eventLog(asked);
      return {
        body: { total, page, perPage, items: rows.map(loggedEventView) },
        headers: linkHeader({ url: req.originalUrl, total, page, perPage }),
      };
    },
  });
}

function publicOnRoute({ store, catalogue }: HistoryDependencies): Route {
  return defineRoute({
    method: 'get',
    path: '/history/public',
    id: 'listPublicOnDay',
    summary: 'Repositories that were public at the end of a day, as far as was seen',
    parameters: nothing,
    query: z.object({ on: day, organisation, ...pageQuery }),
    answer: { status: 200, description: 'A page of repositories, by name', schema: publicOnList },
    problems: [],
    maxAge: 60,
    async handle({ query: { on, organisation: login, page, perPage }, req }) {
      if (login !== undefined) requireOrganisation(catalogue(), login);
      const window = { limit: perPage, offset: (page - 1) * perPage };
      const { total, rows } = await store.publicOn({ day: on, organisation: login, ...window });
      return {
        body: { total, page, perPage, on, items: rows },
        headers: linkHeader({ url: req.originalUrl, total, page, perPage }),
      };
    },
  });
}
