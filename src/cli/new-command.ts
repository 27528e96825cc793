import { InvalidArgumentError, Option, type Command } from 'commander';
import { isHubAddress } from '../lineage/service-record.ts';
import type { CommandContext } from './command-context.ts';
import type { NewOptions } from './new-folder.ts';
import { isRepository } from './repository-address.ts';

export function newCommand(program: Command, context: CommandContext): void {
  program
    .command('new')
    .description(
      'Start a service from a template of the hub (no network needed) or from any template repository. Never overwrites files.',
    )
    .argument(
      '<template>',
      'which template (codehub templates lists them), or a repository: owner/name, or its address',
    )
    .argument('<folder>', 'where to put it: a folder that does not exist yet, or is empty')
    .option('--set <question=answer>', 'answer a question; may be given again', collect, {})
    .option('--dry-run', 'show what would be written, and write nothing', false)
    .option('--json', 'print one JSON document, and ask nothing', false)
    .option('--no-git', 'do not make it a git repository')
    .addOption(
      new Option('--hub <address>', 'where your hub is; the service names it in its record and its README')
        .env('CODEHUB_URL')
        .argParser(hubAddress),
    )
    .action(async (template: string, folder: string, options: NewOptions) => {
      if (isRepository(template)) {
        const { startFromRepository } = await import('./new-from-repository.ts');
        return startFromRepository(template, folder, options, context);
      }
      const { startFromTemplate } = await import('./new-from-template.ts');
      return startFromTemplate(template, folder, options, context);
    });
}

function hubAddress(given: string): string {
  const address = given.replace(/\/+$/, '');
  if (!isHubAddress(address))
    throw new InvalidArgumentError('It must be an address such as https://code.nhs.example.');
  return address;
}

function collect(pair: string, before: Record<string, string>): Record<string, string> {
  const at = pair.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It must be a question, =, and the answer.');
  return { ...before, [pair.slice(0, at)]: pair.slice(at + 1) };
}
