import { randomUUID } from 'node:crypto';
import type { Resource } from '../specification.ts';
import { operationOutcome } from './operation-outcome.ts';
import type { Version } from './sandbox.ts';
import type { Query } from './search/query.ts';

/** The part of a list that a page shows, with links to the others. */
interface Page {
  count: number;
  page: number;
  total: number;
  /** The address of the list, without its query. */
  url: string;
  /** What the links repeat. */
  understood: [string, string][];
}

function linksOf({ count, page, total, url, understood }: Page) {
  const last = Math.max(1, Math.ceil(total / Math.max(1, count)));
  const link = (relation: string, number: number) => {
    const query = new URLSearchParams([...understood, ...(number > 1 ? [['page', String(number)]] : [])]);
    return { relation, url: query.size > 0 ? `${url}?${query}` : url };
  };
  const self = link('self', page);
  if (count === 0) return [self];
  return [
    self,
    link('first', 1),
    ...(page > 1 ? [link('previous', Math.min(page - 1, last))] : []),
    ...(page < last ? [link('next', page + 1)] : []),
    link('last', last),
  ];
}

function pageOf<Item>(items: Item[], { count, page }: { count: number; page: number }): Item[] {
  return items.slice((page - 1) * count, page * count);
}

/**
 * A searchset with one page of the resources found, what comes with them, and what was left out of the search.
 * @param base the address of the API, such as http://localhost:9000/FHIR/R4
 */
export function searchBundle(options: {
  base: string;
  resourceType: string;
  found: Resource[];
  query: Query;
  /** Gives what comes with the resources of the page. */
  included(matches: Resource[]): Resource[];
  /** Gives the part of a resource that was asked for. */
  subset(resource: Resource): Resource;
}) {
  const { base, resourceType, found, query, included, subset } = options;
  const matches = pageOf(found, query);
  const entryOf = (mode: string) => (resource: Resource) => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource: subset(resource),
    search: { mode },
  });
  const outcome = {
    fullUrl: `urn:uuid:${randomUUID()}`,
    resource: operationOutcome(query.warnings, 'warning'),
    search: { mode: 'outcome' },
  };
  const entry = [
    ...matches.map(entryOf('match')),
    ...included(matches).map(entryOf('include')),
    ...(query.warnings.length > 0 ? [outcome] : []),
  ];
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    timestamp: new Date().toISOString(),
    total: found.length,
    link: linksOf({ ...query, total: found.length, url: `${base}/${resourceType}` }),
    // FHIR does not allow an empty list.
    ...(entry.length > 0 && { entry }),
  };
}

/** A page of the versions of a resource, the newest first. */
export function historyBundle(
  base: string,
  path: string,
  versions: Version[],
  { count, page, since }: { count: number; page: number; since: string | undefined },
) {
  const entry = pageOf(versions, { count, page }).map(({ versionId, lastUpdated, method, resource }) => ({
    fullUrl: `${base}/${path}`,
    ...(resource && { resource }),
    request: { method, url: method === 'POST' ? path.split('/')[0] : path },
    response: {
      status: method === 'DELETE' ? '204' : isFirst(versions, versionId) ? '201' : '200',
      etag: `W/"${versionId}"`,
      lastModified: lastUpdated,
      ...(resource && { location: `${base}/${path}/_history/${versionId}` }),
    },
  }));
  return {
    resourceType: 'Bundle',
    type: 'history',
    timestamp: new Date().toISOString(),
    total: versions.length,
    link: linksOf({
      count,
      page,
      total: versions.length,
      url: `${base}/${path}/_history`,
      understood: [['_count', String(count)], ...(since === undefined ? [] : [['_since', since] as [string, string]])],
    }),
    ...(entry.length > 0 && { entry }),
  };
}

/** Whether a version began the resource, or began it anew after it was deleted. */
function isFirst(versions: Version[], versionId: string): boolean {
  const before = versions[versions.findIndex((version) => version.versionId === versionId) + 1];
  return before?.resource === undefined;
}
