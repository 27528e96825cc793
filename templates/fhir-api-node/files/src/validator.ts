import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { elementKeyword, targetsKeyword } from './fhir/element-keywords.ts';
import { formats } from './fhir/formats.ts';
import type { Issue } from './fhir/operation-outcome.ts';
import type { ElementNames } from './fhir/search/subset.ts';
import { toIssues } from './schema-issues.ts';
import type { Operation, Specification } from './specification.ts';

export interface Validator {
  /** Values of query, path or header by name, with numbers made of digits and defaults filled in; or what is wrong. */
  parameters(operation: Operation, place: 'query' | 'path' | 'header', values: Values): Checked;
  body(operation: Operation, body: unknown): Issue[];
  /** What is wrong with an answer of ours; nothing for one that is as described. */
  answer(operation: Operation, status: number, body: unknown): Issue[];
  schema(name: string, value: unknown): Issue[];
  /** The elements of a type that come with every part of it, and with its summary. */
  elements(resourceType: string): ElementNames;
}

export type Values = Record<string, unknown>;
export interface Checked {
  values: Values;
  issues: Issue[];
}

type Schemas = (at: string) => ValidateFunction;
type ResourceSchema = { 'x-fhir-element'?: { required?: string[] }; 'x-fhir-summary'?: string[] };

/** Compiles the schemas of the specification when they are first used. */
export function createValidator({ document }: Specification): Validator {
  const bodies = schemaReader(document, false);
  const texts = schemaReader(document, true);
  const { schemas } = document['components'] as { schemas: Record<string, ResourceSchema> };
  return {
    parameters: (operation, place, values) => checkParameters(texts, operation, place, values),
    body(operation, body) {
      if (!operation.body) return [];
      if (body === undefined) return [{ code: 'required', diagnostics: 'The body is missing.' }];
      return isTooDeep(body) ? [tooDeep] : issuesOf(bodies(operation.body), body);
    },
    answer(operation, status, body) {
      const key = status in operation.answers ? status : status >= 400 ? 'default' : undefined;
      if (key === undefined || !(key in operation.answers))
        return [{ code: 'exception', diagnostics: `The specification has no answer ${status} of ${operation.id}.` }];
      const schema = operation.answers[key];
      return schema && body !== undefined ? issuesOf(bodies(schema), body) : [];
    },
    schema: (name, value) => issuesOf(bodies(`#/components/schemas/${name}`), value),
    elements: (resourceType) => ({
      mandatory: schemas[resourceType]?.['x-fhir-element']?.required ?? [],
      summary: schemas[resourceType]?.['x-fhir-summary'] ?? [],
    }),
  };
}

function schemaReader(document: Record<string, unknown>, coerceTypes: boolean): Schemas {
  const ajv = new Ajv2020({
    allErrors: true,
    coerceTypes,
    useDefaults: coerceTypes,
    strictRequired: false,
    strictTypes: false,
  });
  addFormats.default(ajv);
  for (const [name, { test }] of Object.entries(formats)) ajv.addFormat(name, test);
  ajv.addKeyword(elementKeyword).addKeyword(targetsKeyword).addVocabulary(['x-fhir-summary', 'example']);
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

function checkParameters(schemas: Schemas, operation: Operation, place: string, given: Values): Checked {
  const known = operation.parameters.filter((parameter) => parameter.in === place && !parameter.search);
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
  return { values, issues };
}

function issuesOf(validate: ValidateFunction, value: unknown): Issue[] {
  return validate({ value }) ? [] : toIssues(validate.errors ?? [], '', value);
}

const maxDepth = 50;
const tooDeep: Issue = { code: 'too-costly', diagnostics: `The body has elements in more than ${maxDepth} others.` };

function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth > maxDepth || Object.values(value).some((one) => isTooDeep(one, depth + 1));
}
