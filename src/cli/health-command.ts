import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

export function healthCommand(program: Command, context: CommandContext): void {
  program
    .command('health')
    .description(
      'Say whether the data is fresh: exit code 1 when it is too old, or an organisation keeps failing.',
    )
    .option('--json', 'print one JSON document', false)
    .action(async ({ json }: { json: boolean }) => {
      const { alarmsOf, runsToRead } = await import('../alarms/conditions.ts');
      await using hub = await context.openHub();
      const { store } = hub;
      const lastComplete = await store.lastCompleteHarvest();
      const { runs } = await store.harvests({ limit: runsToRead, offset: 0 });
      const { overdueAfterHours } = hub.catalogue().schedule;
      const alarms = alarmsOf({ lastComplete, runs, overdueAfterHours, now: new Date() });
      const well = `All is well: the newest complete harvest ended at ${lastComplete ?? ''}.`;
      const lines = alarms.length === 0 ? [well] : alarms.map(({ message }) => message);
      context.out(
        json
          ? `${JSON.stringify({ ok: alarms.length === 0, harvestedAt: lastComplete, alarms }, null, 2)}\n`
          : `${lines.join('\n')}\n`,
      );
      if (alarms.length > 0) context.exit(1);
    });
}
