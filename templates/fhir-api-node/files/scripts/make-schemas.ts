// Makes specification/fhir-r4.json from HL7's own definitions of FHIR R4:
// `npm run schemas -- FOLDER [Resource]…`, where FOLDER holds profiles-types.json, profiles-resources.json and
// valuesets.json, as https://hl7.org/fhir/R4/definitions.json.zip has them. HL7 gives them away under CC0.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rules } from '../src/fhir/rules.ts';
import { specificationFolder } from '../src/specification.ts';

const [folder = '.', ...more] = process.argv.slice(2);

/** Those that the API offers, those that it answers, and those that are often contained in the first. */
const wanted = [
  ...['Appointment', 'Organization', 'Patient', 'Practitioner'],
  ...['Bundle', 'CapabilityStatement', 'OperationOutcome'],
  ...['Location', 'PractitionerRole', 'RelatedPerson'],
  ...more,
];

type Node = Record<string, any>;
const definitions = new Map<string, Node>();
for (const file of ['profiles-types.json', 'profiles-resources.json'])
  for (const definition of await resources(file))
    if (definition['resourceType'] === 'StructureDefinition') definitions.set(definition['id'], definition);
const valueSets = new Map<string, Node>((await resources('valuesets.json')).map((one) => [one['url'], one]));

/** Written by hand: the regular expressions of FHIR let dates pass that no calendar has. */
const primitives: Record<string, Node> = {
  base64Binary: { type: 'string', format: 'fhir-base64' },
  boolean: { type: 'boolean' },
  canonical: { type: 'string', format: 'fhir-canonical' },
  code: { type: 'string', format: 'fhir-code' },
  date: { type: 'string', format: 'fhir-date' },
  dateTime: { type: 'string', format: 'fhir-dateTime' },
  decimal: { type: 'number' },
  id: { type: 'string', format: 'fhir-id' },
  instant: { type: 'string', format: 'fhir-instant' },
  integer: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
  markdown: { type: 'string', format: 'fhir-string' },
  oid: { type: 'string', format: 'fhir-oid' },
  positiveInt: { type: 'integer', minimum: 1, maximum: 2147483647 },
  string: { type: 'string', format: 'fhir-string' },
  time: { type: 'string', format: 'fhir-time' },
  unsignedInt: { type: 'integer', minimum: 0, maximum: 2147483647 },
  uri: { type: 'string', format: 'fhir-uri' },
  url: { type: 'string', format: 'fhir-url' },
  uuid: { type: 'string', format: 'fhir-uuid' },
  xhtml: { type: 'string', format: 'fhir-xhtml' },
};

const schemas: Record<string, Node> = { AnyResource: anyResource() };
const queue = [...wanted];
for (let name = queue.shift(); name !== undefined; name = queue.shift()) if (!(name in schemas)) describe(name);
const sorted = Object.fromEntries(Object.entries(schemas).sort(([one], [other]) => (one < other ? -1 : 1)));
const lines = Object.entries(sorted).map(
  ([name, schema]) => `      ${JSON.stringify(name)}: ${JSON.stringify(schema)}`,
);
await writeFile(
  new URL('fhir-r4.json', specificationFolder),
  `{\n  "components": {\n    "schemas": {\n${lines.join(',\n')}\n    }\n  }\n}\n`,
);

async function resources(file: string): Promise<Node[]> {
  const { entry } = JSON.parse(await readFile(join(folder, file), 'utf8')) as { entry: { resource: Node }[] };
  return entry.map(({ resource }) => resource);
}

/** What is contained in a resource or a Bundle: checked where its type is described here. */
function anyResource(): Node {
  return {
    type: 'object',
    required: ['resourceType'],
    allOf: wanted.map((type) => ({
      if: { properties: { resourceType: { const: type } } },
      then: { $ref: `#/components/schemas/${type}` },
    })),
  };
}

function describe(name: string): void {
  if (primitives[name]) {
    schemas[name] = primitives[name];
    return;
  }
  const definition = definitions.get(name);
  if (!definition) throw new Error(`There is no definition of ${name}.`);
  const elements: Node[] = definition['snapshot'].element;
  for (const parent of elements) {
    const children = elements.filter(({ path }) => isChild(path, parent['path']));
    if (children.length > 0) schemas[nameOf(parent['path'])] = object(parent, children, definition);
  }
}

function object(parent: Node, children: Node[], definition: Node): Node {
  const isResource = definition['kind'] === 'resource' && !parent['path'].includes('.');
  const type = definition['id'];
  const properties: Node = isResource ? { resourceType: { const: type } } : {};
  const required: string[] = [];
  const choices: string[][] = [];
  for (const child of children) {
    const names = Object.entries(typesOf(child));
    for (const [name, types] of names) Object.assign(properties, property(name, child, types));
    if (names.length > 1) choices.push(names.map(([name]) => name));
    if (child['min'] > 0) required.push(names.length > 1 ? `${last(child['path'])}` : (names[0]?.[0] ?? ''));
  }
  const keys = (parent['constraint'] ?? []).map(({ key }: Node) => key).filter((key: string) => key in rules);
  const summary = children.filter(({ isSummary }) => isSummary).flatMap((child) => Object.keys(typesOf(child)));
  return {
    type: 'object',
    minProperties: 1,
    additionalProperties: false,
    ...(isResource && { required: ['resourceType'] }),
    properties,
    'x-fhir-element': {
      ...(required.length > 0 && { required }),
      ...(choices.length > 0 && { choices }),
      ...(keys.length > 0 && { rules: keys }),
    },
    ...(isResource && { 'x-fhir-summary': summary }),
  };
}

