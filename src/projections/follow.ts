import { setImmediate } from 'node:timers/promises';
import type { QueryStore } from '../store/store.ts';
import type { Projection, ProjectionPosition } from './projection.ts';

/** Where changes come from: a slice of the store. */
export type ChangeSource = Pick<QueryStore, 'changesSince' | 'changePosition'>;

/**
 * Brings one projection up to the end of the change sequence, step by step. Where its position is from another sequence,
 * or beyond the end of this one, it is rebuilt first.
 *
 * @returns how many repositories had changed
 * @throws what the store or the projection throws; steps before the failure are kept
 */
export async function follow(
  source: ChangeSource,
  projection: Projection,
  signal?: AbortSignal,
): Promise<number> {
  const { batchSize, needs } = projection;
  let applied = 0;
  let from = await startOf(source, projection);
  for (;;) {
    signal?.throwIfAborted();
    const changes = await source.changesSince(from?.position ?? 0, { limit: batchSize, needs });
    const { history, position, caughtUp, repositories } = changes;
    // A source that gives no way on would keep us here for ever.
    const hasMoved = position > (from?.position ?? 0);
    if (hasMoved) await projection.apply(changes);
    applied += repositories.length;
    if (caughtUp || !hasMoved) {
      projection.onCaughtUp?.({ history, position });
      return applied;
    }
    await setImmediate(); // requests that wait are served between steps
    from = await projection.position();
  }
}

/** Its position, if it belongs to what the source holds; otherwise it starts from nothing. */
async function startOf(
  source: ChangeSource,
  projection: Projection,
): Promise<ProjectionPosition | undefined> {
  const at = await projection.position();
  if (!at) return undefined;
  const end = await source.changePosition();
  if (at.history === end.history && at.position <= end.position) return at;
  await projection.rebuild();
  return undefined;
}
