import { z } from 'zod';
import { forces, levelOutcomes, outcomes, statuses } from '../domain/assessment.ts';
import type { DayFigures, LevelCounts, StatusCounts } from '../domain/figures.ts';

/** Shapes that have a name of their own in the API's document. */
export const named = z.registry<{ id: string; description?: string }>();

export const status = z.enum(statuses);
export const outcome = z.enum(outcomes);
export const force = z.enum(forces);
export const instant = z.string().describe('An instant, ISO 8601.');
export const count = z.int().min(0);

export const statusCounts: z.ZodType<StatusCounts> = z
  .record(status, count)
  .register(named, { id: 'StatusCounts', description: 'How many repositories have each status.' });

export const levelOutcome = z.enum(levelOutcomes);

export const levelCounts: z.ZodType<LevelCounts> = z
  .record(force, z.record(levelOutcome, count))
  .register(named, {
    id: 'LevelCounts',
    description: 'How many public repositories that a policy binds came out how at each level.',
  });

export const dayFigures: z.ZodType<DayFigures> = z
  .object({ day: z.string(), repositories: count, statuses: statusCounts })
  .register(named, { id: 'DayFigures' });

/** The fields of a page of a list, beside its items. */
export const pageFields = { total: count, page: z.int().min(1), perPage: z.int().min(1) };

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    faults: z.array(z.string()).optional(),
    reference: z.string().optional().describe('What to quote when you report a fault.'),
  })
  .register(named, { id: 'Problem', description: 'A failure, as RFC 9457 describes it.' });

export const nothing = z.object({});
