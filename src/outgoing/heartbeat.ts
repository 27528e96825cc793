import type { Log } from '../base/log.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import { sendRequest } from './request.ts';

/**
 * Tells a watchdog that a harvest was complete, so that a process that died is noticed by its silence. That the watchdog
 * cannot be reached is no fault of the harvest, and is logged.
 *
 * @param url undefined where none is configured
 */
export async function sendHeartbeat(
  url: string | undefined,
  { state, only = [] }: Pick<HarvestRun, 'state' | 'only'>,
  log: Log,
): Promise<void> {
  if (url === undefined || state !== 'complete' || only.length > 0) return;
  try {
    await sendRequest(url, 'The address of the heartbeat', { method: 'GET' });
  } catch (error) {
    log.warn({ err: error }, 'The heartbeat could not be sent');
  }
}
