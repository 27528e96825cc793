import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import type { ListingPage } from '../forge.ts';
import { invalidAnswer } from '../http/invalid-answer.ts';
import { numberHeader } from '../http/outcome.ts';
import { gitlab, gitlabProblem, type GitLabClient, type GitLabReply } from './gitlab-client.ts';
import type { GitLabCursor, GitLabPage } from './gitlab-cursor.ts';
import { gitlabProject, isOpenProject, type GitLabProject } from './project.ts';

/** One page of a listing. `projects` is empty when GitLab says that the page has not changed. */
export interface ProjectPage {
  kind: GitLabCursor['kind'];
  /** The listing begins here, perhaps anew: pages before this one count no more. */
  first: boolean;
  listed: GitLabPage;
  projects: GitLabProject[];
  faults: ListingPage['faults'];
}

export interface ProjectPagesOptions {
  login: string;
  cursor: GitLabCursor;
  /** Read every page, whatever is remembered. */
  full: boolean;
  signal: AbortSignal;
}

const maxAttempts = 5;
const maxPageSize = 100;
const lessEachAttempt = 9;
const groupQuery = { include_subgroups: 'true', with_shared: 'false' };
const commonQuery = {
  visibility: 'public',
  pagination: 'keyset',
  order_by: 'id',
  sort: 'asc',
};

/**
 * The pages of all public projects of a group and its subgroups, or of a person, by id. GitLab's `Link` header leads
 * from page to page: by key where GitLab offers it, else by offset. A project that is deleted meanwhile moves the rest of
 * an offset listing up, so that one is skipped: when GitLab counts fewer than before, or more than came, the listing begins
 * anew, by pages of another size.
 *
 * @throws Problem when the account cannot be listed to its end
 */
export async function* projectPages(
  options: ProjectPagesOptions,
  client: GitLabClient,
): AsyncGenerator<ProjectPage> {
  let { kind } = options.cursor;
  const found = new Set<number>();
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const before = found.size;
    const listed: GitLabPage[] = [];
    const totals = new Set<number | undefined>();
    const came = new Set<number>();
    for (let query: string | null | undefined; query !== null; query = listed.at(-1)?.next ?? null) {
      const page = await readPage({ ...options, kind, query, attempt }, client);
      kind = page.kind;
      if (listed.some((before) => before.query === page.listed.query))
        throw new Problem('invalid', `GitLab's listing of ${options.login} does not go on.`);
      listed.push(page.listed);
      totals.add(page.total);
      for (const id of page.all) {
        came.add(id);
        found.add(id);
      }
      yield page;
    }
    const isNothingNew = attempt > 1 && found.size === before;
    if (isOneTotal(totals) && (isNothingNew || isAll(came, totals))) return;
  }
  const message = `The projects of ${options.login} keep changing while they are listed.`;
  throw new Problem('unreachable', message);
}

/** Pages that have not changed, and listings by key, do not say how many projects there are. */
type Totals = ReadonlySet<number | undefined>;

function isOneTotal(totals: Totals): boolean {
  return new Set([...totals].filter((total) => total !== undefined)).size <= 1;
}

function isAll(came: ReadonlySet<number>, totals: Totals): boolean {
  return [...totals].some((total) => total === undefined || came.size >= total);
}

interface ReadPageOptions extends ProjectPagesOptions {
  kind: GitLabCursor['kind'];
  /** Undefined for the first page. */
  query: string | undefined;
  /** From 1. What is remembered counts for the first only. */
  attempt: number;
  /** What the account is not. */
  tried?: GitLabCursor['kind'];
}

interface ReadPage extends ProjectPage {
  /** How many there are on all pages, where GitLab counts them: in offset listings that are not very long. */
  total: number | undefined;
  /** Ids of all that are on the page. */
  all: readonly number[];
}

async function readPage(options: ReadPageOptions, client: GitLabClient): Promise<ReadPage> {
  const { login, cursor, full, kind, attempt, signal } = options;
  const first = options.query === undefined;
  const query = options.query ?? firstQuery(kind, attempt);
  const known = kind === cursor.kind ? cursor.pages.find((page) => page.query === query) : undefined;
  const reply = await client.request({
    kind: 'gitlab-listing',
    path: `/${kind}/${encodeURIComponent(login)}/projects${query}`,
    etag: full || attempt > 1 ? undefined : known?.etag,
    signal,
  });
  if (reply.status === 304 && known)
    return {
      kind,
      first,
      listed: known,
      projects: [],
      faults: [],
      total: undefined,
      all: known.ids,
    };
  if (reply.status === 404 && first && options.tried === undefined && !login.includes('/'))
    return readPage({ ...options, kind: kind === 'groups' ? 'users' : 'groups', tried: kind }, client);
  if (reply.status === 404 && first)
    throw new Problem('not-found', `GitLab has no group or person called ${login}.`);
  if (reply.status !== 200) throw gitlabProblem(login, reply);
  return { kind, first, ...toPage(login, query, reply) };
}

/** Pages of each attempt are shorter, so that their ends fall elsewhere. */
function firstQuery(kind: GitLabCursor['kind'], attempt: number): string {
  const size = { per_page: String(maxPageSize - (attempt - 1) * lessEachAttempt) };
  const query = { ...commonQuery, ...size, ...(kind === 'groups' ? groupQuery : {}) };
  return `?${new URLSearchParams(query).toString()}`;
}

const identified = z.array(
  z.object({ id: z.number().int(), path_with_namespace: z.string().catch('a project') }),
);

function toPage(login: string, query: string, reply: GitLabReply): Omit<ReadPage, 'kind' | 'first'> {
  const { headers, data } = reply;
  const { data: items, error } = identified.safeParse(data);
  if (error) throw invalidAnswer(gitlab.name, login, error);
  const projects: GitLabProject[] = [];
  const faults: ListingPage['faults'] = [];
  const hidden = new Set<number>();
  (data as unknown[]).forEach((item, n) => {
    const subject = items[n]?.path_with_namespace ?? login;
    const parsed = gitlabProject.safeParse(item);
    if (!parsed.success) faults.push({ subject, problem: invalidAnswer(gitlab.name, subject, parsed.error) });
    else if (isOpenProject(parsed.data)) projects.push(parsed.data);
    else hidden.add(parsed.data.id);
  });
  const next = nextQuery(headers['link']);
  const ids = items.map(({ id }) => id).filter((id) => !hidden.has(id));
  const etag = faults.length > 0 || headers['etag'] === undefined ? null : String(headers['etag']);
  const total = numberHeader(headers, 'x-total');
  return { listed: { query, next, etag, ids }, projects, faults, total, all: items.map(({ id }) => id) };
}

/** The query of the link to the next page (RFC 8288); only its query counts, as a proxy may change the rest. */
export function nextQuery(link: string | number | undefined): string | null {
  const [, address] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(String(link ?? '')) ?? [];
  return address !== undefined && URL.canParse(address) ? new URL(address).search : null;
}
