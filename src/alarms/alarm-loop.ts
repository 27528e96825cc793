import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { AnnouncedAlarm } from '../domain/alarm.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import { createLoop, type Loop } from '../jobs/loop.ts';
import { sendRequest } from '../outgoing/request.ts';
import { announcementsOf, type Announcement } from './announcements.ts';
import { alarmsOf, runsToRead } from './conditions.ts';

/** What the alarms ask of the store. */
export interface AlarmSource {
  lastCompleteHarvest(): Promise<string | null>;
  harvests(page: { limit: number; offset: number }): Promise<{ runs: HarvestRun[] }>;
  announcedAlarms(): Promise<AnnouncedAlarm[]>;
  saveAlarm(alarm: AnnouncedAlarm): Promise<void>;
  clearAlarm(id: string): Promise<void>;
  takeLease(lease: { name: string; holder: string; milliseconds: number; now: Date }): Promise<boolean>;
}

interface AlarmOptions {
  store: AlarmSource;
  /** Where alarms are sent beside the log; undefined: nowhere. */
  url: string | undefined;
  overdueAfterHours: () => number;
  /** Names this process among those that serve the same data: one of them announces. */
  holder: string;
  clock: Clock;
  log: Log;
  pollMs?: number;
}

const minuteMs = 60_000;

/** Looks every minute whether the data is fresh, and says so where it is not: in the log as an error, and to an address. */
export function createAlarmLoop(options: AlarmOptions): Loop {
  const { log, clock, pollMs = minuteMs } = options;
  const waitingSince = clock();
  /** What the log has, so that an address that cannot be reached does not fill it. */
  const logged = new Set<string>();
  return createLoop({
    work: (signal) => announce(options, { waitingSince, logged, signal }),
    ...{ pollMs, backoffMs: minuteMs, maxBackoffMs: 60 * minuteMs },
    onFailure: (error, retryInMs) =>
      log.error({ err: error, retryInMs }, 'Alarms could not be checked or sent'),
    onRecovery: () => log.info({}, 'Alarms are checked and sent again'),
  });
}

interface AnnounceState {
  waitingSince: Date;
  logged: Set<string>;
  signal: AbortSignal;
}

async function announce(
  options: AlarmOptions,
  { waitingSince, logged, signal }: AnnounceState,
): Promise<void> {
  const { store, url, overdueAfterHours, holder, clock, log } = options;
  const now = clock();
  if (!(await store.takeLease({ name: 'alarms', holder, milliseconds: 3 * minuteMs, now }))) return;
  const [lastComplete, { runs }, known] = await Promise.all([
    store.lastCompleteHarvest(),
    store.harvests({ limit: runsToRead, offset: 0 }),
    store.announcedAlarms(),
  ]);
  const facts = { lastComplete, runs, overdueAfterHours: overdueAfterHours(), now, waitingSince };
  for (const announcement of announcementsOf(known, alarmsOf(facts), now)) {
    const { kind, alarm } = announcement;
    const key = `${kind} ${alarm.id} ${alarm.since}`;
    if (!logged.has(key)) writeToLog(log, announcement);
    logged.add(key);
    if (url !== undefined) await send(url, announcement, { now, signal });
    await (kind === 'cleared' ? store.clearAlarm(alarm.id) : store.saveAlarm(alarm));
    logged.delete(key);
  }
}

function writeToLog(log: Log, { kind, alarm: { id, since, message } }: Announcement): void {
  if (kind === 'cleared') log.info({ alarm: id, since }, `Over: ${message}`);
  else log.error({ alarm: id, since }, message);
}

/** `text` is what chat services show. */
async function send(
  url: string,
  { kind, alarm }: Announcement,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  const text = kind === 'cleared' ? `Over: ${alarm.message}` : alarm.message;
  const body = {
    ...{ type: `alarm.${kind}`, timestamp: now.toISOString(), text },
    data: { alarm: alarm.id, message: alarm.message, since: alarm.since },
  };
  await sendRequest(url, 'The address for alarms', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
}
