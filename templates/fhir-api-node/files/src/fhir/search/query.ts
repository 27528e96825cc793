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

const modifiers: Record<SearchType, readonly string[]> = {
  token: ['missing', 'not', 'text'],
  string: ['missing', 'exact', 'contains'],
  date: ['missing'],
  reference: ['missing', 'identifier'],
};

/** The modifiers that can follow a search parameter after a colon. */
export function modifiersOf({ search }: Parameter): string[] {
  if (!search) return [];
  return [...modifiers[search.type], ...(search.type === 'reference' ? (search.targets ?? []) : [])];
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
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  const criteria: Criterion[] = [];
  const include: Include[] = [];
  const control: Record<string, string> = {};
  const understood: [string, string][] = [];
  if (pairs.length > maxPairs)
    throw new FhirError(400, [{ code: 'too-costly', diagnostics: `More than ${maxPairs} parameters were sent.` }]);
  const skip = (issue: Issue) => void (handling === 'lenient' ? warnings : issues).push(issue);
  for (const [key, value] of pairs) {
    const { parameter, modifier, issue } = lookUp(context.operation, key, value);
    if (issue) {
      if (issue.code === 'not-supported' || issue.code === 'required') skip(issue);
      else issues.push(issue);
      continue;
    }
    if (parameter.name === '_include' || parameter.name === '_revinclude') {
      const read = readInclude(context, parameter.name, value);
      if ('diagnostics' in read) skip(read);
      else include.push(...read.include), understood.push([key, value]);
    } else if (parameter.search) {
      const read = alternativesOf(context, parameter, modifier, value);
      issues.push(...read.issues);
      criteria.push({ parameter, modifier, alternatives: read.alternatives });
      understood.push([key, value]);
    } else if (parameter.name in control) {
      issues.push({ code: 'invalid', diagnostics: `${parameter.name} may be sent once only.` });
    } else {
      control[parameter.name] = value;
    }
  }
  const checked = context.validator.parameters(context.operation, 'query', control);
  const sort = readSort(context.operation, control['_sort']);
  if (sort.issue) skip(sort.issue);
  issues.push(...checked.issues);
  if (issues.length > 0) throw new FhirError(400, issues);
  const { _count: count = 10, page = 1 } = checked.values as { _count?: number; page?: number };
  for (const name of ['_sort', '_summary', '_elements', '_total', '_format', '_pretty'])
    if (control[name] !== undefined && !(name === '_sort' && sort.issue)) understood.push([name, control[name]]);
  if (control['_count'] !== undefined) understood.push(['_count', String(Math.min(count, maxCount))]);
  const summary = control['_summary'];
  return {
    criteria,
    count: summary === 'count' ? 0 : Math.min(count, maxCount),
    page,
    sort: sort.keys,
    include,
    summary,
    elements: control['_elements']?.split(',').map((name) => name.trim()),
    understood,
    warnings,
  };
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
    issue: { code: 'not-supported', diagnostics: `_sort names what cannot be sorted by. It takes ${names.join(', ')}.` },
  };
}
