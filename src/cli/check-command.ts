import { styleText } from 'node:util';
import { Option, type Command } from 'commander';
import { Problem } from '../base/problem.ts';
import type { ExplainedFinding, LevelView } from '../policy/policy.ts';
import { forces, type Finding, type Force, type Outcome } from '../domain/assessment.ts';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import type { Policy } from '../domain/policy.ts';
import type { CommandContext } from './command-context.ts';
import type { FixResult } from './fix-findings.ts';
import { sarifOf } from './sarif.ts';
import type { MendingOptions } from './work-out-mending.ts';

interface CheckCommandOptions extends MendingOptions {
  failOn: Force;
  fix: boolean;
  dryRun: boolean;
  json: boolean;
  sarif: boolean;
}

export interface CheckFinding extends Finding, Pick<ExplainedFinding, 'title' | 'fix'> {
  force: Force;
  clause: string;
  source: string;
}

export function checkCommand(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description(
      'Check a working copy, or any repository that git can read, before or after it is published.',
    )
    .argument('[target]', 'a folder or a git URL', '.')
    .option('--policy <pack>', 'the policy to check against', 'nhs-osp-2022')
    .addOption(
      new Option(
        '--fail-on <force>',
        'end with exit code 1 when a check of this force or a stronger one is not met',
      )
        .choices(forces)
        .default('mandatory'),
    )
    .addOption(new Option('--json', 'print one JSON document').default(false).conflicts('sarif'))
    .option('--sarif', 'print findings as SARIF 2.1.0, for code scanning', false)
    .option(
      '--fix',
      'write the files that mend what is lacking, over none that is there, and check again',
      false,
    )
    .option('--dry-run', 'with --fix: show those files as a patch, and write none', false)
    .option('--holder <name>', 'with --fix: who holds the copyright', '')
    .option('--contact <address>', 'with --fix: where reports and questions go', '')
    .option('--owners <names>', 'with --fix: who reviews changes, such as @organisation/team', '')
    .action((target: string, options: CheckCommandOptions) => check(target, options, context));
}

async function check(target: string, options: CheckCommandOptions, context: CommandContext): Promise<void> {
  const { assessFiles } = await import('../assessment/assessment.ts');
  const { explain } = await import('../policy/policy.ts');
  const policy = await chosenPolicy(options.policy, context);
  const fixed = await fixBefore(target, options, context);
  const { evidence, files } = isUrl(target)
    ? await context.readRemote(target, context.signal)
    : await context.readWorkTreeEvidence(target);
  const wholeTree = isUrl(target) ? undefined : await context.readWholeTree(target, context.signal);
  const facts = { evidence, files, wholeTree, organisation: undefined, now: new Date() };
  const { licence, ...verdict } = assessFiles(facts, [policy]);
  const [view] = explain(verdict, [policy]);
  const findings = (view?.findings ?? []).map((finding) => findingOf(finding, policy));
  const failing = findings.filter(
    ({ outcome, force }) => outcome === 'unmet' && isAtLeast(force, options.failOn),
  ).length;
  const { id, version } = policy;
  const result = {
    target,
    policy: id,
    version,
    passed: failing === 0 && isAssessed(findings),
    licence,
    levels: view?.levels ?? [],
    findings,
    ...(fixed && { fixed }),
  };
  const document = options.sarif ? sarifOf(policy, findings) : result;
  context.out(
    options.json || options.sarif
      ? `${JSON.stringify(document, null, 2)}\n`
      : report(policy, licence, { findings, levels: result.levels }, failing),
  );
  if (failing > 0 || !isAssessed(findings)) context.exit(1);
}

/** What is mended before the check, if that was asked for. */
async function fixBefore(
  target: string,
  { fix, ...options }: CheckCommandOptions,
  context: CommandContext,
): Promise<FixResult | undefined> {
  if (!fix && options.dryRun)
    throw new Problem('invalid', '--dry-run goes with --fix: a check alone writes nothing.');
  if (!fix) return undefined;
  const { fixFindings, requireFolder } = await import('./fix-findings.ts');
  requireFolder(target, !isUrl(target));
  return fixFindings(target, options, context);
}

async function chosenPolicy(id: string, context: CommandContext): Promise<Policy> {
  const policies = await context.policies();
  const policy = policies.find((each) => each.id === id);
  if (policy) return policy;
  throw new Problem(
    'invalid',
    `There is no policy ${id}. There are: ${policies.map((each) => each.id).join(', ')}.`,
  );
}

/** Whether a target is to be read by git; otherwise it is a folder on this machine. */
export function isUrl(target: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(target) || /^[\w.-]+@[\w.-]+:/.test(target);
}

/** A check that could answer nothing must not look like one that found nothing wrong. */
function isAssessed(findings: readonly CheckFinding[]): boolean {
  return findings.some(({ outcome }) => outcome !== 'unknown' && outcome !== 'not-applicable');
}

function isAtLeast(force: Force, least: Force): boolean {
  return forces.indexOf(force) <= forces.indexOf(least);
}

function findingOf(
  { why: _, isKnown: _known, text: _text, ...finding }: ExplainedFinding,
  { source }: Policy,
): CheckFinding {
  return { ...finding, source, force: finding.force ?? 'recommended', clause: finding.clause ?? '' };
}

const marks: Record<Outcome, string> = {
  met: styleText('green', '✔'),
  declared: styleText('green', '✔'),
  waived: styleText('green', '–'),
  unmet: styleText('red', '✘'),
  unknown: styleText('yellow', '?'),
  'not-applicable': styleText('dim', '–'),
};

function report(
  { title, version }: Policy,
  licence: LicenceVerdict | null | undefined,
  { findings, levels }: { findings: readonly CheckFinding[]; levels: readonly LevelView[] },
  failing: number,
): string {
  const groups = forces.map((force) => findings.filter((finding) => finding.force === force));
  const lines = [
    styleText('bold', `${title} (${version})`),
    `Licence: ${licence ? licence.spdx : licence === null ? 'none' : 'not known'}`,
    ...groups.flatMap((group, index) =>
      group.length === 0
        ? []
        : ['', `${heading(forces[index])}${countsOf(levels, forces[index])}`, ...group.flatMap(entry)],
    ),
    '',
    verdict(findings, failing),
  ];
  return `${lines.join('\n')}\n`;
}

function heading(force: Force | undefined): string {
  return styleText('bold', `${(force ?? '').charAt(0).toUpperCase()}${(force ?? '').slice(1)}`);
}

/** ` (5 of 6 met, 1 not known)`. */
function countsOf(levels: readonly LevelView[], force: Force | undefined): string {
  const level = levels.find((one) => one.force === force);
  if (level === undefined || level.applicable === 0) return '';
  const unknown = level.unknown > 0 ? `, ${level.unknown} not known` : '';
  return ` (${level.met} of ${level.applicable} met${unknown})`;
}

function entry({ outcome, title, because, fix }: CheckFinding): string[] {
  const line = `  ${marks[outcome]} ${title}: ${because}`;
  return outcome === 'unmet' ? [line, `      ${fix}`] : [line];
}

function verdict(findings: readonly CheckFinding[], failing: number): string {
  const unknown = findings.filter(({ outcome }) => outcome === 'unknown').length;
  const rest = unknown === 0 ? '' : ` ${unknown} could not be assessed from the files alone.`;
  if (failing > 0) return `${failing} ${failing === 1 ? 'check is' : 'checks are'} not met.${rest}`;
  if (!isAssessed(findings)) return `Nothing could be assessed.${rest}`;
  return unknown === 0 ? 'All checks passed.' : `All checks that could be assessed passed.${rest}`;
}
