import type { Alarm, AnnouncedAlarm } from '../domain/alarm.ts';

const everyMs = 24 * 3_600_000;

export interface Announcement {
  kind: 'raised' | 'reminder' | 'cleared';
  alarm: AnnouncedAlarm;
}

/**
 * What is to be said of alarms: each once, then daily while it lasts, and once when it has ended.
 *
 * @param known what was announced and not cleared
 */
export function announcementsOf(
  known: readonly AnnouncedAlarm[],
  alarms: readonly Alarm[],
  now: Date,
): Announcement[] {
  const at = now.toISOString();
  const raised = alarms.flatMap((alarm): Announcement[] => {
    const before = known.find(({ id }) => id === alarm.id);
    if (!before) return [{ kind: 'raised', alarm: { ...alarm, since: at, announcedAt: at } }];
    if (now.getTime() - Date.parse(before.announcedAt) < everyMs) return [];
    return [{ kind: 'reminder', alarm: { ...alarm, since: before.since, announcedAt: at } }];
  });
  const lasting = new Set(alarms.map(({ id }) => id));
  const cleared = known
    .filter(({ id }) => !lasting.has(id))
    .map((alarm): Announcement => ({ kind: 'cleared', alarm }));
  return [...raised, ...cleared];
}
