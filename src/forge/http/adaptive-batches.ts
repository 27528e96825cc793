import { Problem } from '../../base/problem.ts';
import type { BatchSize } from './batch-size.ts';

/** Items in a row that the forge cannot answer even alone, before the fault is the forge's and not the items'. */
const maxLoneFailures = 3;

type BatchReply =
  { kind: 'answer'; elapsedMs: number } | { kind: 'too-large'; why: string; answered: boolean };

interface AdaptiveBatchOptions<T, R extends BatchReply> {
  /** As messages name it, such as `GitHub`. */
  forge: string;
  size: BatchSize;
  ask: (batch: readonly T[], smallest: boolean) => Promise<R>;
}

/**
 * Asks for items in batches that shrink when they are too large. A batch that is too large is yielded only when it
 * holds a single item: that item cannot be had.
 *
 * @throws an `unreachable` Problem when several single items in a row get no answer; whatever `ask` throws
 */
export async function* adaptiveBatches<T, R extends BatchReply>(
  items: readonly T[],
  { forge, size, ask }: AdaptiveBatchOptions<T, R>,
): AsyncGenerator<{ batch: readonly T[]; reply: R }> {
  let lone = 0;
  for (let at = 0; at < items.length;) {
    const batch = items.slice(at, at + size.current());
    const reply = await ask(batch, batch.length === 1);
    if (reply.kind === 'too-large' && batch.length > 1) {
      size.tooLarge(batch.length);
      continue;
    }
    if (reply.kind === 'answer') {
      size.worked(batch.length, reply.elapsedMs);
      lone = 0;
    } else if (!reply.answered && ++lone >= maxLoneFailures)
      throw new Problem('unreachable', `${forge} cannot answer: ${reply.why}.`);
    else size.isolated();
    at += batch.length;
    yield { batch, reply };
  }
}
