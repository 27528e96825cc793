import type { ErrorObject } from 'ajv/dist/2020.js';
import type { ElementFault } from './fhir/element-keywords.ts';
import { formats } from './fhir/formats.ts';
import type { Issue } from './fhir/operation-outcome.ts';

const maxIssues = 20;
const structural = ['if', 'oneOf', 'anyOf', 'allOf', '$ref'];

/**
 * Says where and what is wrong in words of the schema, never with the value that was sent.
 * @param name the parameter that the errors are about; empty for a resource
 */
export function toIssues(errors: ErrorObject[], name: string, resource?: unknown): Issue[] {
  const otherType = errors.find(
    ({ keyword, instancePath }) => keyword === 'const' && instancePath === '/value/resourceType',
  );
  if (otherType)
    return [
      {
        code: 'structure',
        diagnostics: `The body must be a resource of the type ${String(otherType.params['allowedValue'])}.`,
      },
    ];
  const isAlone = errors.every(({ keyword }) => structural.includes(keyword));
  const issues = errors
    .filter(({ keyword }) => isAlone || !structural.includes(keyword))
    .map((error) => toIssue(error, name, resource));
  return [...new Map(issues.map((issue) => [issue.diagnostics, issue])).values()].slice(0, maxIssues);
}

function toIssue(error: ErrorObject, name: string, resource: unknown): Issue {
  const { code, words, element } = fault(error);
  if (name !== '') return { code, diagnostics: `${name} ${words}.` };
  const keys = error.instancePath.split('/').slice(2).map(unescapedKey);
  const type = (resource as { resourceType?: unknown } | null | undefined)?.resourceType;
  const root = typeof type === 'string' && /^[A-Z][A-Za-z]{1,50}$/.test(type) ? type : undefined;
  const place = [...keys, ...(element === undefined ? [] : [element])];
  if (root === undefined) return { code, diagnostics: `${place.length > 0 ? written(place) : 'The body'} ${words}.` };
  return { code, diagnostics: `${written([root, ...place])} ${words}.`, expression: [fhirPath([root, ...place])] };
}

interface Fault {
  code: Issue['code'];
  words: string;
  element?: string | undefined;
}

function fault({ keyword, params, message = 'is not valid' }: ErrorObject): Fault {
  if (keyword === 'x-fhir-element' || keyword === 'x-fhir-targets') return params as ElementFault;
  if (keyword === 'required') return { code: 'required', words: `must have ${String(params['missingProperty'])}` };
  if (keyword === 'additionalProperties') return unknownElement(String(params['additionalProperty']));
  if (keyword === 'enum')
    return { code: 'code-invalid', words: `must be one of ${(params['allowedValues'] as string[]).join(', ')}` };
  if (keyword === 'const') return { code: 'structure', words: `must be ${String(params['allowedValue'])}` };
  if (keyword === 'type')
    return { code: 'structure', words: `must be ${types[String(params['type'])] ?? params['type']}` };
  if (keyword === 'minItems') return { code: 'structure', words: 'must not be an empty list' };
  if (keyword === 'minProperties') return { code: 'structure', words: 'must not be empty' };
  if (keyword === 'format') {
    const words = formats[String(params['format'])]?.words ?? (params['format'] === 'uuid' ? 'a UUID' : 'as specified');
    return { code: 'value', words: `must be ${words}` };
  }
  if (keyword === 'pattern') return { code: 'value', words: 'is not written as the specification asks' };
  return { code: 'value', words: message };
}

const types: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false, without quotation marks',
  integer: 'a whole number, without quotation marks',
  number: 'a number, without quotation marks',
  object: 'an object',
  string: 'text in quotation marks',
};

/** The names of elements are no secrets, but what does not look like one might be. */
function unknownElement(name: string): Fault {
  const isName = /^_?[A-Za-z]{1,40}$/.test(name);
  const words = isName ? 'is not an element of FHIR R4 here' : 'has an element that FHIR R4 does not have here';
  return { code: 'structure', words, element: isName ? name : undefined };
}

function unescapedKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** As the JSON has it: Patient.name[0].family */
function written(keys: string[]): string {
  return keys
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .slice(1);
}

const choice = /^(value|deceased|multipleBirth|bounds|timing|asNeeded|dose|rate)([A-Z]\w*)$/;
const primitive =
  /^(Base64Binary|Boolean|Canonical|Code|Date|DateTime|Decimal|Id|Instant|Integer|Markdown|Oid|PositiveInt|String|Time|UnsignedInt|Uri|Url|Uuid)$/;

/** As FHIRPath has it: value[x] is one element, and the extensions of birthDate are below it rather than in _birthDate. */
export function fhirPath(keys: string[]): string {
  const parts = keys.map((key) => {
    const name = key.replace(/^_/, '');
    const [, element, type = ''] = choice.exec(name) ?? [];
    if (element === undefined) return name;
    return `${element}.ofType(${primitive.test(type) ? type[0]?.toLowerCase() + type.slice(1) : type})`;
  });
  return written(parts);
}
