import type { Repository } from '../../src/domain/repository.ts';
import type { ChangeSource } from '../../src/projections/follow.ts';
import type { Projection, ProjectionPosition } from '../../src/projections/projection.ts';

/** A change sequence in memory, in which each change is one step. */
export function sequence(changes: readonly Repository[], history = 'a-history'): ChangeSource {
  return {
    changePosition: async () => ({ history, position: changes.length }),
    async changesSince(position, { limit }) {
      const start = position > changes.length ? 0 : position;
      const repositories = changes.slice(start, start + limit);
      const end = start + repositories.length;
      return {
        ...{ history, position: end, repositories, caughtUp: end >= changes.length },
        ...{ events: [], changedAt: null },
      };
    },
  };
}

/** A projection in memory that remembers what it was given. */
export interface FakeProjection extends Projection {
  at: ProjectionPosition | undefined;
  names: string[];
  /** Thrown by the next step. */
  failure: Error | undefined;
  rebuilds: number;
}

export function fakeProjection(name = 'fake', batchSize = 2): FakeProjection {
  const projection: FakeProjection = {
    ...{
      name,
      batchSize,
      needs: ['repositories'],
      at: undefined,
      names: [],
      failure: undefined,
      rebuilds: 0,
    },
    position: async () => projection.at,
    async apply({ repositories, history, position }) {
      if (projection.failure) throw projection.failure;
      projection.names.push(...repositories.map(({ evidence }) => evidence.name));
      projection.at = { history, position };
    },
    async rebuild() {
      projection.rebuilds += 1;
      projection.at = undefined;
      projection.names = [];
    },
  };
  return projection;
}
