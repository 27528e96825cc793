import { randomUUID } from 'node:crypto';
import type { Resource } from '../specification.ts';
import { FhirError } from './operation-outcome.ts';

export interface Sandbox {
  all(resourceType: string): Resource[];
  find(resourceType: string, id: string): Resource | undefined;
  /** Keeps a resource under a new id. */
  create(resource: Resource): Resource;
}

/** Resources in memory, beginning with the examples. It holds so many of a type at most, as anybody may write to it. */
export function createSandbox(examples: Resource[], limit = 1000): Sandbox {
  const types = Map.groupBy(examples, ({ resourceType }) => resourceType);
  const all = (resourceType: string) => types.get(resourceType) ?? [];
  return {
    all,
    find: (resourceType, id) => all(resourceType).find((resource) => resource.id === id),
    create(resource) {
      const { resourceType } = resource;
      if (all(resourceType).length >= limit)
        throw new FhirError(503, [{ code: 'throttled', diagnostics: 'The sandbox is full. Restart it to empty it.' }]);
      const meta = { ...resource.meta, versionId: '1', lastUpdated: new Date().toISOString() };
      const kept = { ...resource, id: randomUUID(), meta };
      types.set(resourceType, [...all(resourceType), kept]);
      return kept;
    },
  };
}
