import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';

const documentsKept = 100;
/** Longer texts are hardly ever the same twice: they name many objects. */
const maxKept = 8_000;

export interface ReadDocument {
  document: DocumentNode | undefined;
  errors: readonly GraphQLError[];
}

let schema: GraphQLSchema | undefined;
const documents = new Map<string, ReadDocument>();

/** GitHub's published schema; read once a process. */
export function githubSchema(): GraphQLSchema {
  schema ??= buildSchema(readFileSync(schemaFile(), 'utf8'), { assumeValid: true, assumeValidSDL: true });
  return schema;
}

/** Parses a query and validates it against GitHub's schema, once for each text. */
export function readDocument(query: string): ReadDocument {
  const known = documents.get(query);
  if (known) return known;
  if (documents.size >= documentsKept) documents.clear();
  const read = parsed(query);
  if (query.length <= maxKept) documents.set(query, read);
  return read;
}

function parsed(query: string): ReadDocument {
  try {
    const document = parse(query);
    return { document, errors: validate(githubSchema(), document, specifiedRules) };
  } catch (error) {
    return { document: undefined, errors: [error as GraphQLError] };
  }
}

function schemaFile(): string {
  const manifest = findPackageJSON('@octokit/graphql-schema', import.meta.url);
  if (manifest === undefined) throw new Error('The package @octokit/graphql-schema is not installed.');
  return join(dirname(manifest), 'schema.graphql');
}
