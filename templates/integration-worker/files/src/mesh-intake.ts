import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Intake } from './intake.ts';
import { traceOf, type Log } from './log.ts';
import type { Mesh } from './mesh.ts';
import type { Metrics } from './metrics.ts';
import { NoRoom, Rejected, Unavailable } from './problems.ts';

export interface MeshIntakeParts {
  mesh: Mesh;
  intake: Intake;
  metrics: Metrics;
  log: Log;
  clock: Clock;
  stop: AbortSignal;
  config: Pick<Config, 'MESH_POLL_MS' | 'MESH_WORKFLOWS'>;
}

const page = 500;
const handshakeMs = 12 * 3_600_000;

/**
 * Fetches messages from the MESH mailbox until it is told to stop. Each is acknowledged when it is safe on the disk: one
 * that was kept and not acknowledged comes again, and is recognised as a duplicate. What is wrong with a message is found
 * when it is worked on, so that it becomes a dead letter here and is not fetched again and again.
 */
export async function fetchFromMesh(parts: MeshIntakeParts): Promise<void> {
  const { mesh, log, clock, stop, config } = parts;
  const left = new Set<string>();
  let lastHandshake = -Infinity;
  while (!stop.aborted) {
    try {
      if (clock.now() - lastHandshake > handshakeMs) {
        await mesh.handshake();
        lastHandshake = clock.now();
      }
      while (await fetchPage(parts, left));
    } catch (error) {
      const known = error instanceof Unavailable || error instanceof NoRoom || error instanceof Rejected;
      log('mesh-failed', known ? { problem: error.message } : { error: traceOf(error) });
    }
    await clock.sleep(config.MESH_POLL_MS, stop);
  }
}

/** Gives whether there may be more. */
async function fetchPage(parts: MeshIntakeParts, left: Set<string>): Promise<boolean> {
  const ids = await parts.mesh.inbox();
  let taken = 0;
  for (const id of ids.filter((one) => !left.has(one))) {
    if (parts.stop.aborted) return false;
    try {
      if (await fetchOne(parts, id)) taken += 1;
      else left.add(id);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      left.add(id);
      parts.log('mesh-left', { messageId: id, problem: error.message });
    }
  }
  return taken > 0 && ids.length >= page;
}

/** Gives whether the message was dealt with; one of another workflow is left for others. */
async function fetchOne({ mesh, intake, metrics, log, config }: MeshIntakeParts, id: string): Promise<boolean> {
  const message = await mesh.fetch(id);
  if (!message) return true;
  if (message.kind !== 'DATA') {
    metrics.count('mesh_reports_total');
    log('mesh-report', { messageId: id, problem: message.status || 'MESH could not deliver a message.' });
  } else if (!isWanted(message.workflow, config.MESH_WORKFLOWS)) {
    log('mesh-left', { messageId: id, problem: 'Its workflow is not one of MESH_WORKFLOWS.' });
    return false;
  } else {
    await intake.keep(message.bytes);
    metrics.count('mesh_messages_total');
  }
  await mesh.acknowledge(id);
  return true;
}

function isWanted(workflow: string, list: string | undefined): boolean {
  return list === undefined || list.split(',').some((one) => one.trim() === workflow);
}
