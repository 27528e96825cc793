import type { Auth } from '../auth/authenticate.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { HarvestControl } from '../harvest/harvest.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Policy } from '../domain/policy.ts';
import type { ReadRepository } from '../domain/template-repository.ts';
import type { MendingPullRequests } from '../outgoing/mending-pull-requests.ts';
import type { SuggestingEngine } from '../search/search.ts';
import type { WebhookDesk } from '../outgoing/webhook-desk.ts';
import type { ActionStore, ReuseStore } from '../store/store.ts';
import type { DecisionDesk } from '../visibility/decision-desk.ts';
import type { PublicStore } from '../visibility/public-store.ts';
import type { CompareReleases, Templates, UpgradeControl } from '../templates/templates.ts';

/** What the API asks of the rest of the hub. */
export interface ApiDependencies {
  store: Pick<
    PublicStore,
    | 'findRepository'
    | 'findRenamed'
    | 'events'
    | 'compliance'
    | 'history'
    | 'checksByOrganisation'
    | 'checkHistory'
    | 'findings'
    | 'licences'
    | 'eventLog'
    | 'publicOn'
    | 'ruleVersions'
    | 'packages'
    | 'readBlobs'
    | 'repositories'
    | 'dependentsOf'
    | 'dependents'
    | 'services'
    | 'newestUpgrades'
    | 'readyFileRequests'
    | 'harvests'
    | 'findHarvest'
    | 'lastCompleteHarvest'
  >;
  reuse: Pick<ReuseStore, 'deleteReuseRecord'>;
  decisions: DecisionDesk;
  webhooks: WebhookDesk;
  actions: Pick<ActionStore, 'actions'>;
  search: Pick<SuggestingEngine, 'search' | 'suggest'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  templates: Pick<Templates, 'list' | 'find' | 'presets'>;
  /** Undefined: earlier releases are not at hand. */
  compareReleases?: CompareReleases | undefined;
  harvests: Pick<HarvestControl, 'current' | 'start'>;
  /** Undefined: no upgrade pull requests can be opened. */
  upgrades: Pick<UpgradeControl, 'start' | 'find'> | undefined;
  /** Undefined: no pull requests with ready files can be opened. */
  mending?: MendingPullRequests | undefined;
  readRepository: ReadRepository;
  clock: Clock;
  auth: Auth;
  log: Log;
  version: string;
  /** Where people open this hub, as services record it; undefined when nobody said so. */
  publicUrl?: string | undefined;
}
