import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { ListingPage } from '../../forge.ts';
import type { Client } from '../http/client.ts';
import { unreadableNode } from '../graphql/read-nodes.ts';
import { askRest, partialResults, restProblem } from './rest.ts';
import type { ListedPage, RestCursor } from './rest-cursor.ts';
import { restRepository, type RestRepository } from './rest-repository.ts';

/** One page of the listing. `repositories` is empty when GitHub says it is as it was. */
export interface RestPage {
  kind: RestCursor['kind'];
  /** Which reading of the pages this is, from 0. */
  pass: number;
  /** On the last page of a reading: whether its pages overlapped, so that none was missed. */
  end?: 'whole' | 'gaps';
  listed: ListedPage;
  repositories: RestRepository[];
  faults: ListingPage['faults'];
  /** Why GitHub left some out without saying which. */
  partial?: Problem | undefined;
}

interface RestPagesOptions {
  login: string;
  cursor: RestCursor;
  /** Ask for every page anew, whatever is remembered. */
  full: boolean;
  signal: AbortSignal;
}

/** Readings of all pages, at most: while repositories come and go, each reads by another page size. */
const maxPasses = 4;

/**
 * The pages of an account's public repositories, oldest first, each overlapping the one before. When one does not
 * (repositories were deleted or moved meanwhile, or GitHub left one out), all pages are read once more by another size,
 * until a reading has no gap or finds nothing new. Pages unchanged since the cursor cost no body.
 */
export async function* restPages(options: RestPagesOptions, client: Client): AsyncGenerator<RestPage> {
  const found = new Set<number>();
  let { kind } = options.cursor;
  for (let pass = 0; pass < maxPasses; pass++) {
    const before = found.size;
    let gaps = false;
    let last: ListedPage | undefined;
    for (;;) {
      const wanted = pageAfter(last ? last.page * last.size : 0, maxPageSize - pass * lessEachPass);
      const page = await readPage({ ...options, wanted, kind, anew: pass > 0 }, client);
      kind = page.kind;
      gaps ||= last !== undefined && !page.listed.ids.includes(last.ids.at(-1) ?? 0);
      for (const id of page.listed.ids) found.add(id);
      last = page.listed;
      const ends = last.ids.length < wanted.size;
      yield { ...page, pass, ...(ends && { end: gaps ? 'gaps' : 'whole' }) };
      if (ends) break;
    }
    if (!gaps || (pass > 0 && found.size === before)) return;
  }
}

type PageReading = Omit<RestPage, 'pass' | 'end'>;

interface Wanted extends RestPagesOptions {
  wanted: OffsetPage;
  kind: RestCursor['kind'];
  anew: boolean;
}

async function readPage(options: Wanted, client: Client): Promise<PageReading> {
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
  const partial = partialResults(login, reply);
  if (reply.status === 304 && known) return { kind, listed: known, repositories: [], faults: [], partial };
  if (reply.status === 404 && kind === 'orgs' && wanted.page === 1)
    return readPage({ ...options, kind: 'users' }, client);
  if (reply.status === 404) throw new Problem('not-found', `GitHub has no account called ${login}.`);
  if (reply.status !== 200) throw restProblem(login, reply);
  const told = typeof reply.headers['etag'] === 'string' ? reply.headers['etag'] : null;
  return { kind, partial, ...readBody(login, wanted, partial ? null : told, reply.data) };
}

const identified = z.array(z.object({ id: z.number().int(), full_name: z.string().catch('a repository') }));

function readBody(
  login: string,
  wanted: OffsetPage,
  etag: string | null,
  data: unknown,
): Omit<PageReading, 'kind'> {
  const { data: items, error } = identified.safeParse(data);
  if (error) throw unreadableNode(login, error);
  const repositories: RestRepository[] = [];
  const faults: ListingPage['faults'] = [];
  (data as unknown[]).forEach((item, n) => {
    const parsed = restRepository.safeParse(item);
    const subject = items[n]?.full_name ?? login;
    if (!parsed.success) faults.push({ subject, problem: unreadableNode(subject, parsed.error) });
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
/** Pages of each reading are so much shorter that their ends fall elsewhere. */
const lessEachPass = 9;

/**
 * The page that begins at least one before `end` and reaches furthest beyond it. As GitHub pages by offset, a
 * repository deleted between two pages moves the rest up, and one would be skipped; when the last repository of the
 * page before stands in the next one as well, none was.
 *
 * @param end how many repositories the pages before have covered
 * @param max the size of the first page, and the largest of the others
 */
export function pageAfter(end: number, max = maxPageSize): OffsetPage {
  let best = { page: 1, size: max };
  if (end === 0) return best;
  for (let size = max; size >= max / 2; size--) {
    const page = Math.floor((end - 1) / size) + 1;
    if (page * size > best.page * best.size || best.page === 1) best = { page, size };
  }
  return best;
}
