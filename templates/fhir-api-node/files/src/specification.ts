import { readFile, readdir } from 'node:fs/promises';
import { parse } from 'yaml';

export const specificationFolder = new URL('../specification/', import.meta.url);

export type Interaction =
  'capabilities' | 'read' | 'vread' | 'history-instance' | 'search-type' | 'create' | 'update' | 'patch' | 'delete';
export type SearchType = 'token' | 'string' | 'date' | 'reference' | 'uri';
export type Method = (typeof methods)[number];

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const bodyTypes = ['application/fhir+json', 'application/json-patch+json'] as const;

export interface Specification {
  /** The whole document as OpenAPI has it, with the schemas of FHIR R4 in it. */
  document: Record<string, unknown>;
  title: string;
  description: string;
  contact: string;
  basePath: string;
  operations: Operation[];
  examples: Resource[];
}

export interface Operation {
  id: string;
  summary: string;
  method: Method;
  /** As the specification writes it: /Patient/{id} */
  path: string;
  interaction: Interaction;
  /** Empty for the CapabilityStatement, which is about all of them. */
  resource: string;
  parameters: Parameter[];
  /** Where in the document the schema of a JSON body is; undefined for an operation without one. */
  body: string | undefined;
  bodyType: (typeof bodyTypes)[number] | undefined;
  /** A body that the specification gives as it stands, rather than in a file. */
  bodyExample: unknown;
  /** Where in the document the schema of each answer is, by status or `default`; undefined for one without a body. */
  answers: Record<string, string | undefined>;
}

export interface Parameter {
  name: string;
  in: 'query' | 'header' | 'path';
  required: boolean;
  description: string;
  example: string | undefined;
  search: SearchRule | undefined;
  schema: string;
}

/** How a search parameter compares, as `x-fhir-search` says. */
export interface SearchRule {
  type: SearchType;
  /** The element it looks at, such as `name.family`; `deceased` is worked out from two. */
  path: string;
  /** Looks only at elements that hold this, such as telecom with the system `phone`. */
  where?: Record<string, string>;
  /** The code system of an element that holds a code alone. */
  system?: string;
  /** The only codes there are. */
  codes?: string[];
  /** The types that a reference may lead to. */
  targets?: string[];
}

export interface Resource {
  resourceType: string;
  id?: string;
  meta?: { versionId?: string; lastUpdated?: string; profile?: string[]; tag?: unknown[] };
  [element: string]: unknown;
}

type Node = Record<string, any>;

/** Reads the specification and the files beside it. Throws where an operation lacks what this server needs. */
export async function readSpecification(): Promise<Specification> {
  const [written, fhir] = await Promise.all(
    ['openapi.yaml', 'fhir-r4.json'].map((name) => readFile(new URL(name, specificationFolder), 'utf8')),
  );
  const document = withSchemas(parse(written ?? '') as Node, JSON.parse(fhir ?? '') as Node);
  const operations = Object.entries<Node>(document['paths']).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => readOperation(document, path, method)),
  );
  return {
    document,
    title: document['info'].title,
    description: document['info'].description,
    contact: document['info'].contact.email,
    basePath: document['servers'][0].url,
    operations,
    examples: await readExamples(),
  };
}

/** One document that leads nowhere else, so that tools can read it from one address. */
function withSchemas(document: Node, fhir: Node): Node {
  const whole = JSON.parse(JSON.stringify(document).replaceAll('"fhir-r4.json#/', '"#/')) as Node;
  whole['components'].schemas = { ...whole['components'].schemas, ...fhir['components'].schemas };
  return whole;
}

function readOperation(document: Node, path: string, method: Method): Operation {
  const at = pointer('paths', path, method);
  const node: Node = document['paths'][path][method];
  const { interaction, resource = '' } = node['x-fhir'] ?? {};
  if (!interaction) throw new Error(`${method} ${path} of the specification has no x-fhir.interaction.`);
  const taken: Node = node['requestBody']?.content ?? {};
  const bodyType = bodyTypes.find((type) => type in taken);
  return {
    id: node['operationId'],
    summary: node['summary'],
    method,
    path,
    interaction,
    resource,
    parameters: (node['parameters'] ?? []).map((_: Node, index: number) =>
      readParameter(document, `${at}/parameters/${index}`),
    ),
    body: bodyType && `${at}/requestBody/content/${bodyType.replace('/', '~1')}/schema`,
    bodyType,
    bodyExample: bodyType && taken[bodyType].example,
    answers: Object.fromEntries(
      Object.keys(node['responses']).map((status) => {
        const answer = follow(document, `${at}/responses/${status}`);
        return [status, answer.node['content'] && `${answer.at}/${content}`];
      }),
    ),
  };
}

const content = 'content/application~1fhir+json/schema';

function readParameter(document: Node, reference: string): Parameter {
  const { at, node } = follow(document, reference);
  const example: unknown = Array.isArray(node['example']) ? node['example'][0] : node['example'];
  return {
    name: node['name'],
    in: node['in'],
    required: node['required'] ?? false,
    description: node['description'] ?? '',
    example: example === undefined ? undefined : String(example),
    search: searchRule(node),
    schema: `${at}/schema`,
  };
}

function searchRule(node: Node): SearchRule | undefined {
  const rule: unknown = node['x-fhir-search'];
  if (rule === undefined || (typeof rule === 'object' && rule !== null && 'type' in rule && 'path' in rule))
    return rule as SearchRule | undefined;
  throw new Error(
    `x-fhir-search of ${node['name']} must say how it compares and which element it looks at: { type: token, path: gender }`,
  );
}

/** The node at a JSON pointer, and where it really is: behind a $ref, that is elsewhere. */
function follow(document: Node, at: string): { at: string; node: Node } {
  const keys = at
    .slice(2)
    .split('/')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
  const node = keys.reduce<Node>((parent, key) => parent[key], document);
  return typeof node['$ref'] === 'string' ? follow(document, node['$ref']) : { at, node };
}

function pointer(...keys: string[]): string {
  return ['#', ...keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')))].join('/');
}

async function readExamples(): Promise<Resource[]> {
  const folder = new URL('examples/', specificationFolder);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Resource));
}
