import type { Policy } from '../domain/policy.ts';
import type { SearchEngine } from '../search/search.ts';
import type { Templates } from '../templates/templates.ts';
import type { PublicStore } from '../visibility/public-store.ts';

/** What tools ask of the rest of the hub: public data alone. */
export interface McpDependencies {
  store: Pick<
    PublicStore,
    'findRepository' | 'packages' | 'dependentsOf' | 'dependents' | 'readBlobs' | 'lastCompleteHarvest'
  >;
  search: Pick<SearchEngine, 'search'>;
  templates: Pick<Templates, 'list'>;
  policies: () => readonly Policy[];
  version: string;
}
