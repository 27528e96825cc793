import type { Resource } from '../specification.ts';
import type { Values } from '../validator.ts';

/**
 * A searchset with one page of the resources found.
 * @param base the address of the API, such as http://localhost:9000/FHIR/R4
 */
export function searchBundle(base: string, resourceType: string, found: Resource[], values: Values) {
  const { _count: count = 10, page = 1, ...criteria } = values as { _count?: number; page?: number };
  const last = Math.max(1, Math.ceil(found.length / count));
  const link = (relation: string, number: number) => {
    const query = new URLSearchParams({ ...criteria, _count: String(count), page: String(number) });
    return { relation, url: `${base}/${resourceType}?${query}` };
  };
  const entry = found.slice((page - 1) * count, page * count).map((resource) => ({
    fullUrl: `${base}/${resourceType}/${resource.id}`,
    resource,
    search: { mode: 'match' },
  }));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    timestamp: new Date().toISOString(),
    total: found.length,
    link: [
      link('self', page),
      link('first', 1),
      ...(page > 1 ? [link('previous', Math.min(page - 1, last))] : []),
      ...(page < last ? [link('next', page + 1)] : []),
      link('last', last),
    ],
    // FHIR does not allow an empty list.
    ...(entry.length > 0 && { entry }),
  };
}
