import type { Parameter, Resource } from '../specification.ts';
import { codesOf, textsOf } from './search/criteria.ts';
import { spanOfElement } from './search/dates.ts';
import type { Criterion, Query } from './search/query.ts';
import { plain, valuesAt } from './search/values.ts';

/** The resources that fit every criterion, in the order that the query asks for. */
export function search(resources: Resource[], query: Pick<Query, 'criteria' | 'sort'>): Resource[] {
  const found = resources.filter((resource) => query.criteria.every((criterion) => fits(resource, criterion)));
  return query.sort.length === 0 ? found : found.toSorted((one, other) => order(one, other, query.sort));
}

function fits(resource: Resource, { parameter, modifier, alternatives }: Criterion): boolean {
  const elements = elementsAt(resource, parameter);
  if (modifier === 'missing') return alternatives.some((test) => test(elements));
  const fitsOne = elements.some((element) => alternatives.some((test) => test(element)));
  return modifier === 'not' ? !fitsOne : fitsOne;
}

function elementsAt(resource: Resource, { search }: Parameter): unknown[] {
  const { where, targets, path } = search ?? {};
  if (path === 'deceased') return [isDeceased(resource)];
  return valuesAt(resource, search?.path ?? '').filter((element) => {
    const parts = element as Record<string, unknown>;
    if (Object.entries(where ?? {}).some(([name, value]) => parts[name] !== value)) return false;
    // An element may lead to several types, of which a parameter such as `patient` means one.
    const named = typeof parts['type'] === 'string' ? parts['type'] : undefined;
    const type =
      /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(String(parts['reference'] ?? ''))?.[1] ?? named;
    return type === undefined || targets === undefined || targets.includes(type);
  });
}

/** FHIR looks at whether there is a time of death, too. */
function isDeceased(resource: Resource): boolean {
  return resource['deceasedDateTime'] !== undefined || resource['deceasedBoolean'] === true;
}

function order(one: Resource, other: Resource, keys: Query['sort']): number {
  for (const { parameter, descending } of keys) {
    const [first, second] = [one, other].map((resource) => sortValue(resource, parameter, descending));
    if (first === second) continue;
    // What has no value comes last, whichever way.
    if (first === undefined) return 1;
    if (second === undefined) return -1;
    return (first < second ? -1 : 1) * (descending ? -1 : 1);
  }
  return 0;
}

/** Of several values, the smallest counts; downwards, the largest. */
function sortValue(resource: Resource, parameter: Parameter, descending: boolean): string | number | undefined {
  const values = elementsAt(resource, parameter).flatMap((element): (string | number)[] => {
    if (parameter.search?.type === 'date') {
      const span = spanOfElement(element);
      return span ? [descending ? span.end : span.start] : [];
    }
    if (parameter.search?.type === 'reference') return [String((element as { reference?: string }).reference ?? '')];
    const texts =
      parameter.search?.type === 'token' ? codesOf(element).map(({ value = '' }) => value) : textsOf(element);
    return texts.map(plain);
  });
  const sorted = values.toSorted((first, second) => (first < second ? -1 : 1));
  return descending ? sorted.at(-1) : sorted[0];
}
