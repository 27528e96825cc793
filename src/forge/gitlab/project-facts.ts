import { z } from 'zod';
import { parallel } from '../../base/parallel.ts';
import { Problem } from '../../base/problem.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { ListingPage } from '../forge.ts';
import { TokenRefused } from '../http/retry-policy.ts';
import { invalidAnswer } from '../http/invalid-answer.ts';
import { gitlab, type GitLabClient } from './gitlab-client.ts';

/** Projects asked about at once. */
const concurrency = 3;

/** When more projects of a chunk fail than these, it is GitLab that fails. */
const maxFailures = 3;

interface FactsContext {
  client: GitLabClient;
  signal: AbortSignal;
}

export interface CompletedProjects extends Pick<ListingPage, 'repositories' | 'faults'> {
  /** Ids of those about which GitLab did not answer: they keep what is known, and have to be asked about again. */
  failed: Set<string>;
}

/**
 * Adds what GitLab tells of one project alone, at a request each: its main language and its latest release. To be used
 * for projects with activity, whose files cost more requests than these.
 *
 * @throws Problem when GitLab fails for several; TokenRefused; the signal's reason when it is aborted
 */
export async function completeProjects(
  projects: readonly Evidence[],
  { client, signal }: FactsContext,
): Promise<CompletedProjects> {
  const completed: CompletedProjects = { repositories: [], faults: [], failed: new Set() };
  const results = parallel(projects, { limit: concurrency, signal }, (project, stop) =>
    completeOne(project, { client, signal: stop }),
  );
  for await (const { evidence, problem } of results) {
    completed.repositories.push(evidence);
    if (!problem) continue;
    completed.failed.add(evidence.id);
    completed.faults.push({ subject: `${evidence.owner}/${evidence.name}`, problem });
    if (completed.failed.size > maxFailures) throw problem;
  }
  return completed;
}

async function completeOne(
  evidence: Evidence,
  context: FactsContext,
): Promise<{ evidence: Evidence; problem?: Problem }> {
  try {
    const language = await mainLanguage(evidence, context);
    const latestRelease = await newestRelease(evidence, context);
    return { evidence: { ...evidence, language, latestRelease } };
  } catch (problem) {
    if (!(problem instanceof Problem) || problem instanceof TokenRefused) throw problem;
    return { evidence, problem };
  }
}

const languages = z.record(z.string(), z.number());

/**
 * The language with the largest share (docs.gitlab.com/api/projects, "List all programming languages used"). GitLab finds
 * languages some time after it is first asked, and names none until then: that is not collected, not absent.
 */
async function mainLanguage(project: Evidence, context: FactsContext): Promise<Evidence['language']> {
  const data = await ask(project, { kind: 'gitlab-languages', path: 'languages' }, context);
  if (data === undefined) return undefined;
  const { data: shares, error } = languages.safeParse(data);
  if (error) throw invalidAnswer(gitlab.name, project.name, error);
  const [main] = Object.entries(shares).sort(([, one], [, other]) => other - one);
  return main?.[0];
}

const releases = z.array(
  z.object({
    tag_name: z.string(),
    released_at: z.string().nullish(),
    upcoming_release: z.boolean().optional(),
  }),
);

/** The newest release that is out; releases come newest first, those with a date to come too (docs.gitlab.com/api/releases). */
async function newestRelease(project: Evidence, context: FactsContext): Promise<Evidence['latestRelease']> {
  const data = await ask(project, { kind: 'gitlab-releases', path: 'releases?per_page=5' }, context);
  if (data === undefined) return undefined;
  const { data: found, error } = releases.safeParse(data);
  if (error) throw invalidAnswer(gitlab.name, project.name, error);
  const newest = found.find(({ upcoming_release: isUpcoming }) => isUpcoming !== true);
  if (newest) return { tag: newest.tag_name, publishedAt: newest.released_at ?? null };
  return found.length === 0 ? null : undefined;
}

/** Undefined where not everybody may know: projects can keep their releases and their code to members. */
async function ask(
  { id }: Evidence,
  { kind, path }: { kind: 'gitlab-languages' | 'gitlab-releases'; path: string },
  { client, signal }: FactsContext,
): Promise<unknown> {
  const number = id.slice(id.indexOf(':') + 1);
  const { status, data } = await client.request({ kind, path: `/projects/${number}/${path}`, signal });
  return status === 200 ? data : undefined;
}
