import type { Operation, Parameter, Resource } from '../../specification.ts';
import type { Issue } from '../operation-outcome.ts';
import type { SearchContext } from './query.ts';
import { localReference } from './references.ts';
import { valuesAt } from './values.ts';

/** A reference to follow from what was found, or back to it. */
export interface Include {
  type: string;
  parameter: Parameter;
  /** The only type that is wanted. */
  target: string | undefined;
  isReverse: boolean;
}

/** What `_include` or `_revinclude` can name in a search: `Appointment:patient` and so on. */
export function includesOf(operation: Operation, operations: Operation[], name: '_include' | '_revinclude') {
  const types = new Map(
    operations.filter(({ interaction }) => interaction === 'search-type').map((one) => [one.resource, one]),
  );
  return [...types.values()].flatMap(({ resource, parameters }) =>
    parameters
      .filter(({ search }) => search?.type === 'reference')
      .filter(({ search }) =>
        name === '_include' ? resource === operation.resource : search?.targets?.includes(operation.resource),
      )
      .map((parameter) => ({ path: `${resource}:${parameter.name}`, type: resource, parameter })),
  );
}

/** Reads `Appointment:patient`, `Appointment:actor:Patient` or `*`. */
export function readInclude(
  { operation, operations }: SearchContext,
  name: '_include' | '_revinclude',
  value: string,
): { include: Include[] } | Issue {
  const known = includesOf(operation, operations, name);
  const [type, parameter, target, ...rest] = value.split(':');
  const found = value === '*' ? known : known.filter(({ path }) => path === `${type}:${parameter}`);
  const isTarget = target === undefined || found.some((one) => one.parameter.search?.targets?.includes(target));
  if (found.length > 0 && isTarget && rest.length === 0)
    return { include: found.map((one) => ({ ...one, target, isReverse: name === '_revinclude' })) };
  const paths = known.map(({ path }) => path).join(', ') || 'nothing here';
  return { code: 'not-supported', diagnostics: `${name} names what cannot be included. It takes ${paths}.` };
}

/** The resources that come with those found, each once. */
export function included(
  found: Resource[],
  includes: Include[],
  held: { find(type: string, id: string): Resource | undefined; all(type: string): Resource[] },
  base: string,
): Resource[] {
  const nameOf = ({ resourceType, id }: Resource) => `${resourceType}/${id}`;
  const seen = new Set(found.map(nameOf));
  const more: Resource[] = [];
  const add = (resource: Resource | undefined) => {
    if (!resource || seen.has(nameOf(resource))) return;
    seen.add(nameOf(resource));
    more.push(resource);
  };
  const matches = new Set(seen);
  for (const { type, parameter, target, isReverse } of includes) {
    const wanted = target === undefined ? (parameter.search?.targets ?? []) : [target];
    const targetsOf = (resource: Resource) =>
      valuesAt(resource, parameter.search?.path ?? '')
        .map((one) => localReference(String((one as { reference?: unknown }).reference ?? ''), base).split('/'))
        .filter(([targetType = '']) => wanted.includes(targetType));
    if (isReverse) {
      for (const resource of held.all(type))
        if (targetsOf(resource).some((path) => matches.has(path.join('/')))) add(resource);
    } else {
      for (const resource of found.filter(({ resourceType }) => resourceType === type))
        for (const [targetType = '', id = ''] of targetsOf(resource)) add(held.find(targetType, id));
    }
  }
  return more;
}
