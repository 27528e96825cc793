import type { z } from 'zod';
import { Problem } from '../base/problem.ts';

/** More of one parameter than this is no honest question. */
const maxValues = 100;

/**
 * Reads the query of an address against a schema whose fields are strings, whole numbers, or lists of strings.
 * A list takes a parameter as often as it comes; empty values count as not given.
 *
 * @param url path and query, as sent
 * @throws Problem `invalid` that names every parameter that is unknown, repeated or out of range
 */
export function readQuery<Q extends z.ZodObject>(url: string, schema: Q): z.output<Q> {
  const start = url.indexOf('?');
  const sent = new URLSearchParams(start === -1 ? '' : url.slice(start));
  const faults: string[] = [];
  const raw: Record<string, unknown> = {};
  for (const name of new Set(sent.keys())) {
    const field: unknown = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (field === undefined) {
      faults.push(
        `${name} is not a parameter here. There are: ${Object.keys(schema.shape).join(', ') || 'none'}.`,
      );
      continue;
    }
    const values = sent.getAll(name).filter((value) => value !== '');
    const kind = kindOf(field);
    if (kind === 'array') raw[name] = values.slice(0, maxValues);
    else if (values.length > 1) faults.push(`${name} was given more than once.`);
    else if (values[0] !== undefined) raw[name] = kind === 'number' ? numberOf(values[0]) : values[0];
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) faults.push(...faultsOf(parsed.error));
  if (parsed.success && faults.length === 0) return parsed.data;
  throw invalid(faults);
}

/**
 * Reads what was sent with a request, or the parts of its path.
 *
 * @throws Problem `invalid` with every fault
 */
export function readInput<S extends z.ZodType>(value: unknown, schema: S): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(faultsOf(parsed.error));
}

/** The one way in which all input is refused: the first fault in the sentence, all of them in the list. */
export function invalid(faults: readonly string[]): Problem {
  return new Problem('invalid', faults.join(' '), { faults });
}

function faultsOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const name = issue.path.filter((key) => typeof key === 'string').join('.') || 'What was sent';
    return `${name} ${wrongWith(issue)}.`;
  });
}

/** zod's findings, as people say them. */
function wrongWith(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must not be longer than ${issue.maximum} characters`
        : `must not be more than ${issue.maximum}`;
    case 'invalid_type':
      return `must be ${nouns[issue.expected] ?? issue.expected}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'must be a day such as 2026-11-23' : 'is not right';
    case 'custom':
      return issue.message;
    case 'unrecognized_keys':
      return `has fields that are not known: ${issue.keys.join(', ')}`;
    default:
      return 'is not right';
  }
}

const nouns: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  string: 'text',
};

function kindOf(field: unknown): string {
  let type = field as { def: { type: string; innerType?: unknown } };
  while (type.def.innerType !== undefined) type = type.def.innerType as typeof type;
  return type.def.type;
}

function numberOf(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}
