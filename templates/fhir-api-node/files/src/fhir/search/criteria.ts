import type { Parameter, SearchType } from '../../specification.ts';
import { isNhsNumber, nhsNumberSystem } from '../nhs-number.ts';
import type { Issue } from '../operation-outcome.ts';
import { fitsDate, spanOfElement, wantedDate } from './dates.ts';
import type { SearchContext } from './query.ts';
import { localReference } from './references.ts';
import { plain, splitEscaped, unescaped } from './values.ts';

/** Whether an element fits what is searched for. */
export type Test = (element: unknown) => boolean;

const maxAlternatives = 200;

interface Read {
  alternatives: Test[];
  issues: Issue[];
}

type Reader = (
  text: string,
  parameter: Parameter,
  modifier: string | undefined,
  context: SearchContext,
) => Test | string;

/** Reads a value of a search parameter: commas are between alternatives. What is wrong never holds the value itself. */
export function alternativesOf(
  context: SearchContext,
  parameter: Parameter,
  modifier: string | undefined,
  value: string,
): Read {
  const alternatives: Test[] = [];
  const issues: Issue[] = [];
  const read = modifier === 'missing' ? readMissing : readers[parameter.search?.type ?? 'string'];
  const parts = splitEscaped(value, ',');
  if (parts.length > maxAlternatives)
    return {
      alternatives,
      issues: [{ code: 'too-costly', diagnostics: `${parameter.name} has more than ${maxAlternatives} alternatives.` }],
    };
  for (const part of parts) {
    const test = part === '' ? 'has an empty alternative' : read(part, parameter, modifier, context);
    if (typeof test === 'string') issues.push({ code: 'value', diagnostics: `${parameter.name} ${test}.` });
    else alternatives.push(test);
  }
  return { alternatives, issues };
}

/** The elements of a resource are given to it as a list: none at all is what is missing. */
const readMissing: Reader = (text) => {
  if (text !== 'true' && text !== 'false') return 'must be true or false after :missing';
  return (elements) => (elements as unknown[]).length > 0 !== (text === 'true');
};

const readers: Record<SearchType, Reader> = {
  string: readString,
  token: readToken,
  date(text) {
    const wanted = wantedDate(text);
    if (!wanted)
      return 'must be a date or time that exists, such as 1984, 1984-02, 1984-02-29 or 2026-03-02T09:00:00Z, after eq, ne, gt, lt, ge, le, sa, eb or ap if you like';
    return (element) => {
      const span = spanOfElement(element);
      return span !== undefined && fitsDate(span, wanted);
    };
  },
  reference: readReference,
  uri(text, _parameter, modifier) {
    const wanted = unescaped(text);
    return (element) =>
      typeof element === 'string' &&
      (element === wanted || (modifier === 'below' ? element.startsWith(wanted) : element.split('|')[0] === wanted));
  },
};

function readString(text: string, _parameter: Parameter, modifier: string | undefined): Test {
  const wanted = unescaped(text);
  const start = plain(wanted);
  const fits = (part: string) => {
    if (modifier === 'exact') return part === wanted;
    return modifier === 'contains' ? plain(part).includes(start) : plain(part).startsWith(start);
  };
  return (element) => textsOf(element).some(fits);
}

const searched = [
  'text',
  'family',
  'given',
  'prefix',
  'suffix',
  'line',
  'city',
  'district',
  'state',
  'postalCode',
  'country',
];

/** The texts of a name or an address that a search by string looks at. */
export function textsOf(element: unknown): string[] {
  if (typeof element === 'string') return [element];
  const parts = (element ?? {}) as Record<string, unknown>;
  return searched.flatMap((name) => parts[name] ?? []).filter((part) => typeof part === 'string');
}

/** `system|value`, `|value`, `system|` or a value of any system (FHIR R4, search by token). */
function readToken(text: string, { search }: Parameter, modifier: string | undefined): Test | string {
  if (modifier === 'text') {
    const start = plain(unescaped(text));
    return (element) => displaysOf(element).some((one) => plain(one).startsWith(start));
  }
  const parts = splitEscaped(text, '|').map(unescaped);
  if (parts.length > 2) return 'has more than one |: write a | that belongs to the value as \\|';
  const [system, value] = parts.length === 2 ? parts : [undefined, parts[0]];
  if (system === nhsNumberSystem && value && !isNhsNumber(value))
    return 'holds an NHS number that is not 10 digits with a right check digit';
  if (search?.codes && value && !search.codes.includes(value.toLowerCase()))
    return `must be one of ${search.codes.join(', ')}`;
  return (element) =>
    codesOf(element, search?.system).some(
      (code) =>
        (system === undefined || system === (code.system ?? '')) &&
        (!value || plain(value) === plain(code.value ?? '')) &&
        fulfils(element, search?.where),
    );
}

function fulfils(element: unknown, where: Record<string, string> = {}): boolean {
  return Object.entries(where).every(([name, value]) => (element as Record<string, unknown>)[name] === value);
}

interface Code {
  system?: string;
  value?: string;
}

/** The codes of an element: a code or boolean, a Coding, a CodeableConcept, an Identifier or a ContactPoint. */
export function codesOf(element: unknown, system?: string): Code[] {
  if (typeof element === 'string' || typeof element === 'boolean')
    return [{ value: String(element), ...(system !== undefined && { system }) }];
  const { coding, code, ...rest } = (element ?? {}) as Code & { coding?: unknown[]; code?: string };
  if (Array.isArray(coding)) return coding.flatMap((one) => codesOf(one));
  return [{ ...rest, ...(code !== undefined && { value: code }) }];
}

function displaysOf(element: unknown): string[] {
  const { text, display, coding, type } = (element ?? {}) as Record<string, unknown>;
  const deeper = [...(Array.isArray(coding) ? coding : []), ...(typeof type === 'object' ? [type] : [])];
  return [text, display].filter((one) => typeof one === 'string').concat(deeper.flatMap(displaysOf));
}

function readReference(
  text: string,
  parameter: Parameter,
  modifier: string | undefined,
  { base }: SearchContext,
): Test | string {
  if (modifier === 'identifier') {
    const fits = readToken(text, parameter, undefined);
    if (typeof fits === 'string') return fits;
    return (element) => fits((element as { identifier?: unknown } | null)?.identifier ?? {});
  }
  const targets = modifier === undefined ? (parameter.search?.targets ?? []) : [modifier];
  const wanted = localReference(unescaped(text), base);
  const isId = /^[A-Za-z0-9.-]{1,64}$/.test(wanted);
  const [type = ''] = wanted.split('/');
  const isUrl = /^[a-z][a-z0-9+.-]*:/i.test(wanted);
  if (!isId && !isUrl && !/^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(wanted))
    return 'must be an id, a type with an id such as Patient/oak, or an address';
  if (!isId && !isUrl && !targets.includes(type)) return `must refer to ${targets.join(' or ')}`;
  return (element) => {
    const reference = (element as { reference?: unknown } | null)?.reference;
    if (typeof reference !== 'string') return false;
    const own = localReference(reference, base);
    return isId ? targets.some((target) => own === `${target}/${wanted}`) : own === wanted;
  };
}
