import type { Pictures } from '../pictures/pictures.ts';
import type { ProjectionStore } from '../store/store.ts';
import type { Projection } from './projection.ts';

const name = 'pictures';

/** Deletes the pictures that are kept of repositories once those are no longer public. */
export function pictures(store: ProjectionStore, kept: Pick<Pictures, 'forget'>): Projection {
  return {
    name,
    needs: ['events'],
    batchSize: 10_000,
    isOptional: true,
    position: () => store.findProjection(name),
    async apply({ events, history, position }) {
      const withdrawn = events.filter(({ kind }) => kind === 'withdrawn').map(({ id }) => id);
      for (const id of new Set(withdrawn)) await kept.forget(id);
      await store.saveProjection(name, { history, position });
    },
    rebuild: async () => {},
  };
}
