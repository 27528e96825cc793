import { open, rename, rm } from 'node:fs/promises';
import { Argument, type Command } from 'commander';
import { Problem } from '../base/problem.ts';
import { exportFormats, exportRepositories, type ExportFormat } from '../exports/exports.ts';
import type { CommandContext } from './command-context.ts';

export function exportCommand(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description('Write every public repository with its licence, status and unmet checks.')
    .addArgument(new Argument('<format>', 'the format').choices(exportFormats))
    .option('-o, --output <file>', 'write to this file instead of standard output')
    .option('--bom', 'begin CSV with a byte-order mark, so that Excel shows names right', false)
    .action(async (format: ExportFormat, { output, bom }: { output?: string; bom: boolean }) => {
      await using hub = await context.openHub();
      const harvestedAt = await hub.publicStore.lastCompleteHarvest();
      context.note(
        harvestedAt === null
          ? 'No harvest has been completed yet: the export is not of everything.\n'
          : `The newest complete harvest ended at ${harvestedAt}.\n`,
      );
      const pieces = exportRepositories(format, hub.publicStore.repositories(200), {
        catalogue: hub.catalogue(),
        now: new Date(),
        byteOrderMark: bom,
      });
      if (output === undefined) for await (const piece of pieces) context.out(piece);
      else await writeWhole(output, pieces);
    });
}

/** Writes beside the file and puts it in place at the end, so that nobody ever reads half an export. */
async function writeWhole(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const part = `${path}.part`;
  try {
    await using file = await open(part, 'w');
    for await (const piece of pieces) await file.write(piece);
    await file.sync();
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true });
    if (cause instanceof Problem) throw cause;
    throw new Problem('invalid', `${path} cannot be written. Choose another place for -o.`, { cause });
  }
}
