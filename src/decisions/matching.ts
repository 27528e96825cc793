import type { Decision } from '../domain/decision.ts';

interface DecisionIndex<D> {
  exact: ReadonlyMap<string, readonly D[]>;
  patterns: readonly { pattern: RegExp; decision: D }[];
}

const indexes = new WeakMap<readonly Decision[], DecisionIndex<Decision>>();

/** The decisions that are about a repository, whatever the day. The list is indexed once. */
export function decisionsAbout<D extends Decision>(fullName: string, decisions: readonly D[]): D[] {
  const known = indexes.get(decisions) as DecisionIndex<D> | undefined;
  const index = known ?? indexOf(decisions);
  indexes.set(decisions, index);
  const name = fullName.toLowerCase();
  const byPattern = index.patterns.filter(({ pattern }) => pattern.test(name));
  return [...new Set([...(index.exact.get(name) ?? []), ...byPattern.map(({ decision }) => decision)])];
}

/** Whether one of a decision's repositories is written with `*`. */
export function isPattern(repository: string): boolean {
  return repository.includes('*');
}

function indexOf<D extends Decision>(decisions: readonly D[]): DecisionIndex<D> {
  const listed = decisions.flatMap((decision) =>
    decision.repositories.map((repository) => ({ repository: repository.toLowerCase(), decision })),
  );
  const exact = Map.groupBy(
    listed.filter(({ repository }) => !isPattern(repository)),
    ({ repository }) => repository,
  );
  return {
    exact: new Map([...exact].map(([name, all]) => [name, all.map(({ decision }) => decision)])),
    patterns: listed
      .filter(({ repository }) => isPattern(repository))
      .map(({ repository, decision }) => ({ pattern: toPattern(repository), decision })),
  };
}

function toPattern(repository: string): RegExp {
  const parts = repository.split(/\*+/).map((part) => part.replaceAll(/[.-]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^/]*')}$`);
}
