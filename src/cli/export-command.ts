import { open, rename, rm } from 'node:fs/promises';
import { Argument, type Command } from 'commander';
import { notFound, Problem } from '../base/problem.ts';
import { exportFormats, type ExportFormat } from '../domain/export-format.ts';
import { isPublicRepository, type PublicRepository } from '../domain/public-repository.ts';
import type { PublicStore } from '../visibility/public-store.ts';
import type { CommandContext } from './command-context.ts';

interface ExportOptions {
  output?: string;
  organisation?: string;
  repository?: string;
  bom: boolean;
}

export function exportCommand(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description(
      'Write every public repository with its licence, status and unmet checks, or a bill of materials (cyclonedx, spdx).',
    )
    .addArgument(new Argument('<format>', 'the format').choices(exportFormats))
    .option('-o, --output <file>', 'write to this file instead of standard output')
    .option('--organisation <login>', 'only the repositories of this organisation')
    .option('--repository <name>', 'only this repository, as owner/name')
    .option('--bom', 'begin CSV with a byte-order mark, so that Excel shows names right', false)
    .action(async (format: ExportFormat, { output, bom, ...within }: ExportOptions) => {
      const { exportRepositories } = await import('../exports/exports.ts');
      await using hub = await context.openHub();
      const { publicStore } = hub;
      const harvestedAt = await publicStore.lastCompleteHarvest();
      context.note(
        harvestedAt === null
          ? 'No harvest has been completed yet: the export is not of everything.\n'
          : `The newest complete harvest ended at ${harvestedAt}.\n`,
      );
      const pieces = exportRepositories(format, batchesIn(publicStore, within), {
        catalogue: hub.catalogue(),
        now: new Date(),
        packages: (repository) => publicStore.packages(repository),
        byteOrderMark: bom,
      });
      if (output === undefined) for await (const piece of pieces) context.out(piece);
      else await writeWhole(output, pieces);
    });
}

/** What is to be written: one repository, those of an organisation, or all. */
async function* batchesIn(
  store: Pick<PublicStore, 'repositories' | 'findRepository'>,
  { organisation, repository }: Pick<ExportOptions, 'organisation' | 'repository'>,
): AsyncGenerator<readonly PublicRepository[]> {
  if (repository === undefined) {
    yield* store.repositories(200, organisation);
    return;
  }
  const [, owner = '', name = ''] = /^(.+)\/([^/]+)$/.exec(repository) ?? [];
  const found = await store.findRepository(owner, name);
  if (!isPublicRepository(found)) throw notFound(`The repository ${repository}`);
  yield [found];
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
