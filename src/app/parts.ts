import type { Log } from '../base/log.ts';
import type { Config } from '../config/config.ts';
import type { DecisionRegister } from '../decisions/decisions.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { SearchState } from '../http/health.ts';
import type { TemplateFingerprint } from '../lineage/fingerprints.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { ProjectionRunner } from '../projections/runner.ts';
import type { SuggestingEngine } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import type { Templates } from '../templates/templates.ts';
import type { PublicStore } from '../visibility/public-store.ts';
import type { IndexSync } from './index-sync.ts';

/** What the application is made of, once it is open. */
export interface Parts {
  config: Config;
  log: Log;
  version: string;
  store: Store;
  publicStore: PublicStore;
  index: IndexSync;
  /** The index, with `depends:pkg:…` answered from the store. */
  search: SuggestingEngine;
  /** Which of two engines answers; undefined where there is one. */
  searchState: (() => SearchState) | undefined;
  runner: ProjectionRunner;
  /** Pictures of READMEs, kept in the data folder. */
  pictures: Pictures;
  templates: Templates;
  ownFingerprints: () => Promise<readonly TemplateFingerprint[]>;
  catalogue: () => Catalogue;
  decisions: DecisionRegister;
}
