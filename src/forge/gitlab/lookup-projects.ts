import { Problem } from '../../base/problem.ts';
import type { LookupResult } from '../forge.ts';
import { invalidAnswer } from '../http/invalid-answer.ts';
import { gitlab, gitlabProblem, type GitLabReply } from './gitlab-client.ts';
import type { GitLabContext } from './list-projects.ts';
import { evidenceFromProject, gitlabProject } from './project.ts';

const batch = 20;

/** Looks projects up by id, one request each. One that is not found twice is gone. */
export async function* lookupProjects(
  ids: readonly string[],
  context: GitLabContext,
  signal: AbortSignal,
): AsyncGenerator<LookupResult[], void, void> {
  for (let from = 0; from < ids.length; from += batch)
    yield await Promise.all(ids.slice(from, from + batch).map((id) => lookupTwice(id, context, signal)));
}

async function lookupTwice(id: string, context: GitLabContext, signal: AbortSignal): Promise<LookupResult> {
  const first = await lookupOnce(id, context, signal);
  return first.state === 'gone' ? lookupOnce(id, context, signal) : first;
}

async function lookupOnce(id: string, context: GitLabContext, signal: AbortSignal): Promise<LookupResult> {
  const [, number] = /^gitlab:(\d{1,15})$/.exec(id) ?? [];
  if (number === undefined)
    return unknown(id, new Problem('invalid', `${id} does not identify a project on GitLab.`));
  try {
    const reply = await context.client.request({
      kind: 'gitlab-lookup',
      path: `/projects/${number}`,
      signal,
    });
    return toLookupResult(id, reply, context.hasToken);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return unknown(id, problem);
  }
}

function toLookupResult(id: string, reply: GitLabReply, hasToken: boolean): LookupResult {
  if (reply.status === 404) return { id, state: 'gone' };
  if (reply.status !== 200) return unknown(id, gitlabProblem('it', reply));
  const { data: project, error } = gitlabProject.safeParse(reply.data);
  if (error) return unknown(id, invalidAnswer(gitlab.name, 'it', error));
  if (`gitlab:${project.id}` !== id)
    return unknown(id, new Problem('invalid', 'GitLab answered with another project.'));
  return { id, state: 'present', evidence: evidenceFromProject(project, hasToken) };
}

function unknown(id: string, problem: Problem): LookupResult {
  return { id, state: 'unknown', problem };
}
