import type { Operation, Resource, SearchType } from '../specification.ts';
import type { Values } from '../validator.ts';

/** The resources that fit every search parameter; several values joined by commas are alternatives. */
export function search(resources: Resource[], operation: Operation, values: Values): Resource[] {
  const criteria = operation.parameters.flatMap(({ name, searchType }) =>
    searchType && values[name] !== undefined ? [{ name, fits: tests[searchType], wanted: String(values[name]) }] : [],
  );
  return resources.filter((resource) =>
    criteria.every(({ name, fits, wanted }) =>
      elements(resource, name).some((element) => wanted.split(',').some((alternative) => fits(element, alternative))),
    ),
  );
}

type Element = string | { system?: string; value?: string };

/** What a search parameter looks at. A parameter that is added to the specification gets its line here. */
const paths: Record<string, (resource: any) => (Element | undefined)[]> = {
  identifier: ({ identifier = [] }) => identifier,
  name: ({ name = [] }) =>
    typeof name === 'string'
      ? [name]
      : name.flatMap((one: any) => [one.text, one.family, ...(one.given ?? []), ...(one.prefix ?? [])]),
  family: ({ name = [] }) => name.map((one: any) => one.family),
  birthdate: ({ birthDate }) => [birthDate],
  gender: ({ gender }) => [gender],
  status: ({ status }) => [status],
  date: ({ start }) => [start && new Date(start).toISOString().slice(0, 10)],
  patient: ({ participant = [] }) => participant.map((one: any) => one.actor.reference),
};

/** The names that can be searched by: the specification must not promise others. */
export const searchable: readonly string[] = Object.keys(paths);

function elements(resource: Resource, name: string): Element[] {
  return (paths[name]?.(resource) ?? []).filter((element) => element !== undefined);
}

const tests: Record<SearchType, (element: Element, wanted: string) => boolean> = {
  token: fitsToken,
  string: (element, wanted) => typeof element === 'string' && plain(element).startsWith(plain(wanted)),
  date: (element, wanted) => typeof element === 'string' && fitsDate(element, wanted),
  reference: (element, wanted) => element === (wanted.includes('/') ? wanted : `Patient/${wanted}`),
};

/** `system|value`, `|value`, `system|` or a value of any system (FHIR R4, search by token). */
function fitsToken(element: Element, wanted: string): boolean {
  if (typeof element === 'string') return element === wanted;
  const [first = '', second] = wanted.split('|');
  if (second === undefined) return element.value === first;
  return (element.system ?? '') === first && (second === '' || element.value === second);
}

/** FHIR compares text without case and accents. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

/** Compares a date with a wanted one; either may leave out its day or month, and then stands for all of it. */
export function fitsDate(date: string, wanted: string): boolean {
  const [, prefix = 'eq', value = ''] = /^(eq|ne|gt|ge|lt|le)?(.*)$/.exec(wanted) ?? [];
  const [start, end] = range(date);
  const [from, to] = range(value);
  const within = start >= from && end <= to;
  const answers: Record<string, boolean> = {
    eq: within,
    ne: !within,
    gt: end > to,
    ge: end > to || within,
    lt: start < from,
    le: start < from || within,
  };
  return answers[prefix] ?? false;
}

/** The first and last day, as text that sorts; a last day of 31 sorts right for every month. */
function range(date: string): [string, string] {
  const missing = date.length - 4;
  return [date + '-01-01'.slice(missing), date + '-12-31'.slice(missing)];
}
