import { Problem } from '../../base/problem.ts';
import type { LookupResult } from '../forge.ts';
import { lookupInBatches } from '../lookup-in-batches.ts';
import { invalidAnswer } from '../http/invalid-answer.ts';
import { gitlab, gitlabProblem, type GitLabReply } from './gitlab-client.ts';
import type { GitLabContext } from './list-projects.ts';
import { evidenceFromProject, gitlabProject } from './project.ts';

/** Looks projects up by id, one request each. */
export function lookupProjects(
  ids: readonly string[],
  context: GitLabContext,
  signal: AbortSignal,
): AsyncGenerator<LookupResult[], void, void> {
  return lookupInBatches(ids, (id) => lookupOnce(id, context, signal));
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
