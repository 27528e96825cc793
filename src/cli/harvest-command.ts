import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { Problem } from '../base/problem.ts';
import { coveredLogins } from '../domain/catalogue.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import type { CommandContext, CommandHub } from './command-context.ts';
import { harvestDisplay } from './harvest-display.ts';
import { harvestExitCode } from './harvest-exit-code.ts';
import { harvestSummary } from './harvest-summary.ts';

interface HarvestCommandOptions {
  organisation: string[];
  full: boolean;
  json: boolean;
}

export function harvestCommand(program: Command, context: CommandContext): void {
  program
    .command('harvest')
    .description('Read what changed in the organisations of the catalogue, assess it and index it.')
    .option('--organisation <login>', 'only this organisation; may be given more than once', collect, [])
    .option('--full', 'read everything again and look for renamed, deleted and closed repositories', false)
    .option('--json', 'print the record of the run as one JSON document', false)
    .action(async (options: HarvestCommandOptions) => {
      await using hub = await context.openHub();
      const run = await harvestNow(hub, context, options);
      context.out(options.json ? `${JSON.stringify(run, null, 2)}\n` : harvestSummary(run));
      context.exit(harvestExitCode(run));
    });
}

/** Runs one harvest with a display that suits where it is shown, then brings the search index up to date. */
export async function harvestNow(
  hub: CommandHub,
  context: CommandContext,
  options: HarvestCommandOptions,
): Promise<HarvestRun> {
  const display = harvestDisplay({ ...context, terminal: context.terminal && !options.json });
  try {
    return await hub.harvest({
      id: randomUUID(),
      trigger: 'command',
      by: { kind: 'system', name: 'command' },
      full: options.full,
      only: knownLogins(options.organisation, hub),
      signal: context.signal,
      onProgress: display.show,
    });
  } finally {
    display.end();
    await hub.refreshSearch();
  }
}

function knownLogins(asked: readonly string[], hub: CommandHub): string[] {
  const known = coveredLogins(hub.catalogue());
  const strange = asked.filter((login) => !known.includes(login.toLowerCase()));
  if (strange.length > 0) {
    throw new Problem('invalid', `Not in the catalogue: ${strange.join(', ')}. It has: ${known.join(', ')}.`);
  }
  return asked.map((login) => login.toLowerCase());
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}
