import { readFile, readdir } from 'node:fs/promises';
import { parse } from 'yaml';

export const specificationFolder = new URL('../specification/', import.meta.url);

export type Interaction = 'capabilities' | 'read' | 'search-type' | 'create';
export type SearchType = 'token' | 'string' | 'date' | 'reference';

export interface Specification {
  /** The whole document, as OpenAPI has it. */
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
  method: 'get' | 'post';
  /** As the specification writes it: /Patient/{id} */
  path: string;
  interaction: Interaction;
  /** Empty for the CapabilityStatement, which is about all of them. */
  resource: string;
  parameters: Parameter[];
  /** Where in the document the schema of the body is; undefined for an operation without one. */
  body: string | undefined;
  /** Where in the document the schema of each answer is, by status or `default`. */
  answers: Record<string, string>;
}

export interface Parameter {
  name: string;
  in: 'query' | 'header' | 'path';
  required: boolean;
  description: string;
  example: string | undefined;
  searchType: SearchType | undefined;
  schema: string;
}

export interface Resource {
  resourceType: string;
  id?: string;
  meta?: { versionId?: string; lastUpdated?: string; profile?: string[] };
  [element: string]: unknown;
}

type Node = Record<string, any>;

/** Reads the specification and the example files beside it. Throws where an operation lacks what this server needs. */
export async function readSpecification(): Promise<Specification> {
  const document = parse(await readFile(new URL('openapi.yaml', specificationFolder), 'utf8')) as Node;
  const operations = Object.entries<Node>(document['paths']).flatMap(([path, item]) =>
    (['get', 'post'] as const).filter((method) => item[method]).map((method) => readOperation(document, path, method)),
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

function readOperation(document: Node, path: string, method: 'get' | 'post'): Operation {
  const at = pointer('paths', path, method);
  const node: Node = document['paths'][path][method];
  const { interaction, resource = '' } = node['x-fhir'] ?? {};
  if (!interaction) throw new Error(`${method} ${path} of the specification has no x-fhir.interaction.`);
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
    body: node['requestBody'] && `${at}/requestBody/${content}`,
    answers: Object.fromEntries(
      Object.keys(node['responses']).map((status) => [
        status,
        `${follow(document, `${at}/responses/${status}`).at}/${content}`,
      ]),
    ),
  };
}

const content = 'content/application~1fhir+json/schema';

function readParameter(document: Node, reference: string): Parameter {
  const { at, node } = follow(document, reference);
  return {
    name: node['name'],
    in: node['in'],
    required: node['required'] ?? false,
    description: node['description'] ?? '',
    example: node['example'],
    searchType: node['x-fhir-search'],
    schema: `${at}/schema`,
  };
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
