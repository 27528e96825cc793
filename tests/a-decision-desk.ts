import type { StoredDecision } from '../src/decisions/decisions.ts';
import type { Decision, RecordedDecision } from '../src/domain/decision.ts';
import { createDecisionDesk, type DecisionDesk } from '../src/visibility/decision-desk.ts';
import { aPublicStore } from './a-public-store.ts';

export const today = new Date('2026-11-23T12:00:00Z');

/** A decision in force: a repository may stay closed. */
export function aDecision(overrides: Partial<Decision> = {}): Decision {
  return {
    id: 'fraud-rules',
    kind: 'closed',
    repositories: ['sample-trust/fraud-rules'],
    reason: 'fraud-detection',
    threatModel: {
      attacker: 'Somebody who submits false claims',
      publicationChanges: 'They could see which claims are looked at',
      protectedBy: 'Access for four people',
    },
    requestedBy: 'Head of Fraud',
    approvedBy: 'Chief Technology Officer',
    from: '2026-06-01',
    reviewBy: '2027-06-01',
    ...overrides,
  };
}

/** Decisions as the store keeps them, for as long as a test runs. */
export function memoryOfDecisions() {
  const revisions: StoredDecision[] = [];
  return {
    revisions,
    saveDecision: async (revision: StoredDecision) => void revisions.push(revision),
    decisions: async () => [...new Map(revisions.map((each) => [each.id, each])).values()],
  };
}

/**
 * The real rule over decisions in memory.
 *
 * @param known full names, in lower case, of repositories that are public or were
 */
export function aDecisionDesk(
  decisions: readonly Decision[] = [],
  { known = [] }: { known?: readonly string[] } = {},
): DecisionDesk {
  const store = aPublicStore({
    knownNames: async ({ names }) => names.filter((name) => known.includes(name)),
  });
  const all = decisions.map((each): RecordedDecision => ({
    ...{ ...each, source: 'administrator' },
    ...{ recordedAt: '2026-06-01T09:00:00.000Z', recordedBy: 'administrator' },
  }));
  const register = {
    current: () => all,
    refresh: async () => {},
    record: async (decision: Decision) => {
      const recorded: RecordedDecision = {
        ...{ ...decision, source: 'administrator' },
        ...{ recordedAt: today.toISOString(), recordedBy: 'administrator' },
      };
      all.push(recorded);
      return recorded;
    },
    withdraw: async () => {},
  };
  return createDecisionDesk({ register, store, clock: () => today });
}
