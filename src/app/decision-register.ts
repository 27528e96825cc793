import { randomUUID } from 'node:crypto';
import { reassess, withEstate, type AssessmentRules } from '../assessment/assessment.ts';
import { systemClock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';
import { openRegister, type DecisionRegister } from '../decisions/decisions.ts';
import { accountsOf } from '../domain/account.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Decision } from '../domain/decision.ts';
import { holdHarvestLease } from '../harvest/harvest.ts';
import type { TemplateFingerprint } from '../lineage/fingerprints.ts';
import type { Store } from '../store/store.ts';

interface RegisterSources {
  store: Store;
  catalogue: () => Catalogue;
  log: Log;
  rules: () => AssessmentRules;
  ownFingerprints: () => Promise<readonly TemplateFingerprint[]>;
}

const none: readonly Decision[] = [];

/** Opens the register of decisions. What is written down counts at once: the repositories it is about are assessed again. */
export function openDecisions(sources: RegisterSources): Promise<DecisionRegister> {
  const { store, catalogue, log } = sources;
  return openRegister({
    store,
    clock: systemClock,
    listed: () => catalogue().decisions ?? none,
    onChange: (repositories) => {
      void assessAgain(sources, repositories).catch((error: unknown) => {
        if (error instanceof Problem && error.kind === 'conflict')
          log.info({}, 'A harvest is running: the decision counts from the next one');
        else log.error({ err: error }, 'After a decision, repositories could not be assessed again');
      });
    },
  });
}

async function assessAgain(
  { store, catalogue, rules, ownFingerprints }: RegisterSources,
  repositories: readonly string[],
): Promise<void> {
  const only = organisationsOf(catalogue(), repositories);
  if (only.size === 0) return;
  await using lease = await holdHarvestLease({ store, holder: randomUUID(), clock: systemClock });
  const complete = await withEstate(rules(), { store, own: await ownFingerprints() });
  await reassess(store, complete, { dryRun: false, only, signal: lease.signal });
}

/** Logins, in lower case, of the organisations that have the accounts of these repositories. */
function organisationsOf(
  { organisations, repositories: sources }: Catalogue,
  repositories: readonly string[],
): Set<string> {
  const owners = new Set(repositories.map((name) => name.slice(0, name.lastIndexOf('/')).toLowerCase()));
  const holds = (login: string) =>
    [...owners].some((owner) => owner === login.toLowerCase() || owner.startsWith(`${login.toLowerCase()}/`));
  const logins = [
    ...organisations
      .filter((each) => accountsOf(each).some(({ login }) => holds(login)))
      .map(({ login }) => login),
    ...sources.map(({ organisation }) => organisation).filter(holds),
  ];
  return new Set(logins.map((login) => login.toLowerCase()));
}
