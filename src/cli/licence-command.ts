import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { notFound } from '../base/problem.ts';
import type { LicenceFile, LicenceVerdict } from '../domain/licence-verdict.ts';
import { isUrl } from './check-command.ts';
import type { CommandContext } from './command-context.ts';

interface Answer {
  path: string;
  /** null: no licence; undefined: a file that could decide could not be read. */
  licence: LicenceVerdict | null | undefined;
}

const shownDifferences = 10;

export function licenceCommand(program: Command, context: CommandContext): void {
  program
    .command('licence')
    .description('Say which licence a file, a folder or a repository carries, and why.')
    .argument('<path...>', 'files, folders or git URLs')
    .option('--json', 'print one JSON document', false)
    .action(async (paths: string[], { json }: { json: boolean }) => {
      const answers: Answer[] = [];
      for (const path of paths) answers.push({ path, licence: await licenceAt(path, context) });
      context.out(json ? `${JSON.stringify(answers, null, 2)}\n` : answers.map(report).join('\n'));
      if (answers.some(({ licence }) => !licence)) context.exit(1);
    });
}

async function licenceAt(path: string, context: CommandContext): Promise<Answer['licence']> {
  const { detectLicence } = await import('../licence/licence.ts');
  if (isUrl(path)) return detectLicence((await context.readRemote(path, context.signal)).files);
  const found = await stat(path).catch(() => undefined);
  if (!found) throw notFound(`${path}`);
  if (found.isDirectory()) return detectLicence((await context.readWorkTreeEvidence(path)).files);
  const file = await context.readFile(path);
  // A file named by a person is read as a licence text, whatever it is called.
  const licence = detectLicence([file]) ?? detectLicence([{ ...file, path: 'LICENCE' }]);
  return licence && { ...licence, files: licence.files.map((each) => ({ ...each, path: file.path })) };
}

function report({ path, licence }: Answer): string {
  if (!licence)
    return `${path}: ${licence === null ? 'no licence' : 'not known: a file could not be read'}\n`;
  const { spdx, confidence, files, declared, disagreements, scopes } = licence;
  const lines = [
    `${path}: ${spdx} (confidence ${percent(confidence)})`,
    ...scopes.map((each) => `  ${each.spdx} covers the ${each.scope}`),
    ...files.flatMap(fileLines),
    ...declared.map(
      (each) => `  ${each.path} declares ${each.spdx ?? `"${each.raw}", which is no known licence`}`,
    ),
    ...disagreements.map((sentence) => `  Note: ${sentence}`),
  ];
  return `${lines.join('\n')}\n`;
}

function fileLines({ path, spdx, confidence, method, differences, capped }: LicenceFile): string[] {
  const shown = differences.slice(0, shownDifferences);
  const left = differences.length - shown.length;
  return [
    `  ${path}: ${spdx}, ${method}, ${percent(confidence)}${capped ? ' (only the beginning was read)' : ''}`,
    ...shown.map(({ standard, found }) => `      standard "${standard}" · here "${found}"`),
    ...(left > 0 ? [`      … and ${left} more differences (--json lists all)`] : []),
  ];
}

function percent(confidence: number): string {
  return `${Math.round(confidence * 100)}%`;
}
