import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { AssessmentRules, Reassessment } from '../assessment/assessment.ts';
import { systemClock } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import type { Organisation } from '../domain/organisation.ts';
import { outcomes, statuses } from '../domain/assessment.ts';
import type { CommandContext, CommandHub } from './command-context.ts';
import { isPolicyFile, readDraft, withDraft } from './draft-policy.ts';

const numbers = new Intl.NumberFormat('en-GB');
const shown = 50;

interface AssessCommandOptions {
  policy?: string;
  dryRun: boolean;
  json: boolean;
}

export function assessCommand(program: Command, context: CommandContext): void {
  program
    .command('assess')
    .description('Assess everything again from stored evidence, without one request to a forge.')
    .option(
      '--policy <pack>',
      'only organisations that this policy binds; with --dry-run, all of them as if it alone bound them. With --dry-run also the path of a file: a draft, joined to what binds',
    )
    .option('--dry-run', 'show what would change, and change nothing', false)
    .option('--json', 'print one JSON document', false)
    .action(async (options: AssessCommandOptions) => {
      const { reassess } = await import('../assessment/assessment.ts');
      const { holdHarvestLease } = await import('../harvest/harvest.ts');
      await using hub = await context.openHub();
      await using _lease = options.dryRun ? undefined : await holdHarvestLease(leaseOn(hub));
      const judging = await contextFor(hub, options);
      const result = await reassess(hub.store, judging, {
        dryRun: options.dryRun,
        signal: context.signal,
        ...boundBy(judging, options),
        ...countedPolicy(judging, options),
      });
      if (!options.dryRun) await hub.refreshSearch();
      context.out(options.json ? `${JSON.stringify(result, null, 2)}\n` : summary(result, options.dryRun));
    });
}

/** No harvest may save while older evidence is being judged again. */
function leaseOn({ store }: CommandHub) {
  return { store, holder: randomUUID(), clock: systemClock };
}

async function contextFor(
  hub: CommandHub,
  { policy, dryRun }: AssessCommandOptions,
): Promise<AssessmentRules> {
  const context = await hub.context();
  if (policy === undefined) return context;
  if (isPolicyFile(policy)) {
    if (!dryRun) throw new Problem('invalid', 'A draft of a policy can only be tried: add --dry-run.');
    return withDraft(context, await readDraft(policy, hub.policies));
  }
  if (!hub.policies.some(({ id }) => id === policy)) {
    const known = hub.policies.map(({ id }) => id).join(', ');
    throw new Problem('invalid', `There is no policy ${policy}. There are: ${known}.`);
  }
  if (!dryRun) return context;
  const asIfBound: [string, Organisation][] = [...context.organisations].map(([login, each]) => [
    login,
    { ...each, policies: [policy] },
  ]);
  return { ...context, organisations: new Map(asIfBound) };
}

/** The policy whose checks are counted: a draft comes last. */
function countedPolicy({ policies }: AssessmentRules, { policy }: AssessCommandOptions): { policy?: string } {
  if (policy === undefined) return {};
  const id = isPolicyFile(policy) ? policies.at(-1)?.id : policy;
  return id === undefined ? {} : { policy: id };
}

function boundBy(
  { organisations }: AssessmentRules,
  { policy, dryRun }: AssessCommandOptions,
): { only?: Set<string> } {
  if (policy === undefined || dryRun) return {};
  const bound = [...organisations].filter(([, { policies }]) => policies.includes(policy));
  return { only: new Set(bound.map(([login]) => login)) };
}

function summary(result: Reassessment, dryRun: boolean): string {
  const { repositories, changed, organisations } = result;
  const verb = dryRun ? 'would change' : 'changed';
  const of = organisations.length === 1 ? 'organisation' : 'organisations';
  const lines = [
    `${numbers.format(repositories)} repositories assessed; ${numbers.format(changed.length)} ${verb} their status${changed.length > 0 ? `, of ${numbers.format(organisations.length)} ${of}` : ''}.`,
    ...(dryRun ? totalLines(result) : []),
    ...changed.slice(0, shown).map(({ repository, from, to }) => `  ${repository}: ${from} → ${to}`),
    ...(changed.length > shown
      ? [`  … and ${numbers.format(changed.length - shown)} more (--json lists all)`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Statuses before and after, the organisations with most changes, and how the checks of the policy came out. */
function totalLines({ totals: { before, after }, organisations, checks }: Reassessment): string[] {
  const present = statuses.filter((status) => before[status] ?? after[status]);
  const outcomesOf = (counts: Reassessment['checks'][string]) =>
    outcomes
      .filter((outcome) => counts[outcome])
      .map((outcome) => `${numbers.format(counts[outcome] ?? 0)} ${outcome}`)
      .join(', ');
  return [
    ...present.map(
      (status) =>
        `  ${status}: ${numbers.format(before[status] ?? 0)} → ${numbers.format(after[status] ?? 0)}`,
    ),
    ...organisations
      .slice(0, 10)
      .map((each) => `  ${each.organisation}: ${numbers.format(each.changed)} change`),
    ...Object.entries(checks).map(([check, counts]) => `  ${check}: ${outcomesOf(counts)}`),
  ];
}
