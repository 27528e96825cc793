import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

export function serveCommand(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('Serve the pages and the API, and harvest on the schedule of the catalogue.')
    .option('--no-harvest', 'serve only what is stored')
    .action(async ({ harvest }: { harvest: boolean }) => {
      await using hub = await context.openHub({ verbose: true });
      await hub.serve({
        harvest,
        signal: context.signal,
        onListening: (url) => context.note(`Open Code Hub is at ${url}\n`),
      });
    });
}
