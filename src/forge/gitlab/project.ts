import { z } from 'zod';
import type { Evidence } from '../../domain/evidence.ts';

const text = z.string().nullish();
const flag = z.boolean().optional();
const count = z.number().int().optional();
const webAddress = z.url({ protocol: /^https?$/ });
const access = z.string().optional();

/** What is read of a project (docs.gitlab.com/api/projects), in listings and alone. */
export const gitlabProject = z.object({
  id: z.number().int().positive(),
  path: z.string().min(1),
  path_with_namespace: z.string().min(3),
  namespace: z.object({ kind: z.string(), full_path: z.string().min(1) }),
  web_url: webAddress,
  http_url_to_repo: webAddress.optional(),
  /** Left out only where everybody may see the project, by some servers when they are asked without a token. */
  visibility: z.enum(['public', 'internal', 'private']).default('public'),
  repository_access_level: access,
  issues_access_level: access,
  issues_enabled: flag,
  description: text,
  topics: z.array(z.string()).optional(),
  archived: flag,
  mirror: flag,
  empty_repo: flag,
  star_count: count,
  forks_count: count,
  forked_from_project: z.object({ path_with_namespace: z.string() }).nullish(),
  default_branch: text,
  created_at: text,
  last_activity_at: z.string(),
});

export type GitLabProject = z.infer<typeof gitlabProject>;

/** Whether everybody may read its code: a public project may keep its repository to members, or have none. */
export function isOpenProject({ visibility, repository_access_level: level }: GitLabProject): boolean {
  return visibility === 'public' && level !== 'private' && level !== 'disabled';
}

/**
 * Evidence without files or newest commit, which git gives, and without language and release (`project-facts.ts`). What
 * GitLab takes the licence to be would be one more request, and is not collected: the hub reads the licence files itself.
 *
 * @param hasToken names of projects that others may not see are left out when a token was used
 */
export function evidenceFromProject(project: GitLabProject, hasToken: boolean): Evidence {
  const owner = project.namespace.full_path;
  return {
    id: `gitlab:${project.id}`,
    forge: 'gitlab',
    organisation: owner.toLowerCase(),
    owner,
    name: project.path,
    url: project.web_url,
    visibility: project.visibility === 'public' && !isOpenProject(project) ? 'private' : project.visibility,
    ownerType: project.namespace.kind === 'user' ? 'user' : 'organisation',
    description: project.description?.trim() === '' ? null : project.description,
    topics: project.topics,
    ...lineage(project, hasToken),
    archived: project.archived,
    mirror: project.mirror,
    ...(project.empty_repo === undefined ? {} : { empty: project.empty_repo }),
    stars: project.star_count,
    forks: project.forks_count,
    issuesEnabled: issuesEnabled(project),
    defaultBranch: project.default_branch,
    createdAt: project.created_at,
    updatedAt: project.last_activity_at,
  };
}

/**
 * The parent of a fork is named to those who may see it, which the token's owner may be alone. An answer with few details
 * (told by the absence of `archived`) does not say that a project is no fork.
 */
function lineage(
  { forked_from_project: parent, archived }: GitLabProject,
  hasToken: boolean,
): Pick<Evidence, 'fork' | 'parent'> {
  if (parent) return { fork: true, parent: hasToken ? undefined : parent.path_with_namespace };
  return archived === undefined ? { fork: undefined, parent: undefined } : { fork: false, parent: null };
}

function issuesEnabled({ issues_access_level: level, issues_enabled: enabled }: GitLabProject) {
  return level === undefined ? enabled : level === 'enabled';
}
