import { z } from 'zod';
import type { Route } from './route.ts';
import { named, problem } from './schemas.ts';

type Json = Record<string, unknown>;

interface About {
  title: string;
  version: string;
}

const problemTitles: Readonly<Record<number, string>> = {
  400: 'Invalid input',
  401: 'The administrator’s token is missing or wrong',
  403: 'This hub has no administrator’s token',
  404: 'Not found',
  409: 'Conflict',
  429: 'Too many requests',
  500: 'Unexpected error',
  502: 'The forge could not be reached',
  503: 'Too many requests',
};

/**
 * The OpenAPI 3.1 description of the routes, made of the very schemas that read requests.
 *
 * @param about what the hub is called and its version
 */
export function openApiDocument(routes: readonly Route[], { title, version }: About): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operation(route);
  return {
    openapi: '3.1.0',
    info: {
      title,
      version,
      description: 'Open-source code of the NHS: repositories, policies and how they are met.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: { adminToken: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operation(route: Route): Json {
  const { id, summary, description, answer, body, action, redirects } = route;
  const problems = [400, ...route.problems, ...(action ? [429] : []), 500].map(
    (status) => [status, problemAnswer(status)] as const,
  );
  return {
    operationId: id,
    summary,
    ...(description !== undefined && { description }),
    parameters: [...parametersOf(route.parameters, 'path'), ...parametersOf(route.query, 'query')],
    ...(body && { requestBody: { content: { 'application/json': { schema: plain(body) } } } }),
    ...(action !== undefined && { security: [{ adminToken: [] }] }),
    responses: {
      [answer.status]: {
        description: answer.description,
        content: { [answer.type ?? 'application/json']: { schema: reference(answer.schema) } },
      },
      ...(redirects !== undefined && { 301: { description: redirects } }),
      ...Object.fromEntries(problems),
    },
  };
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): Json[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const { description, ...rest } = plain(field as z.ZodType);
    return {
      name,
      in: place,
      required: place === 'path',
      ...(description !== undefined && { description }),
      schema: rest,
    };
  });
}

function problemAnswer(status: number): Json {
  return {
    description: problemTitles[status],
    content: { 'application/problem+json': { schema: reference(problem) } },
  };
}

function reference(schema: z.ZodType): Json {
  return { $ref: placeOf(named.get(schema)?.id ?? '') };
}

function placeOf(id: string): string {
  return `#/components/schemas/${id}`;
}

function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(named, { uri: placeOf, io: 'input' });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutNames(schema)]));
}

/** A schema that is written where it is used. */
function plain(schema: z.ZodType): Json {
  return withoutNames(z.toJSONSchema(schema, { io: 'input' }));
}

function withoutNames({ $schema: _schema, $id: _id, ...rest }: Json): Json {
  return rest;
}
