/** Harvesting: what forges hold is observed, assessed and saved. `run-harvest.ts` is the place to start reading. */
export { runHarvest, type HarvestOptions } from './run-harvest.ts';
export { sourcesOf } from './sources.ts';
export { createHarvestControl, type HarvestControl } from './harvest-control.ts';
export { holdHarvestLease } from './lease.ts';
