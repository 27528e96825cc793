import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Issue } from './fhir/operation-outcome.ts';
import { isNhsNumber, nhsNumberSystem } from './fhir/nhs-number.ts';
import type { Operation, Specification } from './specification.ts';

export interface Validator {
  /** Values of query or path by name, with numbers made of digits and defaults filled in; or what is wrong. */
  parameters(operation: Operation, place: 'query' | 'path' | 'header', values: Values): Checked;
  body(operation: Operation, body: unknown): Issue[];
  /** What is wrong with an answer of ours; nothing for one that is as described. */
  answer(operation: Operation, status: number, body: unknown): Issue[];
  schema(name: string, value: unknown): Issue[];
}

export type Values = Record<string, unknown>;
export interface Checked {
  values: Values;
  issues: Issue[];
}

/** Compiles every schema of the specification when it is first needed, and keeps it. */
export function createValidator({ document }: Specification): Validator {
  const bodies = schemaReader(document, false);
  const texts = schemaReader(document, true);
  return {
    parameters: (operation, place, values) => checkParameters(texts, operation, place, values),
    body: (operation, body) => {
      if (!operation.body) return [];
      return body === undefined ? [noBody] : issuesOf(bodies(operation.body), body);
    },
    answer(operation, status, body) {
      const schema = operation.answers[status] ?? (status >= 400 ? operation.answers['default'] : undefined);
      if (schema) return issuesOf(bodies(schema), body);
      return [{ code: 'exception', diagnostics: `The specification has no answer ${status} of ${operation.id}.` }];
    },
    schema: (name, value) => issuesOf(bodies(`#/components/schemas/${name}`), value),
  };
}

const noBody: Issue = { code: 'required', diagnostics: 'The body is missing.' };

type Schemas = (at: string) => ValidateFunction;

function schemaReader(document: Record<string, unknown>, coerceTypes: boolean): Schemas {
  const ajv = new Ajv2020({ allErrors: true, coerceTypes, useDefaults: coerceTypes, strictRequired: false });
  addFormats.default(ajv);
  ajv.addFormat('nhs-number', isNhsNumber);
  ajv.addFormat('identifier-token', isIdentifierToken);
  // Ajv takes the document for a schema, which holds the schemas that are asked for by their place.
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema({ ...document, $id: 'specification' });
  const compiled = new Map<string, ValidateFunction>();
  return (at) => {
    const validate = compiled.get(at) ?? ajv.compile(wrapped(at));
    compiled.set(at, validate);
    return validate;
  };
}

/** In an object, since only values inside one can be coerced or filled in. */
function wrapped(at: string) {
  return { type: 'object', properties: { value: { $ref: `specification${at}` } } };
}

/** A search for an NHS number that cannot exist is a slip of the pen that deserves an answer. */
function isIdentifierToken(token: string): boolean {
  return token.split(',').every((part) => {
    const [system, value] = part.split('|');
    return system !== nhsNumberSystem || value === undefined || value === '' || isNhsNumber(value);
  });
}

function checkParameters(schemas: Schemas, operation: Operation, place: string, given: Values): Checked {
  const known = operation.parameters.filter((parameter) => parameter.in === place);
  const values: Values = {};
  const issues: Issue[] = [];
  for (const { name, required, schema } of known) {
    const value = given[place === 'header' ? name.toLowerCase() : name];
    if (value === undefined && required) issues.push({ code: 'required', diagnostics: `${name} is missing.` });
    if (value === undefined) continue;
    const box = { value };
    const validate = schemas(schema);
    if (validate(box)) values[name] = box.value;
    else issues.push(...toIssues(validate.errors ?? [], name));
  }
  if (place === 'query')
    issues.push(
      ...unknownNames(
        given,
        known.map(({ name }) => name),
      ),
    );
  return { values, issues };
}

function unknownNames(given: Values, known: string[]): Issue[] {
  if (Object.keys(given).every((name) => known.includes(name))) return [];
  const diagnostics = `There is a search parameter that this API does not know. It knows ${known.join(', ')}.`;
  return [{ code: 'not-supported', diagnostics }];
}

function issuesOf(validate: ValidateFunction, value: unknown): Issue[] {
  const resource = (value as { resourceType?: unknown } | null | undefined)?.resourceType;
  return validate({ value }) ? [] : toIssues(validate.errors ?? [], typeof resource === 'string' ? '' : 'body');
}

const codes: Record<string, Issue['code']> = {
  required: 'required',
  additionalProperties: 'structure',
  type: 'structure',
};

/** Says where and what is wrong in words of the schema, never with the value that was sent. */
function toIssues(errors: ErrorObject[], name: string): Issue[] {
  const issues = errors
    .filter(({ keyword }) => keyword !== 'if' && keyword !== 'oneOf')
    .map(({ instancePath, keyword, params, message, schemaPath }): Issue => {
      const path = instancePath
        .split('/')
        .slice(2)
        .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
        .join('');
      const place = `${name}${path}`.replace(/^\./, '') || 'The resource';
      return { code: codes[keyword] ?? 'value', diagnostics: `${place} ${say(keyword, params, message, schemaPath)}.` };
    });
  return [...new Map(issues.map((issue) => [issue.diagnostics, issue])).values()].slice(0, 20);
}

function say(keyword: string, params: Record<string, unknown>, message = 'is not valid', schemaPath: string): string {
  if (keyword === 'required') return `must have ${String(params['missingProperty'])}`;
  if (keyword === 'additionalProperties') return 'has an element that is not in the specification';
  if (keyword === 'enum') return `must be one of ${(params['allowedValues'] as string[]).join(', ')}`;
  if (params['format'] === 'nhs-number') return 'must be an NHS number of 10 digits with a right check digit';
  if (params['format'] === 'identifier-token') return 'holds an NHS number whose check digit is wrong';
  if (schemaPath.includes('TestNhsNumber')) return 'must be a test NHS number, which starts with 999';
  if (keyword === 'pattern') return 'is not written as the specification asks';
  return message;
}
