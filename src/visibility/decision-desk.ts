import { actorName, type Actor } from '../auth/actor.ts';
import { requirePermission } from '../auth/require-permission.ts';
import type { Clock } from '../base/clock.ts';
import {
  decisionOn,
  decisionsAbout,
  redactDecision,
  type DecisionRegister,
  type PublicDecision,
} from '../decisions/decisions.ts';
import { breachesIn } from '../domain/closure.ts';
import type { Decision, RecordedDecision } from '../domain/decision.ts';
import type { Disclosed, PublicRepository, Tombstone } from '../domain/public-repository.ts';
import { fullName } from '../domain/repository.ts';
import { disclose } from './disclose.ts';
import type { PublicStore } from './public-store.ts';

/** Decisions as pages and the API may show them: redacted to anybody, whole to those who may read them. */
export interface DecisionDesk {
  /** Every decision, without people, threat models and names that were never public. */
  list(): Promise<Disclosed<PublicDecision[]>>;
  /** Those about a repository that is public or was. */
  about(repository: PublicRepository | Tombstone): Disclosed<PublicDecision[]>;
  /** Whether each time that a repository was closed, a decision was in force. */
  excusing(repository: Tombstone): boolean;
  /** @throws Problem `unauthorised` or `forbidden` for those who may not read them */
  listAll(actor: Actor): Promise<readonly RecordedDecision[]>;
  /** @throws the same, and `conflict` where the catalogue has a decision of that id */
  record(decision: Decision, actor: Actor): Promise<RecordedDecision>;
  /** @throws the same, and `not-found` */
  withdraw(id: string, actor: Actor): Promise<void>;
}

interface DeskSources {
  register: DecisionRegister;
  store: Pick<PublicStore, 'knownNames'>;
  clock: Clock;
}

export function createDecisionDesk({ register, store, clock }: DeskSources): DecisionDesk {
  const today = () => clock().toISOString().slice(0, 10);
  return {
    async list() {
      const all = register.current();
      const names = all.flatMap(({ repositories }) => repositories.map((name) => name.toLowerCase()));
      const known = new Set(await store.knownNames([...new Set(names)]));
      return disclose(
        all.map((each) => redactDecision(each, { isKnown: (name) => known.has(name), today: today() })),
      );
    },
    about(repository) {
      const name = fullName(repository.evidence).toLowerCase();
      const own = decisionsAbout(name, register.current());
      return disclose(
        own.map((each) => redactDecision(each, { isKnown: (other) => other === name, today: today() })),
      );
    },
    excusing({ evidence, closures }) {
      const own = decisionsAbout(fullName(evidence), register.current());
      return breachesIn(closures).every((closure) => decisionOn(closure, own) !== undefined);
    },
    async listAll(actor) {
      requirePermission(actor, 'read-decisions');
      await register.refresh();
      return register.current();
    },
    async record(decision, actor) {
      requirePermission(actor, 'record-decision');
      return register.record(decision, actorName(actor));
    },
    async withdraw(id, actor) {
      requirePermission(actor, 'record-decision');
      await register.withdraw(id, actorName(actor));
    },
  };
}
