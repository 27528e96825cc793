import { InvalidArgumentError, Option, type Command } from 'commander';
import { isHubAddress } from '../lineage/service-record.ts';
import { collectAnswers, collectTexts } from './answer-options.ts';
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
    .option('--set <question=answer>', 'answer a question; may be given again', collectAnswers, {})
    .option(
      '--with <layer>',
      'add a layer, too (codehub templates lists them); may be given again',
      collectTexts,
      [],
    )
    .option('--answers <file>', 'take answers from a file, or a preset by its name; --set counts before them')
    .option('--save-answers <file>', 'keep the answers in a file, for the next service')
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
