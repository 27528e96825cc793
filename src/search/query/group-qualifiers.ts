import type { Condition } from './query.ts';

/** The same qualifier asked for twice means any of both (`language:r language:python`), except `is:`. */
export function groupQualifiers(parts: readonly Condition[]): Condition[] {
  const distinct = [...new Map(parts.map((part) => [JSON.stringify(part, withoutPlaces), part])).values()];
  const groups = Map.groupBy(distinct, (part) =>
    part.kind === 'qualifier' && part.qualifier.field !== 'is' ? part.qualifier.field : Symbol(),
  );
  return Array.from(groups.values(), (group) =>
    group.length === 1 ? (group[0] as Condition) : { kind: 'or', parts: group },
  );
}

/** Leaves out where a part stands: asked for twice, it is looked for once. */
function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'start' || key === 'end' ? undefined : value;
}
