import type { Catalogue } from '../domain/catalogue.ts';
import { scopesOf } from '../domain/scope.ts';
import type { HarvestStore, ProjectionStore } from '../store/store.ts';
import type { Projection } from './projection.ts';

const name = 'daily-figures';

/**
 * How many repositories have which status, and how checks came out by part of the estate, kept for every day on which something changed or a harvest ended. A day's
 * figures are those of its newest change; figures of earlier days are never rewritten, not even by a rebuild.
 */
export function dailyFigures(
  store: Pick<HarvestStore, 'recordFigures'> & ProjectionStore,
  catalogue: () => Pick<Catalogue, 'organisations'>,
): Projection {
  return {
    name,
    needs: [],
    batchSize: 10_000,
    position: () => store.findProjection(name),
    async apply({ caughtUp, changedAt, history, position }) {
      if (caughtUp && changedAt !== null)
        await store.recordFigures(changedAt.slice(0, 10), scopesOf(catalogue()));
      await store.saveProjection(name, { history, position });
    },
    rebuild: async () => {},
  };
}
