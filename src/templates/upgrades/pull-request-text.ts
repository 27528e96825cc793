import type { Template } from '../../domain/template.ts';
import type { UpgradePlan } from './upgrade-plan.ts';

/** What a pull request with an upgrade is called and says. */
export interface PullRequestText {
  branch: string;
  title: string;
  /** Markdown, within what GitHub takes. */
  body: string;
}

/** GitHub takes 65,536 characters: two lists of so many lines, in which names and words are cut, fit. */
const maxLines = 70;
const maxNameLength = 120;

/**
 * The text of an upgrade pull request that a person has to review: conflicts first, with what to do.
 *
 * @param template whose title people know
 */
export function pullRequestText(
  plan: Pick<UpgradePlan, 'template' | 'from' | 'version' | 'changelog' | 'conflicts'>,
  template: Pick<Template, 'title'>,
): PullRequestText {
  const { from, version, conflicts, changelog } = plan;
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
    ...(changes.length > 0 ? ['## What changed in the template', limited(changes)] : []),
    '## Before you merge',
    'Look at the differences and wait for your tests. If you do not want this upgrade, close the pull request: it is not opened again for this version.',
  ];
  return {
    branch: `codehub/upgrade-${version}`,
    title: conflicts.length > 0 ? `${title} (with conflicts)` : title,
    body: `${body.join('\n\n')}\n`,
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
