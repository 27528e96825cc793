import type { Breaker } from './breaker.ts';
import type { Intake } from './intake.ts';
import type { Metrics } from './metrics.ts';
import type { Queue } from './queue.ts';
import type { Worker } from './worker.ts';

export interface HealthParts {
  queue: Queue;
  worker: Pick<Worker, 'running' | 'healthy'>;
  breaker: Breaker;
  intake: Intake;
  metrics: Metrics;
}

/** How the worker is, without a word about patients. `warn` wants a person to look, `fail` means that it does not work. */
export async function healthOf({ queue, worker, breaker, intake }: HealthParts) {
  const [fresh, again, failed, oldest, refuses] = await Promise.all([
    queue.count('inbox'),
    queue.count('waiting'),
    queue.count('dead-letter'),
    queue.oldest(),
    intake.closed(),
  ]);
  const open = breaker.state() !== 'closed';
  const status = !worker.healthy() ? 'fail' : open || failed > 0 || refuses ? 'warn' : 'pass';
  return {
    status,
    waiting: { new: fresh, again, working: worker.running(), oldestSeconds: Math.round(oldest) },
    failed,
    breaker: { state: breaker.state(), since: iso(breaker.since()), nextTry: iso(breaker.nextTry()) },
    intake: { open: refuses === undefined, reason: refuses ?? null },
  } as const;
}

export type Health = Awaited<ReturnType<typeof healthOf>>;

export function gaugesOf({ waiting, failed, breaker, intake }: Health): Record<string, number> {
  return {
    inbox_messages: waiting.new,
    waiting_messages: waiting.again,
    working_messages: waiting.working,
    dead_letter_messages: failed,
    oldest_message_seconds: waiting.oldestSeconds,
    breaker_open: breaker.state === 'closed' ? 0 : 1,
    intake_open: intake.open ? 1 : 0,
  };
}

function iso(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}
