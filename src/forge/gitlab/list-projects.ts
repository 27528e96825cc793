import type { Clock } from '../../base/clock.ts';
import type { Account, ListingPage, ListOptions, TreeReader } from '../forge.ts';
import { readTrees } from '../read-trees.ts';
import type { GitLabClient } from './gitlab-client.ts';
import {
  projectIdsOf,
  newGitLabCursor,
  readGitLabCursor,
  type GitLabCursor,
  type GitLabPage,
} from './gitlab-cursor.ts';
import { evidenceFromProject, type GitLabProject } from './project.ts';
import { completeProjects } from './project-facts.ts';
import { projectPages, type ProjectPage } from './project-pages.ts';

/** Projects whose files are read before they are handed on: a killed run loses no more than these. */
const chunk = 25;

/** GitLab moves `last_activity_at` at most once an hour, so that a push within an hour of it leaves no trace there. */
const activityStepMs = 3_600_000 + 60_000;

export interface GitLabContext {
  client: GitLabClient;
  trees: TreeReader;
  hasToken: boolean;
  clock: Clock;
}

/**
 * Lists the projects of a group or a person. Files of those with activity since the cursor are read over git; the others
 * come with what the listing says. Projects on a page that did not change at all are left out.
 */
export async function* listProjects(
  { login, cursor: stored }: Account,
  options: ListOptions,
  context: GitLabContext,
): AsyncGenerator<ListingPage, void, void> {
  const { full, signal } = options;
  const before = readGitLabCursor(stored) ?? newGitLabCursor;
  let cursor: GitLabCursor = full ? { ...before, read: {} } : before;
  const listed = new Map<string, GitLabPage>();
  const seen = new Set<number>();
  let held: ListingPage | undefined;
  for await (const page of projectPages({ login, cursor: before, full, signal }, context.client)) {
    if (page.first) listed.clear();
    const fresh = page.projects.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    for (let from = 0; from < fresh.length; from += chunk) {
      if (held) yield held;
      const read = await readProjects(fresh.slice(from, from + chunk), cursor, options, context);
      cursor = { ...cursor, kind: page.kind, read: { ...cursor.read, ...read.activity } };
      held = { ...read.page, cursor };
    }
    const entry = settled(page, cursor);
    listed.set(entry.query, entry);
    const pages = [...cursor.pages.filter(({ query }) => query !== entry.query), entry];
    cursor = { ...cursor, kind: page.kind, pages };
    held = { ...(held ?? nothing), cursor, faults: [...(held?.faults ?? []), ...page.faults] };
  }
  const ids = projectIdsOf(listed.values());
  const read = Object.fromEntries(Object.entries(cursor.read).filter(([id]) => ids.has(Number(id))));
  const last = { ...cursor, pages: [...listed.values()], read };
  yield { ...(held ?? nothing), cursor: last, total: ids.size, all: Array.from(ids, (id) => `gitlab:${id}`) };
}

const nothing: Omit<ListingPage, 'cursor'> = { repositories: [], blobs: [], faults: [], total: null };

/** A page with a project that was not read, or may have changed unnoticed, is asked for again the next time. */
function settled({ listed, projects }: ProjectPage, { read }: GitLabCursor): GitLabPage {
  const isRead = projects.every(({ id, last_activity_at: at }) => read[id] === at);
  return isRead ? listed : { ...listed, etag: null };
}

async function readProjects(
  projects: readonly GitLabProject[],
  cursor: GitLabCursor,
  options: ListOptions,
  { client, trees, hasToken, clock }: GitLabContext,
): Promise<{ page: Omit<ListingPage, 'cursor'>; activity: GitLabCursor['read'] }> {
  const startedAt = clock().getTime();
  const listed = projects.map((project) => {
    const isRead = cursor.read[project.id] === project.last_activity_at;
    const url = isRead ? undefined : project.http_url_to_repo;
    return { evidence: evidenceFromProject(project, hasToken), url };
  });
  const { read, hidden: _, repositories, ...page } = await readTrees(listed, { ...options, trees });
  const active = repositories.filter(({ id }) => read.has(id));
  const completed = await completeProjects(active, { client, signal: options.signal });
  const isSettled = ({ last_activity_at: at }: GitLabProject) => startedAt - Date.parse(at) > activityStepMs;
  const isWhole = (id: string) => read.has(id) && !completed.failed.has(id);
  const activity = projects
    .filter((project) => isWhole(`gitlab:${project.id}`) && isSettled(project))
    .map(({ id, last_activity_at: at }) => [id, at] as const);
  return {
    page: {
      ...{ ...page, total: null, faults: [...page.faults, ...completed.faults] },
      repositories: [...repositories.filter(({ id }) => !read.has(id)), ...completed.repositories],
    },
    activity: Object.fromEntries(activity),
  };
}
