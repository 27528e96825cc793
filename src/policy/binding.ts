import type { Organisation } from '../domain/organisation.ts';
import type { Policy } from '../domain/policy.ts';

/**
 * The policies that bind an organisation on a day: those it names that are for its nation and kind of body, and in
 * force. None bind where it is not known whose a repository is.
 */
export function bindingPolicies(
  policies: readonly Policy[],
  organisation: Organisation | undefined,
  now: Date,
): Policy[] {
  if (organisation === undefined) return [];
  return policies.filter(
    (policy) =>
      organisation.policies.includes(policy.id) &&
      isFor(policy, organisation) &&
      isInForce(policy, dayOf(now)),
  );
}

/** Whether a policy is for a nation and a kind of body, whoever names it and whenever. */
function isFor(
  { appliesTo }: Pick<Policy, 'appliesTo'>,
  { nation, bodyType }: Pick<Organisation, 'nation' | 'bodyType'>,
): boolean {
  const { nations, bodyTypes } = appliesTo ?? {};
  return (nations?.includes(nation) ?? true) && (bodyTypes?.includes(bodyType) ?? true);
}

/** @param day `2026-11-23` */
function isInForce({ effectiveFrom, effectiveUntil }: Policy, day: string): boolean {
  return effectiveFrom <= day && (effectiveUntil === undefined || day <= effectiveUntil);
}

/** Whether somebody should have compared a policy with its source by now. */
export function isReviewOverdue({ reviewBy }: Pick<Policy, 'reviewBy'>, now: Date): boolean {
  return reviewBy !== undefined && reviewBy < dayOf(now);
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
