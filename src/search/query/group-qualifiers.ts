import type { Qualifier } from './qualifier.ts';
import type { Condition } from './query.ts';

/** Fields of which a repository has one value, so that two of them can only mean either. */
const single: readonly string[] = [
  'language',
  'licence',
  'organisation',
  'user',
  'repo',
  'status',
  'nation',
  'body',
] satisfies readonly Qualifier['field'][];

/**
 * The same qualifier asked for twice means any of both where a repository has one value (`language:r language:python`), and
 * all of them elsewhere, as on GitHub (`topic:fhir topic:api`, `pushed:>2023 pushed:<2025`).
 */
export function groupQualifiers(parts: readonly Condition[]): Condition[] {
  const distinct = [...new Map(parts.map((part) => [JSON.stringify(part, withoutPlaces), part])).values()];
  const groups = Map.groupBy(distinct, (part) =>
    part.kind === 'qualifier' && single.includes(part.qualifier.field) ? part.qualifier.field : Symbol(),
  );
  return Array.from(groups.values(), (group) =>
    group.length === 1 ? (group[0] as Condition) : { kind: 'or', parts: group },
  );
}

/** Leaves out where a part stands: asked for twice, it is looked for once. */
function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'start' || key === 'end' ? undefined : value;
}
