import type { HarvestStore, ProjectionStore } from '../store/store.ts';
import type { Projection } from './projection.ts';

const name = 'daily-figures';

/**
 * How many repositories have which status, kept for every day on which something changed or a harvest ended. A day's
 * figures are those of its newest change; figures of earlier days are never rewritten, not even by a rebuild.
 */
export function dailyFigures(store: Pick<HarvestStore, 'recordFigures'> & ProjectionStore): Projection {
  return {
    name,
    needs: [],
    batchSize: 10_000,
    position: () => store.findProjection(name),
    async apply({ caughtUp, changedAt, history, position }) {
      if (caughtUp && changedAt !== null) await store.recordFigures(changedAt.slice(0, 10));
      await store.saveProjection(name, { history, position });
    },
    rebuild: async () => {},
  };
}
