import type { Request } from 'express';
import type { Resource } from '../specification.ts';

/** The ETag of a resource: FHIR has weak ones, of its version. */
export function etagOf(resource: Resource): string {
  return `W/"${resource.meta?.versionId ?? '1'}"`;
}

export function lastModifiedOf(resource: Resource): string {
  return new Date(resource.meta?.lastUpdated ?? 0).toUTCString();
}

/** Whether the caller has this version already. An ETag counts for more than a time (RFC 9110, 13.2.2). */
export function isUnchanged(request: Request, resource: Resource): boolean {
  const known = request.get('If-None-Match');
  if (known !== undefined) return names(known, resource);
  const since = Date.parse(request.get('If-Modified-Since') ?? '');
  return !Number.isNaN(since) && Date.parse(lastModifiedOf(resource)) <= since;
}

/** Whether a header such as `W/"1", "2"` names the version of a resource; clients write it with and without marks. */
export function names(header: string, resource: Resource): boolean {
  const version = resource.meta?.versionId ?? '1';
  return header.split(',').some((tag) => ['*', version].includes(tag.trim().replace(/^(?:W\/)?"(.*)"$/, '$1')));
}
