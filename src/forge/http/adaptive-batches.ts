import { Problem } from '../../base/problem.ts';
import type { BatchSize } from './batch-size.ts';
import type { GraphqlReply } from '../github/graphql/graphql.ts';

/** Items in a row that GitHub cannot answer even alone, before it is GitHub rather than the items. */
const maxLoneFailures = 3;

/**
 * Asks for items in batches that shrink under strain. A batch that still strains comes back only when it holds a
 * single item: then that item cannot be had.
 *
 * @throws an `unreachable` Problem when several single items in a row cannot be had; whatever `ask` throws
 */
export async function* adaptiveBatches<T>(
  items: readonly T[],
  size: BatchSize,
  ask: (batch: readonly T[], smallest: boolean) => Promise<GraphqlReply>,
): AsyncGenerator<{ batch: readonly T[]; reply: GraphqlReply }> {
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
    } else if (++lone >= maxLoneFailures)
      throw new Problem('unreachable', `GitHub cannot answer: ${reply.why}.`);
    else size.isolated();
    at += batch.length;
    yield { batch, reply };
  }
}
