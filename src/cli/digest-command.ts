import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

export function digestCommand(program: Command, context: CommandContext): void {
  program
    .command('digest')
    .description(
      'Print the digest of the last whole week, as it is sent by e-mail on Mondays. Nothing is sent.',
    )
    .option('--html', 'as HTML', false)
    .action(async ({ html }: { html: boolean }) => {
      await using hub = await context.openHub();
      const { isQuiet } = await import('../visibility/read-digest.ts');
      const { digest, message } = await hub.digest();
      if (isQuiet(digest)) context.note('Nothing changed, so no digest is sent for this week.\n');
      context.out(html ? message.html : `${message.subject}\n\n${message.text}`);
    });
}
