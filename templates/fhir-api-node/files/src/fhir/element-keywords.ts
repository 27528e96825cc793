import type { KeywordDefinition } from 'ajv/dist/2020.js';
import type { SchemaValidateFunction } from 'ajv/dist/types/index.js';
import { rules } from './rules.ts';

/** What JSON Schema cannot say shortly: as `x-fhir-element` of the schemas of FHIR R4 has it. */
interface ElementRules {
  /** The elements that have to be there, with a value or with an extension that says why there is none. */
  required?: string[];
  /** Elements of which one at most may be there: value[x] as valueString, valueBoolean and so on. */
  choices?: string[][];
  /** Keys of rules. */
  rules?: string[];
}

type Elements = Record<string, unknown>;

/** A fault, with words to follow the name of the element. */
export interface ElementFault {
  code: 'required' | 'structure' | 'invariant' | 'value';
  words: string;
  /** The element that it is about, within the one that was checked. */
  element?: string;
}

const checkElement: SchemaValidateFunction = (schema: ElementRules, data: Elements) => {
  const faults: ElementFault[] = [
    ...(schema.required ?? []).filter((name) => !isThere(data, name, schema.choices ?? [])).map(missing),
    ...(schema.choices ?? []).filter((names) => choicesOf(data, names).length > 1).map(tooMany),
    ...Object.keys(data)
      .filter((name) => hasHoles(data, name))
      .map(hole),
    ...relativeExtensions(data),
    ...(isPart(data) ? [] : (schema.rules ?? [])).flatMap((key): ElementFault[] => {
      const rule = rules[key];
      return rule && !rule.holds(data) ? [{ code: 'invariant', words: `${rule.words} (${key})` }] : [];
    }),
  ];
  checkElement.errors = faults.map((fault) => ({ keyword: 'x-fhir-element', params: fault, message: fault.words }));
  return faults.length === 0;
};

/** A part of a resource, as `_elements` asks for, may lack what a rule needs. */
export function isPart(resource: Elements): boolean {
  const tags = (resource['meta'] as { tag?: unknown } | undefined)?.tag;
  return Array.isArray(tags) && tags.some((tag) => (tag as { code?: unknown } | null)?.code === 'SUBSETTED');
}

/** The address of an extension is whole, but for those that are within another, which only that one defines. */
function relativeExtensions(data: Elements): ElementFault[] {
  if ('url' in data) return [];
  return ['extension', 'modifierExtension'].flatMap((name) => {
    const extensions = Array.isArray(data[name]) ? (data[name] as ({ url?: unknown } | null)[]) : [];
    const isRelative = extensions.some((one) => typeof one?.url === 'string' && !/^[a-z][a-z0-9+.-]*:/i.test(one.url));
    return isRelative
      ? [{ code: 'value' as const, element: name, words: 'has a url that is not an absolute address' }]
      : [];
  });
}

const missing = (name: string): ElementFault => ({ code: 'required', words: `must have ${name.replace('[x]', '')}` });
const tooMany = (names: string[]): ElementFault => ({
  code: 'structure',
  words: `may have only one of ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and so on' : ''}`,
});
const hole = (element: string): ElementFault => ({
  code: 'value',
  element,
  words: 'has null where there is no extension in its place',
});

function isThere(data: Elements, name: string, choices: string[][]): boolean {
  if (!name.endsWith('[x]')) return name in data || `_${name}` in data;
  const names = choices.find(([first = '']) => first.startsWith(name.slice(0, -3))) ?? [];
  return choicesOf(data, names).length > 0;
}

function choicesOf(data: Elements, names: string[]): string[] {
  return names.filter((name) => name in data || `_${name}` in data);
}

/** A list of values may hold null only where the list of their extensions has one, and the other way round. */
function hasHoles(data: Elements, name: string): boolean {
  const value = data[name];
  const sibling = data[name.startsWith('_') ? name.slice(1) : `_${name}`];
  if (!Array.isArray(value)) return false;
  return value.some((one, index) => one === null && (!Array.isArray(sibling) || (sibling[index] ?? null) === null));
}

export const elementKeyword: KeywordDefinition = {
  keyword: 'x-fhir-element',
  type: 'object',
  errors: 'full',
  validate: checkElement,
};

/** The form of a Reference, and the types that it may lead to. */
const checkTargets: SchemaValidateFunction = (targets: string[], data: Elements) => {
  const words = referenceFault(data['reference'], targets);
  if (words === undefined) return true;
  const fault: ElementFault = { code: 'value', words, element: 'reference' };
  checkTargets.errors = [{ keyword: 'x-fhir-targets', params: fault, message: words }];
  return false;
};

function referenceFault(reference: unknown, targets: string[]): string | undefined {
  // Another keyword says what is wrong with one that is no text.
  if (typeof reference !== 'string' || reference.startsWith('#')) return undefined;
  const type = /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(
    reference,
  )?.[1];
  if (type !== undefined) return targets.includes(type) ? undefined : `must refer to ${targets.join(' or ')}`;
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(reference);
  return isAbsolute
    ? undefined
    : 'must be a type with an id such as Patient/oak, an address, or # and the id of what is contained';
}

export const targetsKeyword: KeywordDefinition = {
  keyword: 'x-fhir-targets',
  type: 'object',
  errors: 'full',
  validate: checkTargets,
};
