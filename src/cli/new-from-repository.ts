import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { Problem } from '../base/problem.ts';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import { packageName } from '../domain/package-name.ts';
import { shortVersion } from '../lineage/template-name.ts';
import {
  judgePlan,
  licenceWarning,
  placeFor,
  planCopy,
  type Copy,
  unmetFindings,
  type PlanFinding,
} from '../templates/templates.ts';
import type { CommandContext } from './command-context.ts';
import { listedFiles, listedFindings, writeFolder, type NewOptions } from './new-folder.ts';
import { shellQuoted } from './shell-quoted.ts';
import { repositoryAddress, shownAddress, warningLines } from './repository-address.ts';

interface Judged extends Copy {
  licence: LicenceVerdict | null;
  findings: PlanFinding[];
}

/** `codehub new owner/name DIR`: a copy of somebody else's repository, with a history of its own. */
export async function startFromRepository(
  given: string,
  folder: string,
  options: NewOptions,
  context: CommandContext,
): Promise<void> {
  const { dryRun, json } = options;
  if (Object.keys(options.set).length > 0)
    throw new Problem('invalid', `${given} is a repository: it asks no questions that --set could answer.`);
  if (options.answers !== undefined || options.saveAnswers !== undefined)
    throw new Problem(
      'invalid',
      `${given} is a repository: it asks no questions, so there are no answers to take or keep.`,
    );
  if (options.with.length > 0)
    throw new Problem('invalid', 'Start from the repository first, then: codehub add LAYER FOLDER.');
  await placeFor(folder);
  const copy = await readCopy(given, options, context);
  const warning = licenceWarning(copy.licence);
  if (warning !== undefined) context.note(`${styleText(['bold', 'yellow'], `Warning: ${warning}`)}\n`);
  if (!dryRun) {
    const message = `Start from ${copy.record.from} at ${shortVersion(copy.record.version)}`;
    // The template has committed files that its `.gitignore` names: a copy keeps them too.
    await writeFolder(copy.plan, { folder, message, git: options.git, ignored: true }, context);
  }
  if (json) context.out(`${JSON.stringify(asJson(copy, { folder, written: !dryRun, warning }), null, 2)}\n`);
  else context.out(dryRun ? listing(copy) : ending(copy, folder));
}

async function readCopy(given: string, { hub }: NewOptions, context: CommandContext): Promise<Judged> {
  const { read } = await context.templateRepositories();
  const address = await repositoryAddress(given, context);
  context.note(`Reading ${shownAddress(address)}…\n`);
  const tree = await read({ address, typed: true }, context.signal);
  const copy = planCopy(tree, { date: new Date().toISOString().slice(0, 10), hub });
  return { ...copy, ...judgePlan(copy.plan, await context.policies()) };
}

function asJson(
  { plan, record, warnings, licence, findings }: Judged,
  { warning, ...place }: { folder: string; written: boolean; warning: string | undefined },
) {
  const { template, version, from } = record;
  return {
    ...{ template, version, from, ...place },
    licence: licence?.spdx ?? null,
    warning: warning ?? null,
    remarks: warnings,
    files: listedFiles(plan),
    findings: listedFindings(findings),
  };
}

function listing(copy: Judged): string {
  const { files } = copy.plan;
  return [
    `${files.size} files from ${nameOf(copy)}, in bytes:`,
    ...[...files].map(([path, { content }]) => `${String(content.length).padStart(8)}  ${path}`),
    ...notesOn(copy),
    'Nothing was written.',
    '',
  ].join('\n');
}

function ending(copy: Judged, folder: string): string {
  const there = resolve(folder) === resolve('.') ? '' : ` ${shellQuoted(folder)}`;
  return [
    `${styleText('green', '✔')} ${folder} holds ${copy.plan.files.size} files from ${nameOf(copy)}.`,
    'They are unchanged copies with a new history. Replace the names in them with your own.',
    ...notesOn(copy),
    'What to type next:',
    ...(there === '' ? [] : [`  cd${there}`]),
    `  npx ${packageName} upgrade .   (whenever the template has changed: it keeps your own edits)`,
    '',
  ].join('\n');
}

function nameOf({ record }: Judged): string {
  return `${record.template} (${shortVersion(record.version)})`;
}

function notesOn({ licence, warnings, findings }: Judged): string[] {
  const lacking = unmetFindings(findings, licence);
  return [
    '',
    `Licence: ${licence?.spdx ?? 'none'}`,
    ...(warnings.length > 0 ? ['', 'Differences from the repository:', ...warningLines(warnings)] : []),
    ...(lacking.length > 0
      ? ['', 'Policy checks that these files do not meet yet:', ...lacking.flatMap(findingLines)]
      : []),
    '',
  ];
}

function findingLines({ title, because, fix }: PlanFinding): string[] {
  return [`  ${styleText('yellow', '–')} ${title}: ${because}`, `      ${fix}`];
}
