import type { Catalogue } from '../domain/catalogue.ts';
import type { Policy } from '../domain/policy.ts';
import { bindingPolicies } from './binding.ts';

/** The first that binds anybody, since others have no results to show; else the first. Empty where none has the check. */
export function usualPolicy(
  using: readonly Policy[],
  { organisations }: Pick<Catalogue, 'organisations'>,
  now: Date,
): string {
  const binding = using.find((policy) =>
    organisations.some((each) => bindingPolicies([policy], each, now).length > 0),
  );
  return (binding ?? using[0])?.id ?? '';
}
