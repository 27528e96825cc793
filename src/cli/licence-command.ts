import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { printable } from '../base/printable.ts';
import { notFound, Problem } from '../base/problem.ts';
import type { detectLicence as DetectLicence } from '../licence/licence.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import type { DeclaredLicence, LicenceFile, LicenceVerdict } from '../domain/licence-verdict.ts';
import { isUrl } from './check-command.ts';
import type { CommandContext } from './command-context.ts';

interface Answer {
  path: string;
  /** null: no licence; undefined: a file that could decide could not be read. */
  licence: LicenceVerdict | null | undefined;
  /** Why the path could not be read at all. */
  problem?: Problem;
}

const shownDifferences = 10;
const exitCodes = { none: 1, notKnown: 6 };

export function licenceCommand(program: Command, context: CommandContext): void {
  program
    .command('licence')
    .description(
      'Say which licence a file, a folder or a repository carries, and why. Exit code 1: one has no licence; 3 or 4: ' +
        'a path was not found or not reached; 6: terms are not known, or a file could not be read.',
    )
    .argument('<path...>', 'files, folders or git URLs')
    .option('--json', 'print one JSON document', false)
    .action(async (paths: string[], { json }: { json: boolean }) => {
      const answers: Answer[] = [];
      for (const path of paths) answers.push(await answerFor(path, context));
      const read = answers.filter(({ problem }) => !problem);
      if (json) context.out(`${JSON.stringify(answers.map(asJson), null, 2)}\n`);
      else if (read.length > 0) context.out(read.map(report).join('\n'));
      for (const { problem } of answers) if (problem) context.note(`${printable(problem.message)}\n`);
      const code = Math.max(0, ...answers.map(exitCodeOf));
      if (code > 0) context.exit(code);
    });
}

/** One path that cannot be read does not take the answers for the others away. */
async function answerFor(path: string, context: CommandContext): Promise<Answer> {
  try {
    return { path, licence: await licenceAt(path, context) };
  } catch (error) {
    if (error instanceof Problem && !context.signal.aborted)
      return { path, licence: undefined, problem: error };
    throw error;
  }
}

async function licenceAt(path: string, context: CommandContext): Promise<Answer['licence']> {
  const { detectLicence } = await import('../licence/licence.ts');
  if (isUrl(path)) return detectLicence((await context.readRemote(path, context.signal)).files);
  const found = await stat(path).catch(() => undefined);
  if (!found) throw notFound(path);
  if (found.isDirectory()) return detectLicence((await context.readWorkTreeEvidence(path)).files);
  return licenceOfText(await context.readFile(path), detectLicence);
}

/** A file named by a person is read as a licence text, whatever it is called. */
function licenceOfText(file: EvidenceFile, detectLicence: typeof DetectLicence): Answer['licence'] {
  const licence = detectLicence([file]) ?? detectLicence([{ ...file, path: 'LICENCE' }]);
  return licence && { ...licence, files: licence.files.map((each) => ({ ...each, path: file.path })) };
}

/** 0 where there is a licence, 1 where there is none, and another where that is not known. */
function exitCodeOf({ licence, problem }: Answer): number {
  if (problem) return problem.exitCode;
  if (licence === null) return exitCodes.none;
  return licence === undefined || licence.spdx === 'NOASSERTION' ? exitCodes.notKnown : 0;
}

function asJson({ path, licence, problem }: Answer) {
  return problem ? { path, problem: problem.message } : { path, licence };
}

function report({ path, licence }: Answer): string {
  const name = printable(path);
  if (!licence)
    return `${name}: ${licence === null ? 'no licence' : 'not known: a file could not be read'}\n`;
  const { spdx, confidence, files, declared, disagreements, scopes } = licence;
  const lines = [
    spdx === 'NOASSERTION'
      ? `${name}: NOASSERTION (there are terms that are no known licence)`
      : `${name}: ${spdx} (confidence ${percent(confidence)})`,
    ...scopes.map((each) => `  ${each.spdx} covers the ${each.scope}`),
    ...files.flatMap(fileLines),
    ...declared.map(declaredLine),
    ...disagreements.map((sentence) => `  Note: ${sentence}`),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

/** What a manifest declares; an identifier that is not as SPDX writes it comes with the right one. */
function declaredLine({ path, spdx, raw }: DeclaredLicence): string {
  if (spdx === null) return `  ${path} declares "${raw}", which is no SPDX expression`;
  // Names and lists are no wrong identifiers.
  const isIdentifier = /^[\w.+-]+$/.test(raw) && !/\s/.test(spdx);
  return isIdentifier && raw !== spdx
    ? `  ${path} declares "${raw}"; SPDX writes ${spdx}`
    : `  ${path} declares ${spdx}`;
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
