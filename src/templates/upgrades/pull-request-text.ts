import { packageName } from '../../domain/package-name.ts';
import type { Template } from '../../domain/template.ts';
import { shortVersion } from '../../lineage/template-name.ts';
import type { UpgradePlan } from './upgrade-plan.ts';

/** What a pull request with an upgrade is called and says. */
export interface PullRequestText {
  /** The same for every upgrade of a service: there is one open pull request, which newer releases bring up to date. */
  branch: string;
  title: string;
  /** Markdown, within what GitHub takes. */
  body: string;
  /** Not to be merged as it is. */
  draft: boolean;
  /** What it brings: once turned down it is not offered again. */
  key: string;
}

/** Changes of workflow files that the token in use may not write. */
export interface WithheldFiles {
  paths: readonly string[];
  /** As `git apply` takes them; empty where they are too many for the text. */
  patch: string;
}

/** GitHub takes 65,536 characters: two lists of so many lines, in which names and words are cut, fit. */
const maxLines = 70;
const maxNameLength = 120;

/**
 * The text of an upgrade pull request that a person has to review: conflicts first, with what to do.
 *
 * @param template whose title people know
 * @param withheld what the pull request leaves out, to be told with the way to bring it in
 */
export function pullRequestText(
  plan: Pick<UpgradePlan, 'template' | 'from' | 'version' | 'changelog' | 'conflicts'> &
    Partial<Pick<UpgradePlan, 'notices'>>,
  template: Pick<Template, 'title'>,
  withheld: WithheldFiles = { paths: [], patch: '' },
): PullRequestText {
  const { conflicts, changelog, notices = [] } = plan;
  const [from, version] = [shortVersion(plan.from), shortVersion(plan.version)];
  const title = `Upgrade from ${plan.template} ${from} to ${version}`;
  const changes = changelog.flatMap((release) =>
    release.changes.map(
      ({ text, security }) =>
        `- ${release.version}: ${security ? '**Security.** ' : ''}${shortened(text, 300)}`,
    ),
  );
  const body = [
    `Brings in what “${template.title}” has learnt since version ${from}. Your own changes are kept.`,
    ...conflictLines(conflicts),
    ...withheldLines(withheld),
    ...(changes.length > 0 ? ['## What changed in the template', limited(changes)] : []),
    ...(notices.length > 0
      ? ['## Left as you have it', limited(notices.map(({ path, message }) => `- ${code(path)}: ${message}`))]
      : []),
    '## Before you merge',
    'Look at the differences and wait for your tests. If you do not want this upgrade, close the pull request: it is not opened again for this version. A newer version brings this pull request up to date, unless you have committed to its branch.',
  ];
  return {
    branch: 'codehub/upgrade',
    title: conflicts.length > 0 ? `${title} (with conflicts)` : title,
    body: `${body.join('\n\n')}\n`,
    draft: conflicts.length > 0 || withheld.paths.length > 0,
    key: `${plan.template} ${plan.version}`,
  };
}

function conflictLines(conflicts: UpgradePlan['conflicts']): string[] {
  if (conflicts.length === 0) return [];
  const files = conflicts.map(
    ({ path, others, message }) => `- ${[path, ...others.slice(0, 1)].map(code).join(', ')}: ${message}`,
  );
  const count = conflicts.length === 1 ? 'a conflict' : `${conflicts.length} conflicts`;
  return [
    `## Do not merge yet: ${count}`,
    'You and the template changed the same places. Check out this branch, and in each of these files decide what is to stay: where both versions are marked, remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`. Then commit to this branch.',
    limited(files),
  ];
}

/** GitHub takes 65,536 characters; half of them are for the rest. */
const maxPatchLength = 30_000;

function withheldLines({ paths, patch }: WithheldFiles): string[] {
  if (paths.length === 0) return [];
  const fits = patch !== '' && patch.length <= maxPatchLength;
  return [
    '## Do not merge yet: changes of workflows are left out',
    'GitHub lets the token that opened this pull request change nothing in `.github/workflows`, so these files are as they were:',
    limited(paths.map((path) => `- ${code(path)}`)),
    fits
      ? 'Check out this branch, save this patch as a file, run `git apply` with it, and commit to this branch:'
      : `Check out this branch, and bring the files up to date with those that “npx ${packageName} new” makes now. Then commit to this branch.`,
    ...(fits ? [fenced(patch)] : []),
    'To have them brought in next time, give the workflow a token that may write workflows, as `.github/upgrade/README.md` says.',
  ];
}

function fenced(patch: string): string {
  const longest = Math.max(2, ...Array.from(patch.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${patch.replace(/\n*$/, '\n')}${fence}`;
}

function limited(lines: readonly string[]): string {
  const more = lines.length - maxLines;
  return [...lines.slice(0, maxLines), ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

/** A name as Markdown shows it letter by letter, including special characters. */
function code(path: string): string {
  const plain = shortened(path.replaceAll(/\p{Cc}/gu, '�'), maxNameLength);
  const longest = Math.max(0, ...Array.from(plain.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${plain} ${fence}`;
}

function shortened(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength).toWellFormed()}…` : text;
}
