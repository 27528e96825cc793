import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { Access, UpgradePullRequest, UpgradeResult } from '../../publisher.ts';
import { writeCommit, writeTree, type PublishTarget } from './publish-files.ts';
import {
  anything,
  expectAnswer,
  openSender,
  refusal,
  type PublisherOptions,
  type Send,
} from './publish-request.ts';
import { declinedPull, openPull, pullsOf, renewPull, type Pull } from './upgrade-pulls.ts';

const oid = z.string().regex(/^[0-9a-f]{40,64}$/);
const reference = z.object({ object: z.object({ sha: oid }) });
const commitShape = z.object({ sha: oid, message: z.string(), tree: z.object({ sha: oid }) });
type Commit = z.infer<typeof commitShape>;

/** Marks a commit as this hub's: it names its own tree, so that a commit somebody has amended no longer says so. */
const mark = 'Upgrade-Tree: ';
const undoPatience = 30_000;

/** As `Publisher.openUpgradePullRequest` says. */
export async function openUpgradePullRequest(
  upgrade: UpgradePullRequest,
  access: Access,
  options: PublisherOptions,
): Promise<UpgradeResult> {
  requireBranches([upgrade.base, upgrade.branch]);
  if (upgrade.base === upgrade.branch)
    throw new Problem('invalid', 'A pull request needs a branch of its own.');
  const send = openSender(options, access);
  const place = { owner: upgrade.owner, repo: upgrade.name };
  const head = await baseOf(send, place, upgrade);
  const pulls = await pullsOf(send, place, upgrade);
  const tip = await tipOf(send, place, upgrade.branch);
  const declined = declinedPull(pulls, upgrade);
  if (declined) return result(declined, 'declined');
  const [latest] = pulls;
  const isOver = latest?.state === 'closed' && latest.merged_at !== null;
  if (tip && !isOurs(tip) && !isOver) return leftAlone(latest, upgrade);
  const { writes, deletions } = upgrade;
  const tree = await writeTree(send, place, { writes, deletions, base: head.tree.sha });
  if (tree === head.tree.sha) throw new Problem('invalid', 'It would change nothing.');
  const moved = tip?.tree.sha !== tree;
  if (moved) await moveBranch(send, place, { upgrade, tree, tip });
  try {
    if (latest?.state !== 'open') return result(await openPull(send, place, upgrade), 'opened');
    const renewed = await renewPull(send, place, { pull: latest, upgrade });
    return result(latest, moved || renewed ? 'updated' : 'unchanged');
  } catch (error) {
    if (!tip)
      await removeBranch(
        openSender(options, { ...access, signal: AbortSignal.timeout(undoPatience) }),
        place,
        { branch: upgrade.branch, error },
      );
    throw error;
  }
}

/** Names that git allows, and that stand in an address as they are. */
function requireBranches(names: readonly string[]): void {
  const wrong = names.filter((name) => !/^(?!.*(?:\.\.|\/\/|\.lock$))[\w][\w./+-]*$/.test(name));
  if (wrong.length === 0) return;
  throw new Problem('invalid', `This hub cannot write to a branch of this name: ${wrong.join(', ')}.`);
}

function result({ html_url: url, number }: Pull, outcome: UpgradeResult['outcome']): UpgradeResult {
  return { url, number, outcome };
}

function isOurs({ message, tree }: Commit): boolean {
  return message.split('\n').at(-1) === `${mark}${tree.sha}`;
}

function leftAlone(latest: Pull | undefined, { branch, owner, name }: UpgradePullRequest): UpgradeResult {
  if (latest?.state === 'open') return result(latest, 'left');
  throw new Problem(
    'conflict',
    `${owner}/${name} has a branch ${branch} with commits that are not this hub’s. Rename or delete it first.`,
  );
}

/** The commit to start from, which must be the one that was read. */
async function baseOf(send: Send, place: PublishTarget, { base, head }: UpgradePullRequest): Promise<Commit> {
  const found = await tipOf(send, place, base);
  const name = `${place.owner}/${place.repo}`;
  if (!found) throw new Problem('not-found', `${name} has no branch ${base}, or the token may not see it.`);
  if (found.sha === head) return found;
  throw new Problem('conflict', `The branch ${base} of ${name} has moved since it was read. Start again.`);
}

/** The commit a branch is at; undefined where there is no such branch. */
async function tipOf(send: Send, place: PublishTarget, branch: string): Promise<Commit | undefined> {
  const answer = await send('GET /repos/{owner}/{repo}/git/ref/heads/{+branch}', { ...place, branch });
  if (answer.status === 404) return undefined;
  const { sha } = expectAnswer(`Looking at the branch ${branch}`, answer, reference).object;
  const commit = await send('GET /repos/{owner}/{repo}/git/commits/{sha}', { ...place, sha });
  return expectAnswer(`Looking at the branch ${branch}`, commit, commitShape);
}

/** On top of our own commit where there is one, and always of the base: git refuses the move if somebody was faster. */
async function moveBranch(
  send: Send,
  place: PublishTarget,
  { upgrade, tree, tip }: { upgrade: UpgradePullRequest; tree: string; tip: Commit | undefined },
): Promise<void> {
  const { title, branch, head } = upgrade;
  const parents = tip ? [tip.sha, head] : [head];
  const sha = await writeCommit(send, place, { message: `${title}\n\n${mark}${tree}`, tree, parents });
  const answer = tip
    ? await send('PATCH /repos/{owner}/{repo}/git/refs/heads/{+branch}', {
        ...place,
        branch,
        sha,
        force: false,
      })
    : await send('POST /repos/{owner}/{repo}/git/refs', { ...place, ref: `refs/heads/${branch}`, sha });
  if (answer.status === 422) {
    const now = await tipOf(send, place, branch);
    // An answer that was lost on the way and asked for again.
    if (now?.sha === sha) return;
    throw new Problem('conflict', refusal(`Moving the branch ${branch}`, answer).message);
  }
  expectAnswer(`Moving the branch ${branch}`, answer, anything);
}

/** A branch without a pull request would only puzzle people. */
async function removeBranch(
  send: Send,
  place: PublishTarget,
  { branch, error }: { branch: string; error: unknown },
): Promise<void> {
  try {
    const answer = await send('DELETE /repos/{owner}/{repo}/git/refs/heads/{+branch}', { ...place, branch });
    expectAnswer(`Deleting the branch ${branch}`, answer, anything);
  } catch {
    const why = error instanceof Error ? error.message : '';
    const message = `The pull request was not opened. ${why} The branch ${branch} of ${place.owner}/${place.repo} is still there: delete it on GitHub, under “Branches”.`;
    throw new Problem('partial', message, { cause: error });
  }
}
