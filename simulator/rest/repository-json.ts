import type { Dataset } from '../estate/estate.ts';
import { fullNameOf } from '../estate/estate.ts';
import { githubLicence } from '../estate/github-licence.ts';
import type { GithubLicence } from '../estate/github-licence.ts';
import type { SampleRepository } from '../estate/repository.ts';
import { iso, repositoryNodeId } from '../identity.ts';
import { ownerJson } from './account-json.ts';

export interface RestContext {
  url: string;
  estate: Dataset;
}

/** Members of a repository's object that are addresses below its own, with the templates GitHub shows. */
const below: Record<string, string> = {
  forks_url: '/forks',
  keys_url: '/keys{/key_id}',
  collaborators_url: '/collaborators{/collaborator}',
  teams_url: '/teams',
  hooks_url: '/hooks',
  issue_events_url: '/issues/events{/number}',
  events_url: '/events',
  assignees_url: '/assignees{/user}',
  branches_url: '/branches{/branch}',
  tags_url: '/tags',
  blobs_url: '/git/blobs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  git_refs_url: '/git/refs{/sha}',
  trees_url: '/git/trees{/sha}',
  statuses_url: '/statuses/{sha}',
  languages_url: '/languages',
  stargazers_url: '/stargazers',
  contributors_url: '/contributors',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  commits_url: '/commits{/sha}',
  git_commits_url: '/git/commits{/sha}',
  comments_url: '/comments{/number}',
  issue_comment_url: '/issues/comments{/number}',
  contents_url: '/contents/{+path}',
  compare_url: '/compare/{base}...{head}',
  merges_url: '/merges',
  archive_url: '/{archive_format}{/ref}',
  downloads_url: '/downloads',
  issues_url: '/issues{/number}',
  pulls_url: '/pulls{/number}',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  labels_url: '/labels{/name}',
  releases_url: '/releases{/id}',
  deployments_url: '/deployments',
};

/** A repository as the REST API lists it. */
export function repositoryJson(repository: SampleRepository, context: RestContext): Record<string, unknown> {
  const { url } = context;
  const fullName = fullNameOf(repository);
  const page = `${url}/${fullName}`;
  const api = `${url}/repos/${fullName}`;
  const links = Object.entries(below).map(([key, path]) => [key, api + path]);
  const { host } = new URL(url);
  return {
    id: repository.id,
    node_id: repositoryNodeId(repository),
    name: repository.name,
    full_name: fullName,
    private: repository.visibility !== 'public',
    owner: ownerJson(repository.account, url),
    html_url: page,
    url: api,
    ...(Object.fromEntries(links) as Record<string, string>),
    created_at: iso(repository.createdAt),
    updated_at: iso(repository.updatedAt),
    pushed_at: iso(repository.pushedAt),
    git_url: `git://${host}/${fullName}.git`,
    ssh_url: `git@${host}:${fullName}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    ...describedFacts(repository, context),
    visibility: repository.visibility,
    permissions: { admin: false, maintain: false, push: false, triage: false, pull: true },
  };
}

function describedFacts(repository: SampleRepository, { estate, url }: RestContext): Record<string, unknown> {
  const facts = repository.facts();
  const snapshot = estate.snapshot(repository);
  let bytes = 0;
  for (const found of snapshot.objects.values()) bytes += found.kind === 'blob' ? found.content.length : 0;
  return {
    description: facts.description,
    fork: facts.fork,
    homepage: facts.homepage,
    size: Math.ceil(bytes / 1024),
    stargazers_count: facts.stars,
    watchers_count: facts.stars,
    language: facts.language,
    has_issues: facts.issuesEnabled,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: facts.forks,
    mirror_url: facts.mirrorUrl,
    archived: facts.archived,
    disabled: facts.disabled,
    open_issues_count: facts.openIssues,
    license: licenceJson(githubLicence(snapshot), url),
    allow_forking: true,
    is_template: facts.template,
    web_commit_signoff_required: false,
    topics: facts.topics,
    forks: facts.forks,
    open_issues: facts.openIssues,
    watchers: facts.stars,
    default_branch: facts.defaultBranch,
  };
}

function licenceJson(licence: GithubLicence | null, url: string): Record<string, unknown> | null {
  return (
    licence && {
      key: licence.key,
      name: licence.name,
      spdx_id: licence.spdxId,
      url: licence.pseudoLicense ? null : `${url}/licenses/${licence.key}`,
      node_id: Buffer.from(`07:License${licence.key}`).toString('base64'),
    }
  );
}

/** A repository as `GET /repos/{owner}/{name}` gives it: more than in a listing. */
export function fullRepositoryJson(
  repository: SampleRepository,
  context: RestContext,
): Record<string, unknown> {
  const { url } = context;
  const facts = repository.facts();
  const related = (fullName: string | null) => {
    const [owner = '', name = ''] = fullName?.split('/') ?? [];
    const found = context.estate.repository(owner, name);
    return found?.visibility === 'public' ? repositoryJson(found, context) : undefined;
  };
  const parent = related(facts.parent);
  const organisation = repository.account.kind === 'organisation';
  return {
    ...repositoryJson(repository, context),
    temp_clone_token: null,
    ...(organisation ? { organization: ownerJson(repository.account, url) } : {}),
    ...(parent ? { parent, source: parent } : {}),
    ...(facts.madeFrom ? { template_repository: related(facts.madeFrom) ?? null } : {}),
    network_count: facts.forks,
    subscribers_count: facts.stars,
  };
}
