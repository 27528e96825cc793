import { Command, CommanderError } from 'commander';
import { Problem } from '../base/problem.ts';
import { assessCommand } from './assess-command.ts';
import { checkCommand } from './check-command.ts';
import type { CommandContext } from './command-context.ts';
import { demoCommand } from './demo-command.ts';
import { exportCommand } from './export-command.ts';
import { harvestCommand } from './harvest-command.ts';
import { licenceCommand } from './licence-command.ts';
import { searchCommand } from './search-command.ts';
import { serveCommand } from './serve-command.ts';

export type { CommandContext, CommandHub, HubOptions, ServeOptions } from './command-context.ts';

const commands = [
  serveCommand,
  harvestCommand,
  assessCommand,
  checkCommand,
  licenceCommand,
  searchCommand,
  exportCommand,
  demoCommand,
];

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
    .showHelpAfterError('(codehub help shows what there is)')
    .exitOverride();
  for (const add of commands) add(program, full);
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
    note('Stopped. What was saved is whole; the next harvest goes on from there.\n');
    return 130;
  }
  if (!(error instanceof Problem)) throw error;
  note(`${[error.message, ...error.faults.map((fault) => `  ${fault}`)].join('\n')}\n`);
  return error.exitCode;
}
