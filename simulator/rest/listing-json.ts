import { z } from 'zod';
import type { Order, OrderField } from '../estate/listing.ts';
import type { SampleAccount, SampleRepository } from '../estate/repository.ts';
import { repositoryJson } from './repository-json.ts';
import type { RestContext } from './repository-json.ts';

const fields = {
  created: 'CREATED_AT',
  updated: 'UPDATED_AT',
  pushed: 'PUSHED_AT',
  full_name: 'FULL_NAME',
} as const;

const whole = z.coerce.number().int();
const parameters = z.object({
  page: whole.min(1).catch(1),
  per_page: whole
    .min(1)
    .catch(30)
    .transform((size) => Math.min(size, 100)),
  sort: z.enum(['created', 'updated', 'pushed', 'full_name']).optional().catch(undefined),
  direction: z.enum(['asc', 'desc']).optional().catch(undefined),
  type: z.string().catch('all'),
});

/**
 * One page of an account's public repositories, by offset, with GitHub's Link header.
 *
 * @param shift by how many repositories every page but the first begins too late; negative: too early
 */
export function listingJson(account: SampleAccount, query: URLSearchParams, context: RestContext, shift = 0) {
  const asked = parameters.parse(Object.fromEntries(query));
  const organisation = account.kind === 'organisation';
  const field: OrderField = fields[asked.sort ?? (organisation ? 'created' : 'full_name')];
  const natural = field === 'FULL_NAME' ? 'asc' : 'desc';
  const direction = (asked.direction ?? natural) === 'asc' ? 'ASC' : 'DESC';
  const order: Order = { field, direction };
  const all = context.estate.listing(account, order).repositories.filter(ofType(asked.type));
  const start = (asked.page - 1) * asked.per_page + (asked.page > 1 ? shift : 0);
  const base = `${context.url}/${organisation ? 'organizations' : 'user'}/${account.id}/repos`;
  return {
    body: all.slice(start, start + asked.per_page).map((repository) => repositoryJson(repository, context)),
    headers: linkHeader(base, query, { page: asked.page, last: Math.ceil(all.length / asked.per_page) }),
  };
}

function ofType(type: string): (repository: SampleRepository) => boolean {
  if (type === 'forks') return (repository) => repository.facts().fork;
  if (type === 'sources') return (repository) => !repository.facts().fork;
  return () => type !== 'private' && type !== 'internal';
}

function linkHeader(base: string, query: URLSearchParams, { page, last }: { page: number; last: number }) {
  const link = (to: number, rel: string) => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(to));
    return `<${base}?${parameters.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(Math.max(1, Math.min(page - 1, last)), 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return links.length > 0 ? { link: links.join(', ') } : undefined;
}
