import type { HarvestRun } from '../registry/harvest-run.ts';

/** How pages and the API see harvests that run in this process. */
export interface HarvestControl {
  /** The run in progress, or undefined. */
  current(): HarvestRun | undefined;
  /** Starts a run in the background and returns its id; throws a `conflict` Problem when one is running anywhere. */
  start(options: { trigger: HarvestRun['trigger']; full: boolean; by: string }): Promise<string>;
}
