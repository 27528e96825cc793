import { styleText } from 'node:util';
import type { TemplateRelease } from '../domain/template.ts';
import { shortVersion } from '../lineage/template-name.ts';
import type { FolderUpgradeResult, UpgradeConflict, UpgradeNotice } from '../templates/templates.ts';
import { warningLines } from './repository-address.ts';

interface ReportInput {
  /** As it was given. */
  directory: string;
  dryRun: boolean;
  /** The release that was asked for, if one was. */
  to?: string | undefined;
  /** The layer that was added. */
  layer?: string;
}

/** The result of one upgrade as JSON. */
export function toJson({ plan, diff, warnings }: FolderUpgradeResult, given: ReportInput) {
  const { template, from, version, writes, deletions, conflicts, record, changelog } = plan;
  return {
    ...given,
    template,
    from,
    version,
    upToDate: writes.size === 0,
    written: [...writes.keys()].sort(),
    deleted: deletions,
    conflicts,
    notices: plan.notices,
    ...(record.from === undefined
      ? { answers: record.answers, changelog }
      : { source: record.from, remarks: warnings }),
    ...(diff === null ? {} : { diff }),
  };
}

/** The result of one upgrade in words, with what is to be done next. */
export function report(result: FolderUpgradeResult, { directory, dryRun, to, layer }: ReportInput): string {
  const { plan, diff, warnings } = result;
  const { template, writes, deletions, conflicts, changelog } = plan;
  const [from, version] = [shortVersion(plan.from), shortVersion(plan.version)];
  if (writes.size === 0)
    return `Up to date: ${template} ${version} is ${to === undefined ? 'the newest' : 'what it has'}.\n`;
  const counts = `${count(writes.size, 'file')} written, ${deletions.length} deleted`;
  const what =
    from === version ? `${template} ${version} with other settings` : `${template} ${from} to ${version}`;
  const verbs =
    layer === undefined
      ? [`Would upgrade ${what}`, `Upgraded ${what}`]
      : [`Would add ${layer}`, `Added ${layer}`];
  const lines = [
    styleText('bold', dryRun ? `${verbs[0]}: ${counts}. Nothing was changed.` : `${verbs[1]}: ${counts}.`),
    ...changelog.flatMap(releaseLines),
    ...(warnings.length > 0 ? ['', 'Differences from the repository:', ...warningLines(warnings)] : []),
    ...conflictLines(conflicts, dryRun),
    ...noticeLines(plan.notices),
    ...(dryRun ? [] : ['', ...nextSteps(result, directory)]),
  ];
  return `${diff === null || diff === '' ? '' : `${diff}\n`}${lines.join('\n')}\n`;
}

function releaseLines({ version, changes }: TemplateRelease): string[] {
  return [
    '',
    `New in ${version}:`,
    ...changes.map(({ text, security }) => `  ${text}${security ? styleText('yellow', ' (security)') : ''}`),
  ];
}

function conflictLines(conflicts: readonly UpgradeConflict[], dryRun: boolean): string[] {
  if (conflicts.length === 0) return [];
  const heading = `${count(conflicts.length, 'conflict')} ${dryRun ? 'would be' : conflicts.length === 1 ? 'is' : 'are'} left to resolve:`;
  const entries = conflicts.map(({ path, others, message }) => {
    const names = others.length > 0 ? `${path} (with ${others.join(', ')})` : path;
    return `  ${styleText('red', '✘')} ${names}: ${message}`;
  });
  return ['', styleText('red', heading), ...entries];
}

function noticeLines(notices: readonly UpgradeNotice[]): string[] {
  if (notices.length === 0) return [];
  return ['', 'For your information:', ...notices.map(({ path, message }) => `  ${path}: ${message}`)];
}

function nextSteps({ plan, inGit, backup }: FolderUpgradeResult, directory: string): string[] {
  const steps = inGit ? gitSteps(plan.conflicts) : looseSteps(plan.conflicts);
  const undo = `To undo all of it: codehub upgrade ${quoted(directory)} --abort`;
  if (inGit || backup === null) return [...steps, undo];
  return [
    ...steps,
    `This folder is not in git. Until the next upgrade, the files as they were are in ${backup}.`,
    undo,
  ];
}

const marked = 'in marked files keep the right version and remove the lines <<<<<<<, ======= and >>>>>>>.';

function gitSteps(conflicts: readonly UpgradeConflict[]): string[] {
  if (conflicts.length === 0) return ['Now run the tests, look at git diff and commit.'];
  return [
    `The upgrade is not finished. Resolve each conflict, by “git mergetool” or by hand: ${marked} Then “git add” what you resolved, run the tests, look at git diff HEAD and commit.`,
  ];
}

function looseSteps(conflicts: readonly UpgradeConflict[]): string[] {
  if (conflicts.length === 0) return ['Now run the tests.'];
  return [`The upgrade is not finished. Resolve each conflict: ${marked} Then run the tests.`];
}

/** As a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
