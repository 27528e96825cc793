import { Problem } from '../../base/problem.ts';
import type { Checkout } from '../../domain/checkout.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import type { UpgradePullRequest, UpgradeResult } from '../../forge/forge.ts';
import type { UpgradePlan } from './upgrade-plan.ts';
import { pullRequestText, type WithheldFiles } from './pull-request-text.ts';
import { upgradeFolder, type FolderUpgradeDependencies } from './upgrade-folder.ts';
import { whenDue, type Due } from './when-due.ts';

/** A service that asks for its own upgrade, from a checkout of its default branch. */
export interface UpgradeRequestInput {
  directory: string;
  place: { owner: string; name: string };
  /** The branch to be merged into. */
  base: string;
  /** Days that a release waits which holds nothing for security. */
  coolDownDays: number;
  /** Whether the token may change files in `.github/workflows`. */
  workflows: boolean;
  /** Only works it out. */
  dryRun: boolean;
  /** ISO date. */
  today: string;
}

export interface UpgradeRequestDependencies extends Pick<
  FolderUpgradeDependencies,
  'templates' | 'readRepository' | 'git' | 'onFetch'
> {
  /** Where the folder lies in its repository, and at which commit; undefined where no repository keeps it. */
  readCheckout: (directory: string) => Promise<Checkout | undefined>;
  open: (upgrade: UpgradePullRequest, signal: AbortSignal) => Promise<UpgradeResult>;
  signal: AbortSignal;
}

/** What came of it. */
export interface UpgradeRequestResult {
  /** `quiet`: there is an upgrade, and it is not the time for it; `planned`: it was only worked out. */
  outcome: UpgradeResult['outcome'] | 'up-to-date' | 'quiet' | 'planned';
  plan: Pick<UpgradePlan, 'template' | 'from' | 'version' | 'conflicts'>;
  due: Due | null;
  /** Paths of workflow files that were left out. */
  withheld: readonly string[];
  pullRequest: { url: string; number: number } | null;
}

/**
 * Works out the upgrade of the service in a folder, and opens a pull request with it or brings the one there is up to date.
 * Nothing in the folder is changed, and nothing but a branch of its own at the forge. Says nothing to anybody where no file of the
 * service would change, or while a release is young and holds nothing for security.
 *
 * @throws Problem as `upgradeFolder` and `Publisher.openUpgradePullRequest` do; `invalid` for a folder that no repository keeps
 */
export async function requestUpgrade(
  input: UpgradeRequestInput,
  tools: UpgradeRequestDependencies,
): Promise<UpgradeRequestResult> {
  const { directory, today, dryRun, place, base } = input;
  const { open, readCheckout, signal, ...rest } = tools;
  const checkout = await readCheckout(directory);
  if (!checkout) throw new Problem('invalid', `${directory} is not in a git repository with a commit.`);
  const { plan, diff } = await upgradeFolder(
    { directory, set: {}, dryRun: true, date: today },
    { ...rest, signal },
  );
  const told = { plan, withheld: [], pullRequest: null };
  if (plan.writes.size === 0) return { ...told, outcome: 'up-to-date', due: null };
  const due = whenDue(plan, input);
  if (!due.due) return { ...told, outcome: 'quiet', due };
  // In a folder below the root they are no workflows to GitHub.
  const mayWrite = input.workflows || checkout.prefix !== '';
  const withheld = mayWrite ? noFiles : withheldFrom(plan, diff ?? '');
  if (dryRun) return { ...told, outcome: 'planned', due, withheld: withheld.paths };
  const title = (await titleOf(plan.template, tools)) ?? plan.template;
  const { outcome, url, number } = await open(
    {
      ...place,
      ...{ base, head: checkout.head },
      ...pullRequestText(plan, { title }, withheld),
      ...within(checkout.prefix, plan, new Set(withheld.paths)),
    },
    signal,
  );
  return { ...told, outcome, due, withheld: withheld.paths, pullRequest: { url, number } };
}

const noFiles: WithheldFiles = { paths: [], patch: '' };
const workflow = /^\.github\/workflows\//;

function withheldFrom({ writes, deletions }: UpgradePlan, diff: string): WithheldFiles {
  const paths = [...writes.keys(), ...deletions].filter((path) => workflow.test(path)).sort();
  const parts = diff
    .split(/^(?=diff --git )/m)
    .filter((part) => /^diff --git a\/\.github\/workflows\//.test(part));
  return { paths, patch: parts.join('') };
}

/** What is written, by paths from the root of the repository. */
function within(
  prefix: string,
  { writes, deletions }: UpgradePlan,
  withheld: ReadonlySet<string>,
): { writes: FileTree; deletions: string[] } {
  return {
    writes: new Map(
      [...writes]
        .filter(([path]) => !withheld.has(path))
        .map(([path, file]) => [`${prefix}${path}`, file] as const),
    ),
    deletions: deletions.filter((path) => !withheld.has(path)).map((path) => `${prefix}${path}`),
  };
}

/** Undefined for a template repository, which has no title. */
async function titleOf(
  template: string,
  { templates }: Pick<UpgradeRequestDependencies, 'templates'>,
): Promise<string | undefined> {
  const all = await templates.list();
  return all.find(({ id }) => id === template)?.title;
}
