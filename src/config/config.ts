/** The environment, `catalog.yml` and the policy packs, as one validated configuration. */
export { environmentVariables } from './environment-variables.ts';
export { followCatalogue } from './live-catalogue.ts';
export { loadConfig, type Config } from './load-config.ts';
export { loadPolicies } from './load-policies.ts';
