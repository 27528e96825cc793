import { z } from 'zod';
import { decisionKinds, type PublicDecision } from '../../decisions/decisions.ts';
import { decisionStates, type RecordedDecision } from '../../domain/decision.ts';
import { count, instant, named } from '../schemas.ts';

const day = z.string().describe('A day such as 2026-11-23.');

const kind = z.enum(decisionKinds.map(({ id }) => id) as [string, ...string[]]);

export const publicDecision: z.ZodType<PublicDecision> = z
  .object({
    id: z.string().nullable().describe('null where the id could tell of what is not public.'),
    kind,
    label: z.string(),
    reason: z.string(),
    reasonText: z.string(),
    check: z.string().nullable(),
    owners: z.array(z.string()),
    repositories: z.array(z.string()).describe('Those that are public or were.'),
    hidden: count.describe('How many others it names.'),
    hasPattern: z.boolean().describe('Whether it is about repositories by a pattern of names, too.'),
    from: day,
    reviewBy: day,
    dueFrom: day.describe('From when its end is announced.'),
    openBy: day.nullable().describe('By when the code is to be open.'),
    endsOn: day.describe('The last day on which it counts.'),
    state: z.enum(decisionStates),
  })
  .register(named, { id: 'PublicDecision' });

export const publicRegister = z
  .object({ total: count, items: z.array(publicDecision) })
  .register(named, { id: 'DecisionRegister' });

export const recordedDecision: z.ZodType<RecordedDecision> = z
  .object({
    id: z.string(),
    kind: z.string(),
    repositories: z.array(z.string()),
    check: z.string().optional(),
    reason: z.string(),
    note: z.string().optional(),
    threatModel: z
      .object({ attacker: z.string(), publicationChanges: z.string(), protectedBy: z.string() })
      .optional(),
    requestedBy: z.string(),
    approvedBy: z.string(),
    from: day,
    reviewBy: day,
    deliveredOn: day.optional(),
    extensionMonths: count.optional(),
    extensionAgreedBy: z.string().optional(),
    source: z.enum(['catalogue', 'administrator']),
    recordedAt: instant.nullable(),
    recordedBy: z.string().nullable(),
  })
  .register(named, { id: 'Decision', description: 'A decision, whole: for administrators.' });

export const fullRegister = z
  .object({ total: count, items: z.array(recordedDecision) })
  .register(named, { id: 'FullDecisionRegister' });

export const withdrawnDecision = z.object({ id: z.string() }).register(named, { id: 'WithdrawnDecision' });
