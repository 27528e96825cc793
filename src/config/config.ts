/** The environment, `catalog.yml` and the policy packs, as one validated configuration. */
export { environmentVariables } from './environment.ts';
export { followCatalogue } from './live-catalogue.ts';
export { loadConfig, loadPolicies, type Config } from './load-config.ts';
