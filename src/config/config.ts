/** The environment, `catalog.yml` and the policy packs, as one validated configuration. */
export { environmentVariables } from './environment.ts';
export { followCatalogue, type LiveCatalogue } from './live-catalogue.ts';
export { loadConfig, loadPolicies, type Config, type ConfigSources } from './load-config.ts';
