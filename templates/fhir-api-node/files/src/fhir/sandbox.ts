import { randomUUID } from 'node:crypto';
import type { Resource } from '../specification.ts';
import { failure } from './operation-outcome.ts';

/** One state of a resource, or that it was deleted. */
export interface Version {
  versionId: string;
  lastUpdated: string;
  method: 'POST' | 'PUT' | 'DELETE';
  resource: Resource | undefined;
}

export interface Sandbox {
  /** Those that are there now, in the order in which they came. */
  all(resourceType: string): Resource[];
  /** Undefined for one that is not there, or not any more. */
  find(resourceType: string, id: string): Resource | undefined;
  /** Every version, the newest first; none of one that never was. */
  history(resourceType: string, id: string): Version[];
  /** Keeps a resource under a new id. */
  create(resource: Resource): Resource;
  /** Keeps a resource as the newest version of its id, which may be new. */
  update(resource: Resource, id: string): Resource;
  remove(resourceType: string, id: string): void;
  /** The types that the sandbox holds. */
  types: readonly string[];
}

/** How much may be kept, since anybody may write to the sandbox. */
export interface Limits {
  /** Versions of one type. */
  versions: number;
  /** Characters of all resources together. */
  size: number;
}

/** Resources in memory, beginning with the examples. */
export function createSandbox(
  examples: Resource[],
  types: readonly string[],
  limits: Limits = { versions: 1000, size: 50_000_000 },
): Sandbox {
  const held = new Map(types.map((type) => [type, new Map<string, Version[]>()]));
  let size = 0;
  const versionsOf = (type: string, id: string) => held.get(type)?.get(id) ?? [];
  const current = (versions: Version[] = []) => versions[0]?.resource;

  function add(type: string, id: string, version: Version): void {
    held.get(type)?.set(id, [version, ...versionsOf(type, id)]);
  }
  function keep(resource: Resource, id: string, method: 'POST' | 'PUT'): Resource {
    const { resourceType: type } = resource;
    const count = [...(held.get(type)?.values() ?? [])].reduce((total, versions) => total + versions.length, 0);
    const length = JSON.stringify(resource).length;
    if (count >= limits.versions || size + length > limits.size)
      throw failure(503, 'throttled', 'The sandbox is full. Restart it to empty it.');
    size += length;
    const stamp = nextStamp(versionsOf(type, id));
    const kept = { ...resource, id, meta: { ...resource.meta, ...stamp } };
    add(type, id, { ...stamp, method, resource: kept });
    return kept;
  }

  for (const resource of examples) {
    const { versionId = '1', lastUpdated = new Date().toISOString() } = resource.meta ?? {};
    add(resource.resourceType, resource.id ?? '', { versionId, lastUpdated, method: 'PUT', resource });
  }
  return {
    types,
    all: (type) => [...(held.get(type)?.values() ?? [])].flatMap((versions) => current(versions) ?? []),
    find: (type, id) => current(versionsOf(type, id)),
    history: versionsOf,
    create: (resource) => keep(resource, randomUUID(), 'POST'),
    update: (resource, id) => keep(resource, id, 'PUT'),
    remove(type, id) {
      const versions = versionsOf(type, id);
      if (current(versions)) add(type, id, { ...nextStamp(versions), method: 'DELETE', resource: undefined });
    },
  };
}

function nextStamp(versions: Version[]): { versionId: string; lastUpdated: string } {
  return { versionId: String(Number(versions[0]?.versionId ?? 0) + 1), lastUpdated: new Date().toISOString() };
}
