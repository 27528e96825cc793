import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { Access, NewService, Published, PublishStep } from '../../publisher.ts';
import { writeCommit, writeTree, type PublishTarget } from './publish-files.ts';
import { planSteps, stepLine } from './publish-plan.ts';
import {
  anything,
  expectAnswer,
  openSender,
  refusal,
  type PublisherOptions,
  type Send,
} from './publish-request.ts';
import { isSafeguard, safeguards } from './safeguards.ts';

const branch = 'main';
/** How long, in milliseconds, work goes on that the caller cannot stop. */
const timeoutMs = 60_000;

const made = z.object({ html_url: z.url(), default_branch: z.string() });
type Made = z.infer<typeof made>;

/** As `Publisher.publishService` says. */
export async function publishService(
  service: NewService,
  access: Access,
  options: PublisherOptions,
): Promise<Published> {
  const steps = planSteps(service);
  const send = openSender(options, access);
  // For what must not stop half-way when the caller gives up.
  const untiring = () => openSender(options, { ...access, signal: AbortSignal.timeout(timeoutMs) });
  const route = await creationRoute(send, service.owner);
  const place = { owner: service.owner, repo: service.name };
  let repository: Made | undefined;
  let commit = '';
  const work: Record<PublishStep['id'], () => Promise<void>> = {
    async create() {
      repository = await create(untiring(), route, service);
      access.signal.throwIfAborted();
    },
    files: async () => void (commit = await writeFiles(send, place, service)),
    branch: () => pointMain(send, place, { commit, before: repository?.default_branch ?? branch }),
    settings: () => changeSettings(send, place),
    topics: () => setTopics(send, place, service.topics),
    ...safeguards(send, place, service),
  };
  try {
    for (const step of steps) await take(step, work[step.id]);
  } catch (error) {
    if (repository) await undo(untiring(), { place, url: repository.html_url, steps, error });
    throw told(error, steps, place);
  }
  return { url: repository?.html_url ?? '', steps };
}

async function take(step: PublishStep, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    step.outcome = 'done';
  } catch (error) {
    step.detail = error instanceof Problem ? error.message : null;
    step.outcome = isSafeguard(step.id) && error instanceof Problem ? 'remark' : 'failed';
    if (step.outcome === 'failed') throw error;
  }
}

const account = z.object({ login: z.string(), type: z.string() });

/** Organisations and people have routes of their own. @throws Problem when the owner cannot be written to */
async function creationRoute(send: Send, owner: string): Promise<string> {
  const found = await send('GET /users/{owner}', { owner });
  if (found.status === 404) throw new Problem('not-found', `There is no account ${owner} on GitHub.`);
  if (expectAnswer(`Looking for ${owner}`, found, account).type === 'Organization')
    return 'POST /orgs/{org}/repos';
  const { login } = expectAnswer('Looking whose the token is', await send('GET /user', {}), account);
  if (login.toLowerCase() === owner.toLowerCase()) return 'POST /user/repos';
  throw new Problem(
    'forbidden',
    `${owner} is a person’s account, and the token is not theirs but ${login}’s.`,
  );
}

/** With a first commit of GitHub's own: it takes no objects into a repository without any. */
async function create(send: Send, route: string, service: NewService): Promise<Made> {
  const { owner, name, description } = service;
  const body = { name, description, private: service.private ?? false, auto_init: true, has_wiki: false };
  const what = `Creating ${owner}/${name}`;
  try {
    const answer = await send(
      route,
      { ...(route.includes('{org}') ? { org: owner } : {}), ...body },
      { repeatable: false },
    );
    if (answer.status === 422)
      throw new Problem('conflict', `${refusal(what, answer).message} Nothing was changed.`);
    return expectAnswer(what, answer, made);
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'unreachable') throw error;
    const message = `${error.message} Nobody knows whether ${owner}/${name} was created. Look for it on GitHub, and delete it if it holds only a README.`;
    throw new Problem('unreachable', message, { cause: error });
  }
}

async function writeFiles(send: Send, place: PublishTarget, { files, message }: NewService): Promise<string> {
  const tree = await writeTree(send, place, { writes: files, deletions: [] });
  return writeCommit(send, place, { message, tree, parents: [] });
}

/** The commit takes the place of GitHub's own. Forced: the repository is seconds old and ours. */
async function pointMain(
  send: Send,
  place: PublishTarget,
  { commit, before }: { commit: string; before: string },
): Promise<void> {
  if (before === branch) {
    const body = { ...place, branch, sha: commit, force: true };
    expectAnswer(
      'Filling main',
      await send('PATCH /repos/{owner}/{repo}/git/refs/heads/{+branch}', body),
      anything,
    );
    return;
  }
  const body = { ...place, ref: `refs/heads/${branch}`, sha: commit };
  expectAnswer('Creating main', await send('POST /repos/{owner}/{repo}/git/refs', body), anything);
  const change = { ...place, default_branch: branch };
  expectAnswer('Making main the default', await send('PATCH /repos/{owner}/{repo}', change), anything);
  const old = { ...place, branch: before };
  expectAnswer(
    `Removing ${before}`,
    await send('DELETE /repos/{owner}/{repo}/git/refs/heads/{+branch}', old),
    anything,
  );
}

async function changeSettings(send: Send, place: PublishTarget): Promise<void> {
  const settings = { has_issues: true, has_wiki: false, delete_branch_on_merge: true };
  const answer = await send('PATCH /repos/{owner}/{repo}', { ...place, ...settings });
  expectAnswer('Changing settings', answer, anything);
}

async function setTopics(send: Send, place: PublishTarget, names: readonly string[]): Promise<void> {
  const answer = await send('PUT /repos/{owner}/{repo}/topics', { ...place, names });
  expectAnswer('Setting topics', answer, anything);
}

/** Deletes the repository that was made in this call. @throws Problem `partial` that says what is left and what to do */
async function undo(
  send: Send,
  { place, url, steps, error }: { place: PublishTarget; url: string; steps: PublishStep[]; error: unknown },
): Promise<void> {
  try {
    const answer = await send('DELETE /repos/{owner}/{repo}', { ...place });
    expectAnswer('Deleting it again', answer, anything);
    for (const step of steps) if (step.outcome === 'done') step.outcome = 'undone';
  } catch (refused) {
    const name = `${place.owner}/${place.repo}`;
    const why = refused instanceof Problem ? refused.message : 'It could not be deleted.';
    const message = `Publishing ${name} failed, and the unfinished repository is still there: ${url}. ${why} Delete it there under Settings, “Danger zone”, or with: gh repo delete ${name}`;
    throw new Problem('partial', message, { cause: error, faults: steps.map(stepLine) });
  }
}

function told(error: unknown, steps: PublishStep[], { owner, repo }: PublishTarget): unknown {
  if (!(error instanceof Problem)) return error;
  const undone = steps.some(({ outcome }) => outcome === 'undone');
  const message = `${owner}/${repo} was not published. ${error.message}${undone ? ' What had been made was deleted again.' : ''}`;
  return new Problem(error.kind, message, { cause: error, faults: steps.map(stepLine) });
}
