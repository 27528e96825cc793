import type { SampleRepository } from '../estate/repository.ts';
import { lastActivity, type GitLabState } from './gitlab-state.ts';

/** A project as GitLab shows it to anybody (docs.gitlab.com/api/projects): without a token, some lists hold no more. */
export function basicProjectJson(repository: SampleRepository, state: GitLabState) {
  const { id, name, account, createdAt, visibility } = repository;
  const facts = repository.facts();
  const path = `${account.login}/${name}`;
  const web = `${state.url}/${path}`;
  const isEmpty = repository.files().size === 0;
  return {
    id,
    description: facts.description,
    name,
    name_with_namespace: path.replaceAll('/', ' / '),
    path: name,
    path_with_namespace: path,
    created_at: instant(createdAt),
    default_branch: isEmpty ? null : facts.defaultBranch,
    tag_list: facts.topics,
    topics: facts.topics,
    ssh_url_to_repo: `git@127.0.0.1:${path}.git`,
    http_url_to_repo: `${web}.git`,
    web_url: web,
    readme_url: null,
    forks_count: facts.forks,
    avatar_url: null,
    star_count: facts.stars,
    last_activity_at: instant(lastActivity(repository, state)),
    visibility,
    namespace: namespaceJson(repository, state),
  };
}

/** All of a project, as far as a harvest could want it. */
export function projectJson(repository: SampleRepository, state: GitLabState) {
  const facts = repository.facts();
  const parent = facts.parent?.split('/') ?? [];
  const forkedFrom = state.estate.repository(parent.slice(0, -1).join('/'), parent.at(-1) ?? '');
  const access = facts.issuesEnabled ? 'enabled' : 'disabled';
  return {
    ...basicProjectJson(repository, state),
    archived: facts.archived,
    empty_repo: repository.files().size === 0,
    issues_enabled: facts.issuesEnabled,
    issues_access_level: access,
    repository_access_level: 'enabled',
    mirror: facts.mirrorUrl !== null,
    open_issues_count: facts.openIssues,
    updated_at: instant(repository.updatedAt),
    ...(forkedFrom ? { forked_from_project: basicProjectJson(forkedFrom, state) } : {}),
  };
}

/** Shares of the languages of a project, in percent (docs.gitlab.com/api/projects). */
export function languagesJson(repository: SampleRepository): Record<string, number> {
  const { language } = repository.facts();
  return language === null ? {} : { 'Sample Markup': 11.5, [language]: 88.5 };
}

/** Its releases, the newest first (docs.gitlab.com/api/releases): one to come, where there is one that is out. */
export function releasesJson(repository: SampleRepository) {
  const { latestRelease: release } = repository.facts();
  if (release === null) return [];
  return [
    releaseJson('v99.0', '2099-01-01T00:00:00.000Z', true),
    releaseJson(release.tag, release.publishedAt, false),
  ];
}

function releaseJson(tag: string, at: string, isUpcoming: boolean) {
  return { tag_name: tag, name: tag, description: '', released_at: at, upcoming_release: isUpcoming };
}

function namespaceJson({ account }: SampleRepository, { url }: GitLabState) {
  const { id, login, name, kind } = account;
  return {
    id,
    name,
    path: login.split('/').at(-1),
    kind: kind === 'user' ? 'user' : 'group',
    full_path: login,
    parent_id: null,
    avatar_url: null,
    web_url: kind === 'user' ? `${url}/${login}` : `${url}/groups/${login}`,
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
