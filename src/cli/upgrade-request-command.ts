import { InvalidArgumentError, type Command } from 'commander';
import type { ReadRepository } from '../domain/template-repository.ts';
import { shortVersion } from '../lineage/template-name.ts';
import type { UpgradeRequestResult } from '../templates/templates.ts';
import type { CommandContext } from './command-context.ts';
import { shownAddress } from './repository-address.ts';

interface RequestOptions {
  coolDown: number;
  workflows: boolean;
  dryRun: boolean;
  json: boolean;
}

const defaultCoolDown = 7;

export function upgradeRequestCommand(program: Command, context: CommandContext): void {
  program
    .command('upgrade-request')
    .description(
      'Open a pull request that brings this service up to date, or update the one there is. For a workflow in the service; needs GITHUB_TOKEN and GITHUB_REPOSITORY.',
    )
    .argument('[dir]', 'the folder of the service, in a checkout of its default branch', '.')
    .option(
      '--cool-down <days>',
      'how long a release waits that holds nothing for security',
      days,
      defaultCoolDown,
    )
    .option(
      '--no-workflows',
      'leave out workflow files, which GitHub’s own token of a workflow may not change',
    )
    .option('--dry-run', 'show what would be done, and do nothing', false)
    .option('--json', 'print one JSON document', false)
    .action((directory: string, options: RequestOptions) => request(directory, options, context));
}

function days(given: string): number {
  if (!/^\d{1,3}$/.test(given)) throw new InvalidArgumentError('It must be a number of days from 0 to 999.');
  return Number(given);
}

async function request(directory: string, options: RequestOptions, context: CommandContext): Promise<void> {
  const { requestUpgrade } = await import('../templates/templates.ts');
  const { coolDown, workflows, dryRun, json } = options;
  const { signal, note } = context;
  const { place, defaultBranch, open, readCheckout } = await context.upgradeRequests();
  const readRepository: ReadRepository = async (address, stop) =>
    (await context.templateRepositories()).read(address, stop);
  const onFetch = (address: string) => note(`Reading ${shownAddress(address)}…\n`);
  const today = new Date().toISOString().slice(0, 10);
  const base = await defaultBranch(signal);
  const result = await requestUpgrade(
    { directory, place, base, coolDownDays: coolDown, workflows, dryRun, today },
    { templates: await context.templates(), readRepository, onFetch, open, readCheckout, signal },
  );
  context.out(json ? `${JSON.stringify(asJson(result), null, 2)}\n` : `${sentences(result).join('\n')}\n`);
}

function asJson({ plan, due, ...rest }: UpgradeRequestResult) {
  const { template, from, version, conflicts } = plan;
  return { ...rest, template, from, version, because: due?.because ?? null, conflicts };
}

function sentences(result: UpgradeRequestResult): string[] {
  const { plan, withheld, pullRequest } = result;
  const conflicts = plan.conflicts.map(({ path, message }) => `  ${path}: ${message}`);
  return [
    sentence(result),
    ...(pullRequest ? [pullRequest.url] : []),
    ...(conflicts.length > 0 ? ['Conflicts to resolve before merging:', ...conflicts] : []),
    ...(withheld.length > 0
      ? [
          'Left out, because GitHub’s own token of a workflow may not change workflow files:',
          ...withheld.map((path) => `  ${path}`),
          'To allow it, save a token with the permission “Workflows: read and write” as the secret CODEHUB_UPGRADE_TOKEN.',
        ]
      : []),
  ];
}

function sentence({ outcome, plan, due }: UpgradeRequestResult): string {
  const [from, version] = [shortVersion(plan.from), shortVersion(plan.version)];
  const what = `the upgrade from ${plan.template} ${from} to ${version}`;
  const draft = plan.conflicts.length > 0 ? ' as a draft' : '';
  const words: Record<UpgradeRequestResult['outcome'], string> = {
    'up-to-date': `Up to date: ${plan.template} ${version} is the newest.`,
    quiet:
      due?.due === false && due.because === 'waiting'
        ? `Nothing to do yet: ${plan.template} ${version} is new, and is offered from ${due.until}.`
        : `Nothing to do: ${plan.template} ${version} changes no file of this service.`,
    planned: `Would open or update a pull request with ${what}${draft}. Nothing was changed.`,
    opened: `Opened a pull request with ${what}${draft}.`,
    updated: `Updated the pull request with ${what}${draft}.`,
    unchanged: `The pull request with ${what} is open.`,
    left: `Somebody has committed to the branch of the pull request with ${what}. It was left as it is.`,
    declined: `A pull request with ${what} was closed without merging. It is not opened again.`,
  };
  return words[outcome];
}
