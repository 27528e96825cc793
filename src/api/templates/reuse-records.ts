import { z } from 'zod';
import { notFound } from '../../base/problem.ts';
import { actorName } from '../../auth/actor.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { named, nothing } from '../schemas.ts';

const deleted = z.object({ id: z.string() }).register(named, { id: 'DeletedReuseRecord' });

/** Records are read by people who have their link; the API can only take one away. */
export function reuseRecordRoutes({
  reuse,
  clock,
  log,
}: Pick<ApiDependencies, 'reuse' | 'clock' | 'log'>): Route[] {
  return [
    defineRoute({
      method: 'delete',
      path: '/reuse-records/{id}',
      id: 'deleteReuseRecord',
      summary: 'Delete a reuse record',
      description:
        'For records that should not have been saved. Who deleted it, and when, is written to the log.',
      parameters: z.object({ id: z.string().max(100) }),
      query: nothing,
      action: 'delete-reuse-record',
      answer: { status: 200, description: 'It is gone', schema: deleted },
      problems: [401, 403, 404],
      maxAge: 0,
      async handle({ parameters: { id }, actor }) {
        if (!(await reuse.deleteReuseRecord(id))) throw notFound('This reuse record');
        log.info(
          { record: id, actor: actorName(actor), at: clock().toISOString() },
          'A reuse record was deleted',
        );
        return { body: { id } };
      },
    }),
  ];
}
