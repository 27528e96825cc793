import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { ListingPage } from '../../forge.ts';
import type { Client } from '../http/client.ts';
import { unreadable } from '../graphql/read-nodes.ts';
import { askRest, restProblem } from './rest.ts';
import type { ListedPage, RestCursor } from './rest-cursor.ts';
import { restRepository, type RestRepository } from './rest-repository.ts';

/** One page of the listing. `repositories` is empty when GitHub says it is as it was. */
export interface RestPage {
  kind: RestCursor['kind'];
  listed: ListedPage;
  repositories: RestRepository[];
  faults: ListingPage['faults'];
}

interface RestPagesOptions {
  login: string;
  cursor: RestCursor;
  /** Ask for every page anew, whatever is remembered. */
  full: boolean;
  signal: AbortSignal;
}

const maxStepsBack = 10;

/**
 * The pages of an account's public repositories, oldest first, each overlapping the one before; when they no longer do
 * (repositories were deleted meanwhile), the page before is read again. Pages unchanged since the cursor cost no body.
 */
export async function* restPages(options: RestPagesOptions, client: Client): AsyncGenerator<RestPage> {
  const read: ListedPage[] = [];
  let { kind } = options.cursor;
  let stepsBack = 0;
  for (;;) {
    const before = read.at(-1);
    const wanted = pageAfter(before ? before.page * before.size : 0);
    const page = await readPage({ ...options, wanted, kind, anew: stepsBack > 0 }, client);
    kind = page.kind;
    if (before && !page.listed.ids.includes(before.ids.at(-1) ?? 0)) {
      if (++stepsBack > maxStepsBack)
        throw new Problem(
          'unreachable',
          `The repositories of ${options.login} keep changing while they are listed.`,
        );
      read.pop();
      continue;
    }
    read.push(page.listed);
    yield page;
    if (page.listed.ids.length < wanted.size) return;
  }
}

interface Wanted extends RestPagesOptions {
  wanted: OffsetPage;
  kind: RestCursor['kind'];
  anew: boolean;
}

async function readPage(options: Wanted, client: Client): Promise<RestPage> {
  const { login, cursor, full, wanted, kind, anew, signal } = options;
  const known = cursor.pages.find(({ page, size }) => page === wanted.page && size === wanted.size);
  const etag = full || anew || kind !== cursor.kind ? undefined : known?.etag;
  const reply = await askRest(client, {
    kind: 'rest-listing',
    route: `GET /${kind}/{login}/repos`,
    parameters: {
      login,
      type: kind === 'orgs' ? 'public' : 'owner',
      sort: 'created',
      direction: 'asc',
      per_page: wanted.size,
      page: wanted.page,
      ...(etag ? { headers: { 'if-none-match': etag } } : {}),
    },
    signal,
  });
  if (reply.status === 304 && known) return { kind, listed: known, repositories: [], faults: [] };
  if (reply.status === 404 && kind === 'orgs' && wanted.page === 1)
    return readPage({ ...options, kind: 'users' }, client);
  if (reply.status === 404) throw new Problem('not-found', `GitHub has no account called ${login}.`);
  if (reply.status !== 200) throw restProblem(login, reply);
  const told = typeof reply.headers['etag'] === 'string' ? reply.headers['etag'] : null;
  return { kind, ...readBody(login, wanted, told, reply.data) };
}

const identified = z.array(z.object({ id: z.number().int(), full_name: z.string().catch('a repository') }));

function readBody(
  login: string,
  wanted: OffsetPage,
  etag: string | null,
  data: unknown,
): Omit<RestPage, 'kind'> {
  const { data: items, error } = identified.safeParse(data);
  if (error) throw unreadable(login, error);
  const repositories: RestRepository[] = [];
  const faults: ListingPage['faults'] = [];
  (data as unknown[]).forEach((item, n) => {
    const parsed = restRepository.safeParse(item);
    const subject = items[n]?.full_name ?? login;
    if (!parsed.success) faults.push({ subject, problem: unreadable(subject, parsed.error) });
    else if (!parsed.data.private) repositories.push(parsed.data);
  });
  const ids = items.map(({ id }) => id);
  return { listed: { ...wanted, etag: faults.length > 0 ? null : etag, ids }, repositories, faults };
}

/** A page in GitHub's way of paging by offset: `page` (from 1) of `size`. */
export interface OffsetPage {
  page: number;
  size: number;
}

const maxPageSize = 100;
const smallest = 50;

/**
 * The page that begins at least one before `end` and reaches furthest beyond it. As GitHub pages by offset, a
 * repository deleted between two pages moves the rest up, and one would be skipped; when the last repository of the
 * page before stands in the next one as well, none was.
 *
 * @param end how many repositories the pages before have covered
 */
export function pageAfter(end: number): OffsetPage {
  let best = { page: 1, size: maxPageSize };
  if (end === 0) return best;
  for (let size = maxPageSize; size >= smallest; size--) {
    const page = Math.floor((end - 1) / size) + 1;
    if (page * size > best.page * best.size || best.page === 1) best = { page, size };
  }
  return best;
}
