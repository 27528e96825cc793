import { z } from 'zod';
import type { HarvestRun } from '../../domain/harvest-run.ts';
import { count, instant, named, pageFields } from '../schemas.ts';

const summaryFields = {
  id: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  state: z.enum(['running', 'complete', 'partial', 'failed', 'interrupted']),
  trigger: z.enum(['schedule', 'command', 'request']),
  full: z.boolean(),
  only: z.array(z.string()).optional().describe('The organisations it was narrowed to; missing for all.'),
  counts: z.object({ seen: count, found: count, changed: count, withdrawn: count, files: count }),
  usage: z.object({
    requests: z.record(z.string(), count).describe('Requests by kind.'),
    points: count,
    bytes: count,
    waitedMs: z.number().min(0),
    retries: count,
  }),
};

const summary = z.object({ ...summaryFields, faultCount: count }).register(named, { id: 'HarvestSummary' });

export const harvestList = z
  .object({ ...pageFields, items: z.array(summary) })
  .register(named, { id: 'HarvestList' });

export const harvestRun: z.ZodType<HarvestRun> = z
  .object({
    ...summaryFields,
    organisations: z.array(
      z.object({
        login: z.string(),
        state: z.enum(['waiting', 'listing', 'unchanged', 'done', 'missing', 'failed']),
        seen: count,
        total: count.nullable(),
      }),
    ),
    faults: z.array(z.object({ at: instant, subject: z.string(), kind: z.string(), message: z.string() })),
  })
  .register(named, { id: 'Harvest' });

export const harvestStarted = z
  .object({ id: z.string(), url: z.string() })
  .register(named, { id: 'HarvestStarted' });

/** `HarvestRun` without what makes it long. */
export function summaryOf({ organisations: _, faults, ...rest }: HarvestRun): z.infer<typeof summary> {
  return { ...rest, faultCount: faults.length };
}
