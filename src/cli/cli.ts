import { Command, CommanderError, Help } from 'commander';
import { Problem } from '../base/problem.ts';
import type { CommandContext } from './command-context.ts';

export { askOnTerminal } from './ask-on-terminal.ts';
export type {
  CommandContext,
  CommandHub,
  HubOptions,
  ServeOptions,
  LocalEvidence,
} from './command-context.ts';

type AddCommand = (program: Command, context: CommandContext) => void;

/** In the order that help lists them. Only the code of the command that was asked for is loaded. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  serve: async () => (await import('./serve-command.ts')).serveCommand,
  harvest: async () => (await import('./harvest-command.ts')).harvestCommand,
  assess: async () => (await import('./assess-command.ts')).assessCommand,
  health: async () => (await import('./health-command.ts')).healthCommand,
  digest: async () => (await import('./digest-command.ts')).digestCommand,
  decisions: async () => (await import('./decisions-command.ts')).decisionsCommand,
  check: async () => (await import('./check-command.ts')).checkCommand,
  mend: async () => (await import('./mend-command.ts')).mendCommand,
  licence: async () => (await import('./licence-command.ts')).licenceCommand,
  search: async () => (await import('./search-command.ts')).searchCommand,
  templates: async () => (await import('./templates-command.ts')).templatesCommand,
  template: async () => (await import('./template-command.ts')).templateCommand,
  new: async () => (await import('./new-command.ts')).newCommand,
  adopt: async () => (await import('./adopt-command.ts')).adoptCommand,
  add: async () => (await import('./add-command.ts')).addCommand,
  upgrade: async () => (await import('./upgrade-command.ts')).upgradeCommand,
  'upgrade-request': async () => (await import('./upgrade-request-command.ts')).upgradeRequestCommand,
  export: async () => (await import('./export-command.ts')).exportCommand,
  mcp: async () => (await import('./mcp-command.ts')).mcpCommand,
  demo: async () => (await import('./demo-command.ts')).demoCommand,
};

const plain = new Help();

/** A default that tells people nothing: a switch that is off, a list that is empty. */
function isNothing(value: unknown): boolean {
  return value === false || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

/**
 * Runs one command line.
 *
 * @param args without the program's own name
 * @returns the exit code of the contract: 0 done, 1 no, 2 wrong input, 3 not found, 4 unreachable, 5 rate limited,
 * 6 in part, 130 stopped by the person
 */
export async function runCli(
  args: readonly string[],
  context: Omit<CommandContext, 'exit'>,
  version: string,
): Promise<number> {
  let code = 0;
  const full = { ...context, exit: (wanted: number) => (code = wanted) };
  const program = new Command('codehub')
    .description(
      'Open Code Hub: find NHS code to reuse, see what is open by default, start new services well.',
    )
    .version(version)
    .configureOutput({ writeOut: context.out, writeErr: context.note })
    .configureHelp({
      optionDescription: (option) =>
        isNothing(option.defaultValue) ? option.description : plain.optionDescription(option),
    })
    .showHelpAfterError('(Run “codehub help” for usage.)')
    .exitOverride();
  const [asked = ''] = args;
  const wanted = Object.hasOwn(commands, asked) ? [commands[asked]] : Object.values(commands);
  for (const load of wanted) (await load?.())?.(program, full);
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, full);
  }
}

function failed(error: unknown, { note, signal }: CommandContext): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : new Problem('invalid', '').exitCode;
  if (signal.aborted) {
    note('Stopped. Saved data is consistent and the next harvest will resume. Folders were not changed.\n');
    return 130;
  }
  if (!(error instanceof Problem)) throw error;
  note(`${[error.message, ...error.faults.map((fault) => `  ${fault}`)].join('\n')}\n`);
  return error.exitCode;
}
