import { backOff } from './back-off.ts';
import { codeOf } from './files.ts';
import { traceOf } from './log.ts';
import type { Message } from './message.ts';
import { Rejected, Unavailable } from './problems.ts';
import type { Claim } from './queue.ts';
import type { InOrder, WorkerParts } from './worker.ts';

/** Reads a claimed message, tries once to deliver it, and puts it where it then belongs. */
export async function handle(parts: WorkerParts, claim: Claim, inOrder: InOrder): Promise<void> {
  try {
    if (claim.bytes > parts.config.MOST_BYTES) throw new Rejected(['The message is too long.']);
    const bytes = await parts.queue.read(claim);
    const several = parts.split(bytes);
    if (several) return await unpack(parts, claim, several);
    const message = parts.read(bytes);
    await inOrder(`${message.from}\n${message.id}`, async () => {
      if (await parts.seen.has(message, bytes)) return finish(parts, claim, message, 'duplicate');
      await attempt(parts, claim, message, bytes);
    });
  } catch (error) {
    await bury(parts, claim, error);
  }
}

/** Puts the messages of a batch into the inbox. Should we die between two, those that come twice are recognised. */
async function unpack({ queue, metrics, log }: WorkerParts, claim: Claim, several: Uint8Array[]): Promise<void> {
  for (const bytes of several) await queue.put(bytes, claim.modified);
  const kept = await queue.done(claim);
  metrics.count(kept ? 'batches_total' : 'claims_lost_total');
  log('unpacked', { receipt: claim.label.receipt, count: several.length });
}

async function attempt(parts: WorkerParts, claim: Claim, message: Message, bytes: Uint8Array): Promise<void> {
  const { queue, breaker, metrics, log } = parts;
  const { receipt, attempts, probes } = claim.label;
  if (!breaker.allows(receipt, attempts + probes === 0)) return wait(parts, claim, breaker.nextTry() ?? 0);
  if (attempts >= parts.config.ATTEMPTS)
    throw new Rejected([`It was tried ${attempts} times. The worker stopped before there was an answer to the last.`]);
  // Written down before it is made, so that one which kills the worker counts as well.
  if (!(await queue.note(claim, { attempts: attempts + 1 }))) return lost(parts, claim);
  try {
    await parts.deliver(message);
  } catch (error) {
    if (error instanceof Unavailable) return failed(parts, claim, error);
    if (isOfDisk(error)) return failed(parts, claim, new Unavailable(`The disk fails (${codeOf(error)}).`));
    if (error instanceof Rejected) await breaker.answered();
    throw error;
  }
  await breaker.answered();
  // Should this fail, the message was delivered all the same, and is not to be delivered again.
  await parts.seen
    .add(message, bytes)
    .catch((error: unknown) => log('not-remembered', { receipt, error: traceOf(error) }));
  metrics.observe(Math.max(0, (parts.clock.now() - claim.modified) / 1000));
  await finish(parts, claim, message, 'delivered');
}

/** Sets the message aside until its next attempt, or gives it up when it had enough while others got through. */
async function failed(parts: WorkerParts, claim: Claim, error: Unavailable): Promise<void> {
  const { breaker, config, metrics, log, clock } = parts;
  const { receipt, attempts, probes } = claim.label;
  const counts = await breaker.failed(receipt, error.retryAfter);
  if (breaker.state() === 'closed' && attempts >= config.ATTEMPTS) return bury(parts, claim, error);
  const wait = Math.max(backOff(attempts + probes, config.RETRY_FIRST_MS, config.RETRY_LONGEST_MS), error.retryAfter);
  const waitMs = Math.min(wait, config.RETRY_LONGEST_MS);
  const due = clock.now() + waitMs;
  const change = counts ? { due } : { due, attempts: attempts - 1, probes: probes + 1 };
  if (!(await parts.queue.setAside(claim, change))) return lost(parts, claim);
  metrics.count('retries_total');
  log('retrying', { receipt, attempt: attempts + probes, waitMs, problem: error.message });
}

async function wait(parts: WorkerParts, claim: Claim, due: number): Promise<void> {
  if (!(await parts.queue.setAside(claim, { due }))) lost(parts, claim);
}

function lost({ metrics, log }: WorkerParts, claim: Claim): void {
  metrics.count('claims_lost_total');
  log('claim-lost', { receipt: claim.label.receipt });
}

async function finish(parts: WorkerParts, claim: Claim, message: Message, how: 'delivered' | 'duplicate') {
  const kept = await parts.queue.done(claim);
  parts.metrics.count(kept ? `messages_${how}_total` : 'claims_lost_total');
  parts.log(how, { receipt: claim.label.receipt, messageId: message.id, messageType: message.type });
}

/** Makes a dead letter of a message that will never be right. What is the fault of the disk is tried again. */
async function bury(parts: WorkerParts, claim: Claim, error: unknown): Promise<void> {
  const { queue, metrics, log, config, clock } = parts;
  const { receipt, attempts, probes } = claim.label;
  if (codeOf(error) === 'ENOENT') return lost(parts, claim);
  if (isOfDisk(error)) {
    log('disk', { receipt, error: traceOf(error) });
    return wait(parts, claim, clock.now() + config.RETRY_LONGEST_MS / 10);
  }
  const problems = problemsOf(error);
  const reason = { receipt, at: new Date(clock.now()).toISOString(), attempts: attempts + probes, problems };
  const kept = await queue.dead(claim, reason);
  metrics.count(kept ? 'messages_dead_total' : 'claims_lost_total');
  log('dead-letter', { receipt, attempt: attempts + probes, problem: problems.join(' ') });
  if (!(error instanceof Rejected || error instanceof Unavailable)) log('bug', { receipt, error: traceOf(error) });
}

function problemsOf(error: unknown): string[] {
  if (error instanceof Rejected) return error.problems;
  if (error instanceof Unavailable) return [error.message];
  return ['The worker failed in a way nobody foresaw. The log has more, under "bug".'];
}

function isOfDisk(error: unknown): boolean {
  return /^(ENOSPC|EDQUOT|EIO|EROFS|EACCES|EPERM|EMFILE|ENFILE|EBUSY|ESTALE)$/.test(codeOf(error));
}
