import { Router } from 'express';
import { z } from 'zod';

/** What this page reads of an OpenAPI description. */
const described = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        summary: z.string(),
        description: z.string().optional(),
        parameters: z
          .array(
            z.object({
              name: z.string(),
              in: z.string(),
              required: z.boolean().optional(),
              description: z.string().optional(),
            }),
          )
          .default([]),
        security: z.array(z.unknown()).optional(),
      }),
    ),
  ),
});

interface ApiPageServices {
  /** The OpenAPI description of the API. */
  apiDescription: () => unknown;
}

/** `/api`: what the API answers, for people; the same as `openapi.json`, which it is made of. */
export function apiPage({ apiDescription }: ApiPageServices): Router {
  let view: ReturnType<typeof apiView> | undefined;
  return Router().get('/api', (_req, res) => {
    view ??= apiView(apiDescription());
    res.render('about/api', { title: 'API', operations: view });
  });
}

/** One entry for each method of each address, in the order of the description. */
function apiView(description: unknown) {
  const { paths } = described.parse(description);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      title: operation.summary,
      call: `${method.toUpperCase()} /api/v1${path}`,
      /** An address that can be opened as it is. */
      href:
        method === 'get' && !path.includes('{') && operation.security === undefined ? `/api/v1${path}` : '',
      description: operation.description ?? '',
      forAdministrators: operation.security !== undefined,
      parameters: operation.parameters.map((parameter) => ({
        name: parameter.name,
        text: `${parameter.required ? 'Needed. ' : ''}${parameter.description ?? ''}`,
      })),
    })),
  );
}
