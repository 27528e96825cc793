import { z } from 'zod';
import { notFound, Problem } from '../../../base/problem.ts';
import type { UpgradePullRequest } from '../../publisher.ts';
import type { PublishTarget } from './publish-files.ts';
import { anything, expectAnswer, refusal, type Send } from './publish-request.ts';

const pullShape = z.object({
  number: z.int(),
  node_id: z.string(),
  html_url: z.url(),
  state: z.string(),
  draft: z.boolean().default(false),
  merged_at: z.string().nullable(),
  title: z.string(),
  body: z.string().nullable(),
});

/** A pull request as GitHub lists it. */
export type Pull = z.infer<typeof pullShape>;

/** As `Publisher.defaultBranch` says. */
export async function defaultBranch(
  { owner, name }: { owner: string; name: string },
  send: Send,
): Promise<string> {
  const answer = await send('GET /repos/{owner}/{repo}', { owner, repo: name });
  if (answer.status === 404) throw notFound(`The repository ${owner}/${name}`);
  const shape = z.object({ default_branch: z.string() });
  return expectAnswer(`Looking at ${owner}/${name}`, answer, shape).default_branch;
}

/** As `Publisher.isPullRequestOpen` says. */
export async function isPullOpen(
  { owner, name, number }: { owner: string; name: string; number: number },
  send: Send,
): Promise<boolean> {
  const answer = await send('GET /repos/{owner}/{repo}/pulls/{number}', { owner, repo: name, number });
  if (answer.status === 404) return false;
  return expectAnswer('Looking at a pull request', answer, pullShape).state === 'open';
}

/** A mark in the text, which people do not see: what the pull request brings. */
function markOf(key: string): string {
  return `<!-- codehub-upgrade: ${key} -->`;
}

function bodyOf({ body, key }: UpgradePullRequest): string {
  return key === undefined ? body : `${body}\n${markOf(key)}\n`;
}

/** Those from the branch to the base, newest first, whatever became of them. */
export async function pullsOf(
  send: Send,
  place: PublishTarget,
  { branch, base }: UpgradePullRequest,
): Promise<Pull[]> {
  const query = { state: 'all', head: `${place.owner}:${branch}`, base, sort: 'created', direction: 'desc' };
  const answer = await send('GET /repos/{owner}/{repo}/pulls', { ...place, ...query, per_page: 100 });
  return expectAnswer('Looking for pull requests', answer, z.array(pullShape));
}

/**
 * The pull request that was closed without merging, where this upgrade must not be offered again: the same one by its key, or
 * any of the branch where it has none. Undefined while one is open.
 */
export function declinedPull(pulls: readonly Pull[], { key }: UpgradePullRequest): Pull | undefined {
  const isDeclined = ({ state, merged_at }: Pull) => state === 'closed' && merged_at === null;
  if (pulls.some(({ state }) => state === 'open')) return undefined;
  if (key === undefined) return pulls.slice(0, 1).find(isDeclined);
  return pulls.find((pull) => isDeclined(pull) && pull.body?.includes(markOf(key)));
}

/** Off unless somebody switched it on, whatever a workflow's permissions say. */
const settingAdvice =
  ' The token may not open pull requests. For the token of a workflow, the repository’s settings must say so: “Actions”, “General”, “Allow GitHub Actions to create and approve pull requests”.';

/** Opens a pull request, as a draft where it is to be one and the repository has drafts. */
export async function openPull(send: Send, place: PublishTarget, upgrade: UpgradePullRequest): Promise<Pull> {
  const { title, branch: head, base, draft = false } = upgrade;
  const wanted = { ...place, title, body: bodyOf(upgrade), head, base };
  const ask = (asDraft: boolean) =>
    send('POST /repos/{owner}/{repo}/pulls', { ...wanted, ...(asDraft ? { draft: true } : {}) });
  const first = await ask(draft);
  if (first.status === 403) throw refusal('Opening the pull request', first, settingAdvice);
  if (first.status !== 422) return expectAnswer('Opening the pull request', first, pullShape);
  const [found] = await pullsOf(send, place, upgrade);
  if (found?.state === 'open') return found;
  // Private repositories have no drafts on some plans: the title and the text say that it is not to be merged.
  return expectAnswer('Opening the pull request', draft ? await ask(false) : first, pullShape);
}

/** Brings the words of a pull request, and whether it is a draft, up to date. @returns whether anything was changed */
export async function renewPull(
  send: Send,
  place: PublishTarget,
  { pull, upgrade }: { pull: Pull; upgrade: UpgradePullRequest },
): Promise<boolean> {
  const { title, draft = false } = upgrade;
  const body = bodyOf(upgrade);
  const renewed = pull.title !== title || pull.body !== body;
  if (renewed) {
    const wanted = { ...place, number: pull.number, title, body };
    const answer = await send('PATCH /repos/{owner}/{repo}/pulls/{number}', wanted);
    expectAnswer('Describing the pull request', answer, anything);
  }
  if (pull.draft !== draft) await setDraft(send, pull, draft);
  return renewed;
}

const mutations = {
  draft:
    'mutation ($id: ID!) { convertPullRequestToDraft(input: { pullRequestId: $id }) { clientMutationId } }',
  ready:
    'mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }',
};

/** Only GraphQL does this. A token that may not leaves the pull request as it is; its words say what it is. */
async function setDraft(send: Send, { node_id: id }: Pull, draft: boolean): Promise<void> {
  try {
    await send('POST /graphql', { query: mutations[draft ? 'draft' : 'ready'], variables: { id } });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}
