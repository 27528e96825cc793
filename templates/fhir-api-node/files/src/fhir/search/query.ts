import type { Operation, Parameter, SearchType } from '../../specification.ts';
import type { Validator } from '../../validator.ts';
import { FhirError, type Issue } from '../operation-outcome.ts';
import { alternativesOf, type Test } from './criteria.ts';
import { readInclude, type Include } from './include.ts';
import { splitEscaped } from './values.ts';

/** A search as this API understood it. */
export interface Query {
  criteria: Criterion[];
  /** How many a page holds; 0 counts only. */
  count: number;
  page: number;
  sort: { parameter: Parameter; descending: boolean }[];
  include: Include[];
  summary: string | undefined;
  elements: string[] | undefined;
  /** The parameters that were understood, as the self link repeats them. */
  understood: [string, string][];
  /** What was left out, where the caller is lenient. */
  warnings: Issue[];
}

/** A parameter of a query, of whose alternatives one has to fit. */
export interface Criterion {
  parameter: Parameter;
  modifier: string | undefined;
  alternatives: Test[];
}

export interface SearchContext {
  operation: Operation;
  operations: Operation[];
  validator: Pick<Validator, 'parameters'>;
  /** The address of the API: references may be written with it. */
  base: string;
}

export const maxCount = 50;
const maxPairs = 200;

/** Those whose values have commas between, which some clients repeat instead. */
const lists = ['_sort', '_elements'];

const modifiers: Record<SearchType, readonly string[]> = {
  token: ['missing', 'not', 'text'],
  string: ['missing', 'exact', 'contains'],
  date: ['missing'],
  reference: ['missing', 'identifier'],
  uri: ['missing', 'below'],
};

/** The modifiers that can follow a search parameter after a colon. */
export function modifiersOf({ search }: Parameter): string[] {
  if (!search) return [];
  return [...modifiers[search.type], ...(search.type === 'reference' ? (search.targets ?? []) : [])];
}

/** What has been read of a query so far. */
interface Draft {
  criteria: Criterion[];
  include: Include[];
  /** The parameters that are not criteria, such as _count. */
  control: Record<string, string>;
  understood: [string, string][];
  issues: Issue[];
  /** What the API does not know: faults, or warnings where the caller is lenient. */
  unknown: Issue[];
}

/**
 * Reads the parameters of a search, which may repeat. Throws every fault at once (400); a parameter that is not known is
 * one, unless the caller is lenient, when it becomes a warning.
 */
export function readQuery(
  context: SearchContext,
  pairs: readonly [string, string][],
  handling: 'strict' | 'lenient',
): Query {
  if (pairs.length > maxPairs)
    throw new FhirError(400, [{ code: 'too-costly', diagnostics: `More than ${maxPairs} parameters were sent.` }]);
  const draft: Draft = { criteria: [], include: [], control: {}, understood: [], issues: [], unknown: [] };
  for (const [key, value] of pairs) readPair(context, draft, key, value);
  const { control } = draft;
  const checked = context.validator.parameters(context.operation, 'query', control);
  const sort = readSort(context.operation, control['_sort']);
  if (sort.issue) {
    draft.unknown.push(sort.issue);
    delete control['_sort'];
  }
  const faults = [...draft.issues, ...(handling === 'strict' ? draft.unknown : []), ...checked.issues];
  if (faults.length > 0) throw new FhirError(400, faults);
  const { _count: count = 10, page = 1 } = checked.values as { _count?: number; page?: number };
  const shown = Math.min(count, maxCount);
  return {
    criteria: draft.criteria,
    count: control['_summary'] === 'count' ? 0 : shown,
    page,
    sort: sort.keys,
    include: draft.include,
    summary: control['_summary'],
    elements: control['_elements']?.split(',').map((name) => name.trim()),
    understood: [...draft.understood, ...repeated(control, shown)],
    warnings: draft.unknown,
  };
}

function readPair(context: SearchContext, draft: Draft, key: string, value: string): void {
  const { parameter, modifier, issue } = lookUp(context.operation, key, value);
  if (issue) {
    const isUnknown = issue.code === 'not-supported' || issue.code === 'required';
    (isUnknown ? draft.unknown : draft.issues).push(issue);
  } else if (parameter.name === '_include' || parameter.name === '_revinclude') {
    const read = readInclude(context, parameter.name, value);
    if ('diagnostics' in read) return void draft.unknown.push(read);
    draft.include.push(...read.include);
    draft.understood.push([key, value]);
  } else if (parameter.search) {
    const read = alternativesOf(context, parameter, modifier, value);
    draft.issues.push(...read.issues);
    draft.criteria.push({ parameter, modifier, alternatives: read.alternatives });
    draft.understood.push([key, value]);
  } else if (!(parameter.name in draft.control)) {
    draft.control[parameter.name] = value;
  } else if (lists.includes(parameter.name)) {
    draft.control[parameter.name] += `,${value}`;
  } else {
    draft.issues.push({ code: 'invalid', diagnostics: `${parameter.name} may be sent once only.` });
  }
}

/** The parameters that links repeat, beside the criteria and the page. */
function repeated(control: Record<string, string>, count: number): [string, string][] {
  const names = ['_sort', '_summary', '_elements', '_total', '_format', '_pretty', '_count'];
  return names
    .filter((name) => control[name] !== undefined)
    .map((name) => [name, name === '_count' ? String(count) : (control[name] ?? '')]);
}

type LookUp =
  | { parameter: Parameter; modifier: string | undefined; issue?: never }
  | { parameter?: never; modifier?: never; issue: Issue };

function lookUp({ parameters }: Operation, key: string, value: string): LookUp {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const [name = '', modifier, ...rest] = key.split(':');
  const fault = (code: Issue['code'], diagnostics: string): LookUp => ({ issue: { code, diagnostics } });
  if (key.startsWith('_has:')) return fault('not-supported', 'Reverse chaining (_has) is not supported.');
  const parameter = known.find((one) => one.name === name);
  if (/^[\w-]+(:[A-Za-z]+)?\../.test(key))
    return fault(
      'not-supported',
      'Chained parameters are not supported: search for the resource that is referred to first, then by its id.',
    );
  if (!parameter) {
    const names = known.map((one) => one.name).join(', ');
    return fault('not-supported', `There is a search parameter that this API does not know. It knows ${names}.`);
  }
  if (modifier !== undefined && (rest.length > 0 || !modifiersOf(parameter).includes(modifier))) {
    const own = modifiersOf(parameter).map((one) => `:${one}`);
    const words = own.length > 0 ? `It takes ${own.join(', ')}.` : 'It takes none.';
    // FHIR: a modifier changes what is meant, so that one which is not known is never left out.
    return fault('invalid', `${name} has a modifier that this API does not know. ${words}`);
  }
  if (value === '') return fault('required', `${name} has no value.`);
  return { parameter, modifier };
}

function readSort({ parameters }: Operation, text: string | undefined): { keys: Query['sort']; issue?: Issue } {
  const keys = (text ?? '').split(',').flatMap((part) => {
    const name = part.trim().replace(/^-/, '');
    const parameter = parameters.find((one) => one.search && one.name === name);
    return parameter ? [{ parameter, descending: part.trim().startsWith('-') }] : [];
  });
  if (text === undefined || keys.length === splitEscaped(text, ',').length) return { keys };
  const names = parameters.filter(({ search }) => search).map(({ name }) => name);
  return {
    keys,
    issue: {
      code: 'not-supported',
      diagnostics: `_sort names what cannot be sorted by. It takes ${names.join(', ')}.`,
    },
  };
}
