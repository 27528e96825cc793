import type { DecisionState, RecordedDecision } from '../domain/decision.ts';
import { addDays, dueDays, endOf, openBy, stateOf } from './dates.ts';
import { kindOf, reasonText } from './kinds/kinds.ts';
import { isPattern } from './matching.ts';

/** A decision as anybody may see it: no people, no threat model, no name that was never public. */
export interface PublicDecision {
  /** null where the id could tell of what is not public. */
  id: string | null;
  kind: string;
  label: string;
  reason: string;
  reasonText: string;
  check: string | null;
  /** Accounts, in lower case, and the repositories that are public or were. */
  owners: string[];
  repositories: string[];
  /** How many others it is about, or may be: those of patterns are not counted. */
  hidden: number;
  hasPattern: boolean;
  from: string;
  reviewBy: string;
  /** From when its end is announced. */
  dueFrom: string;
  /** The day by which the code is to be open; null where it need not be, or nothing was delivered yet. */
  openBy: string | null;
  /** The last day on which it counts. */
  endsOn: string;
  state: DecisionState;
}

/**
 * Leaves out of a decision what only administrators may see.
 *
 * @param isKnown whether a repository, by its full name in lower case, is public or was
 */
export function redactDecision(
  decision: RecordedDecision,
  { isKnown, today }: { isKnown: (fullName: string) => boolean; today: string },
): PublicDecision {
  const { id, kind, reason, check = null, from, reviewBy, repositories } = decision;
  const named = repositories.filter((repository) => !isPattern(repository));
  const shown = named.filter((repository) => isKnown(repository.toLowerCase()));
  const hasPattern = named.length < repositories.length;
  const hidden = named.length - shown.length;
  return {
    id: hidden > 0 || hasPattern ? null : id,
    ...{ kind, reason, check, from, reviewBy, hasPattern, hidden },
    label: kindOf(kind)?.label ?? kind,
    reasonText: reasonText(decision),
    owners: [...new Set(repositories.map((name) => name.slice(0, name.lastIndexOf('/')).toLowerCase()))],
    repositories: shown,
    dueFrom: addDays(endOf(decision), -dueDays),
    openBy: openBy(decision) ?? null,
    endsOn: endOf(decision),
    state: stateOf(decision, today),
  };
}