/** The names that an element has in JSON with the types of each: value[x] is valueString, valueBoolean and so on. */
function typesOf(element: Node): Record<string, Node[]> {
  const name = last(element['path']);
  const types: Node[] = element['type'] ?? [];
  if (!name.endsWith('[x]')) return { [name]: types };
  return Object.fromEntries(
    types.map((type) => [name.slice(0, -3) + type['code'][0].toUpperCase() + type['code'].slice(1), [type]]),
  );
}

function property(name: string, element: Node, types: Node[]): Node {
  const code = codeOf(types[0]?.['code'] ?? '');
  const isPrimitive = code in primitives;
  const many = element['max'] !== '1';
  const one = valueOf(element, types, code);
  const or = (schema: Node) => (isPrimitive ? { if: { not: { type: 'null' } }, then: schema } : schema);
  const list = (schema: Node) => ({ type: 'array', minItems: 1, items: or(schema) });
  const hasSibling = isPrimitive && code !== 'xhtml' && name !== 'id' && element['path'] !== 'Extension.url';
  const sibling = { $ref: '#/components/schemas/Element' };
  if (hasSibling) queue.push('Element');
  return {
    [name]: many ? list(one) : one,
    ...(hasSibling && { [`_${name}`]: many ? list(sibling) : sibling }),
  };
}

function valueOf(element: Node, types: Node[], code: string): Node {
  if (element['contentReference'])
    return { $ref: `#/components/schemas/${nameOf(element['contentReference'].slice(1))}` };
  if (code === 'BackboneElement' || code === 'Element')
    return { $ref: `#/components/schemas/${nameOf(element['path'])}` };
  if (code === 'Resource') return { $ref: '#/components/schemas/AnyResource' };
  if (element['path'] === 'Extension.url') return { $ref: '#/components/schemas/uri' };
  if (['Identifier.system', 'Coding.system'].includes(element['path']))
    return { type: 'string', format: 'fhir-absolute' };
  if (isResourceId(element)) return { $ref: '#/components/schemas/id' };
  queue.push(code);
  const codes =
    element['binding']?.strength === 'required' && code === 'code' ? codesOf(element['binding'].valueSet) : [];
  if (codes.length > 0) return { type: 'string', enum: codes };
  const targets = types.flatMap(({ targetProfile = [] }) => targetProfile as string[]).map((url) => last(url, '/'));
  if (code !== 'Reference' || targets.length === 0 || targets.includes('Resource'))
    return { $ref: `#/components/schemas/${code}` };
  return { $ref: `#/components/schemas/${code}`, 'x-fhir-targets': targets };
}

function isResourceId({ path }: Node): boolean {
  return /^[A-Z]\w*\.id$/.test(path) && definitions.get(path.split('.')[0])?.['kind'] === 'resource';
}

/** FHIR writes the types of a few values in words of FHIRPath. */
function codeOf(code: string): string {
  return code.startsWith('http://hl7.org/fhirpath/System.') ? 'string' : code;
}

/** The codes of a value set that lists them or takes whole code systems; none for one that is too large or elsewhere. */
function codesOf(url: string): string[] {
  const valueSet = valueSets.get(url.split('|')[0] ?? '');
  const includes: Node[] = valueSet?.['compose']?.include ?? [];
  const codes = includes.flatMap(({ system, concept, filter }) => {
    if (concept) return concept.map(({ code }: Node) => code);
    return filter
      ? []
      : conceptsOf(
          [...valueSets.values()].find((one) => one['resourceType'] === 'CodeSystem' && one['url'] === system)?.[
            'concept'
          ] ?? [],
        );
  });
  const isWhole = includes.every(({ filter, concept, system }) => !filter && (concept || system));
  return isWhole && codes.length <= 200 ? codes : [];
}

function conceptsOf(concepts: Node[]): string[] {
  return concepts.flatMap(({ code, concept = [] }) => [code, ...conceptsOf(concept)]);
}

function isChild(path: string, parent: string): boolean {
  return path.startsWith(`${parent}.`) && !path.slice(parent.length + 1).includes('.');
}

function last(path: string, separator = '.'): string {
  return path.slice(path.lastIndexOf(separator) + 1);
}

/** Patient.contact is described as Patient_Contact, as HL7's own JSON schema calls it. */
function nameOf(path: string): string {
  const [first = '', ...rest] = path.split('.');
  return [first, ...rest.map((part) => (part[0] ?? '').toUpperCase() + part.slice(1))].join('_');
}
