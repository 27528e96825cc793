import { z } from 'zod';
import { checkOfEvent, dateOfEvent, eventKinds, type RepositoryEvent } from '../../domain/event.ts';
import type { LoggedEvent } from '../../store/store.ts';
import { instant, named, pageFields } from '../schemas.ts';

const eventFields = {
  at: instant.describe('When we saw it.'),
  kind: z.enum(eventKinds),
  detail: z.string().describe('What changed; for a check its id.'),
  happenedAt: instant
    .nullable()
    .describe('When it happened, as the forge dates it; null where the forge does not, as it does for most.'),
  cause: z
    .enum(['rules'])
    .nullable()
    .describe('rules: the repository stayed as it was; what is asked of it, or how we look, changed.'),
};

export const eventSchema = z.object(eventFields).register(named, { id: 'Event' });

export const loggedEventSchema = z
  .object({
    id: z.string().describe('Never changes, and no other event has it.'),
    ...eventFields,
    date: instant.describe('happenedAt, or at where that is null: what lists are ordered by.'),
    check: z.string().nullable(),
    owner: z.string(),
    name: z.string(),
    fullName: z.string().describe('As the repository is called today.'),
    organisation: z.string(),
  })
  .register(named, { id: 'LoggedEvent' });

export const eventList = z
  .object({ ...pageFields, items: z.array(loggedEventSchema) })
  .register(named, { id: 'EventList' });

/** An event as the API tells it: what is not known is null. */
export function eventView(event: RepositoryEvent): z.infer<typeof eventSchema> {
  const { at, kind, detail, happenedAt = null, cause = null } = event;
  return { at, kind, detail, happenedAt, cause };
}

/** An event of the log, with the repository it is about. */
export function loggedEventView(event: LoggedEvent): z.infer<typeof loggedEventSchema> {
  const { id, owner, name, organisation } = event;
  return {
    ...{ id, ...eventView(event), date: dateOfEvent(event), check: checkOfEvent(event) ?? null },
    ...{ owner, name, fullName: `${owner}/${name}`, organisation },
  };
}
