import { styleText } from 'node:util';
import { Option, type Command } from 'commander';
import { Problem } from '../base/problem.ts';
import type { CommandContext } from './command-context.ts';

const which = 'a folder of templates, or one of the templates in it';

/** `codehub template`: for those who write templates of their own. */
export function templateCommand(program: Command, context: CommandContext): void {
  const group = program
    .command('template')
    .description('Write templates of your own: start, check, try and keep them.');
  group
    .command('new')
    .description('Start a small template that works, as a folder in a folder of templates.')
    .argument('<dir>', 'where to put it, such as our-templates/booking')
    .action((directory: string) => start(directory, context));
  group
    .command('lint')
    .description(
      'Say all that is wrong with templates, with file and line. Runs their code for every set of answers.',
    )
    .argument('[dir]', which, '.')
    .option('--json', 'print one JSON document', false)
    .action((directory: string, options: { json: boolean }) => lint(directory, options, context));
  testCommand(group, context);
  group
    .command('freeze')
    .description(
      'Keep the present release of templates in their folder, for upgrades of services made from it.',
    )
    .argument('[dir]', which, '.')
    .action((directory: string) => freeze(directory, context));
  group
    .command('schema')
    .description('Print the JSON Schema of template.yml, for editors.')
    .action(async () => {
      const { templateSchema } = await context.authoring();
      context.out(`${JSON.stringify(templateSchema(), null, 2)}\n`);
    });
}

function testCommand(group: Command, context: CommandContext): void {
  group
    .command('test')
    .description(
      'Make services of templates, judge them, run their tests, and upgrade from every kept release.',
    )
    .argument('[dir]', which, '.')
    .addOption(
      new Option('--answers <kind>', 'only this kind of answers; may be given again')
        .choices(['default', 'hostile', 'longest'])
        .argParser((kind: string, before: string[] = []) => [...before, kind]),
    )
    .option('--no-trial', 'install nothing and run no tests of the services')
    .action(async (directory: string, options: { answers?: string[]; trial: boolean }) => {
      const { testTemplates } = await import('./template-test.ts');
      return testTemplates(directory, options, context);
    });
}

async function start(directory: string, context: CommandContext): Promise<void> {
  const { startTemplate } = await context.authoring();
  const date = new Date().toISOString().slice(0, 10);
  const paths = await startTemplate(directory, { hub: await context.templates(), date });
  context.out(
    [
      `${styleText('green', '✔')} ${directory} holds a template of ${paths.length} files. What to type next:`,
      `  codehub template lint ${directory}`,
      `  codehub template test ${directory}`,
      '',
    ].join('\n'),
  );
}

async function lint(directory: string, { json }: { json: boolean }, context: CommandContext): Promise<void> {
  const { lintTemplates, openForAuthor } = await context.authoring();
  const hub = await context.templates();
  const { files, only } = await openForAuthor(directory, hub);
  const report = await lintTemplates(files, { hub, only });
  const { templates, faults, remarks } = report;
  if (json) context.out(`${JSON.stringify(report, null, 2)}\n`);
  else {
    const counted = `${templates.length} ${templates.length === 1 ? 'template' : 'templates'}`;
    const end =
      faults.length === 0 ? `Nothing is wrong with ${counted}.` : `${faults.length} to mend in ${counted}.`;
    context.out(
      [...faults, ...remarks.map((remark) => `${styleText('dim', 'Note:')} ${remark}`), end, ''].join('\n'),
    );
  }
  if (faults.length > 0) context.exit(1);
}

async function freeze(directory: string, context: CommandContext): Promise<void> {
  const { freezeTemplates, openForAuthor } = await context.authoring();
  const { root, set, only } = await openForAuthor(directory, await context.templates());
  const faults = await set.faults();
  if (faults.length > 0) throw new Problem('invalid', 'Some templates cannot be read.', { faults });
  const all = [...(await set.list()), ...(await set.layers())].map(({ id }) => id);
  const frozen = await freezeTemplates(root, set, only === undefined ? all : [only]);
  const words = {
    kept: 'is kept.',
    'kept-before': 'was kept before.',
    changed: 'was kept as something else: give it a new version, with its changes, first.',
  };
  context.out(frozen.map(({ id, version, outcome }) => `${id} ${version} ${words[outcome]}\n`).join(''));
  if (frozen.some(({ outcome }) => outcome === 'changed')) context.exit(1);
}
