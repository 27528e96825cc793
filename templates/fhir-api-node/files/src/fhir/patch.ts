import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../specification.ts';
import { failure } from './operation-outcome.ts';

/** An operation of a JSON Patch (RFC 6902), as the schema of the specification has it. */
export interface PatchOperation {
  op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  path: string;
  from?: string;
  value?: unknown;
}

type Container = Record<string, unknown> | unknown[];

/** What a patch makes of a resource, which stays as it is. Throws 422 where an operation leads nowhere or a test fails. */
export function patched(resource: Resource, operations: PatchOperation[]): Resource {
  const box = { resource: structuredClone(resource) };
  for (const [index, operation] of operations.entries()) {
    if (!carryOut(box, operation))
      throw failure(422, 'processing', `Operation ${index + 1} of the patch cannot be carried out (${operation.op}).`);
  }
  return box.resource;
}

function carryOut(box: { resource: Resource }, { op, path, from, value }: PatchOperation): boolean {
  if (op === 'test') {
    const there = valueAt(box, path);
    return there !== undefined && isDeepStrictEqual(there.value, value);
  }
  if (op === 'add') return add(box, path, value);
  if (op === 'remove') return remove(box, path);
  if (op === 'replace') return remove(box, path) && add(box, path, value);
  const source = valueAt(box, from ?? '');
  // Nothing can be moved into itself.
  if (!source || from === undefined || (op === 'move' && path.startsWith(`${from}/`))) return false;
  const copy = structuredClone(source.value);
  return (op === 'copy' || remove(box, from)) && add(box, path, copy);
}

function add(box: object, path: string, value: unknown): boolean {
  const { parent, key } = placeOf(box, path);
  if (value === undefined || !parent || key === '__proto__') return false;
  if (!Array.isArray(parent)) {
    parent[key] = value;
    return true;
  }
  const index = key === '-' ? parent.length : indexOf(key);
  if (index === undefined || index > parent.length) return false;
  parent.splice(index, 0, value);
  return true;
}

function remove(box: object, path: string): boolean {
  const { parent, key } = placeOf(box, path);
  if (!parent || !Object.hasOwn(parent, key)) return false;
  if (!Array.isArray(parent)) return delete parent[key];
  const index = indexOf(key);
  return index !== undefined && parent.splice(index, 1).length === 1;
}

function valueAt(box: object, path: string): { value: unknown } | undefined {
  const { parent, key } = placeOf(box, path);
  if (!parent || !Object.hasOwn(parent, key) || (Array.isArray(parent) && indexOf(key) === undefined)) return undefined;
  return { value: (parent as Record<string, unknown>)[key] };
}

/** The object or list that a JSON pointer leads into, and the last key; an empty pointer means the resource itself. */
function placeOf(box: object, path: string): { parent: Container | undefined; key: string } {
  const keys = ['resource', ...path.split('/').slice(1)].map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let parent: unknown = path === '' || path.startsWith('/') ? box : undefined;
  for (const key of keys.slice(0, -1))
    parent =
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key) ? (parent as any)[key] : undefined;
  return {
    parent: typeof parent === 'object' && parent !== null ? (parent as Container) : undefined,
    key: keys.at(-1) ?? '',
  };
}

function indexOf(key: string): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(key) ? Number(key) : undefined;
}
