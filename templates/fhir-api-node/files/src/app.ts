import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { documentationPage, style } from './documentation-page.ts';
import { FhirError, failure, operationOutcome } from './fhir/operation-outcome.ts';
import { createSandbox } from './fhir/sandbox.ts';
import { cors } from './http/cors.ts';
import { identified } from './http/identified.ts';
import { answerType } from './http/media-types.ts';
import type { Log } from './log.ts';
import { noOperations, operationHandler, pairsOf } from './operation-handler.ts';
import { specificationFolder, type Operation, type Specification } from './specification.ts';
import { toolDocument } from './tool-document.ts';
import { createValidator } from './validator.ts';

/** The sandbox: every operation of the specification under its base path, with its documentation and health checks. */
export async function createApp(options: {
  specification: Specification;
  publicUrl: string;
  log: Log;
}): Promise<Express> {
  const { specification, publicUrl, log } = options;
  const app = express().disable('x-powered-by').disable('etag');
  app.use(identified(log), secured, cors);
  app.get('/_ping', (_request, response) => void response.json({ status: 'pass' }));
  app.get('/_status', (_request, response) => {
    response.type('application/health+json').json({ status: 'pass', releaseId: versionOf(specification) });
  });
  app.get('/', (_request, response) => void response.send(documentationPage(specification, publicUrl)));
  app.get('/style.css', (_request, response) => void response.type('css').send(style));
  const forTools = toolDocument(specification);
  app.get('/specification/openapi.json', (_request, response) => void response.json(forTools));
  app.use('/specification', express.static(specificationFolder.pathname, { index: false }));
  app.use(specification.basePath, api(specification, `${publicUrl}${specification.basePath}`));
  app.use((_request, response) => void response.status(404).type('text').send('There is nothing here. Start at /'));
  app.use(failed(log));
  return app;
}

const limit = '1mb';

function api(specification: Specification, base: string) {
  const { operations, examples } = specification;
  const types = [...new Set(operations.map(({ resource }) => resource).filter((resource) => resource !== ''))];
  const held = examples.filter(({ resourceType }) => types.includes(resourceType));
  const context = {
    specification,
    validator: createValidator(specification),
    sandbox: createSandbox(held, types),
    base,
  };
  const router = express.Router({ caseSensitive: true });
  router.use(
    express.json({
      type: ['application/fhir+json', 'application/json', 'text/json', 'application/json-patch+json'],
      limit,
    }),
  );
  router.use(express.text({ type: 'application/x-www-form-urlencoded', limit }));
  for (const [path, own] of ordered(operations)) {
    const route = router.route(path.replace(/\{(\w+)\}/g, ':$1'));
    for (const operation of own) route[operation.method](operationHandler({ ...context, operation }));
    route.all(otherMethods(own));
  }
  router.use((request) => {
    throw failure(...unknownAddress(request.path, types));
  });
  return router;
}

/** The operations of each path, those with a fixed name before those where an id would fit it. */
function ordered(operations: Operation[]): [string, Operation[]][] {
  const paths = [...Map.groupBy(operations, ({ path }) => path)];
  return paths.sort(([one], [other]) => Number(one.includes('{')) - Number(other.includes('{')));
}

function otherMethods(own: Operation[]): RequestHandler {
  const methods = own.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  const allowed = [...methods, 'OPTIONS'].join(', ');
  return (request, response) => {
    response.set('Allow', allowed);
    if (request.method === 'OPTIONS') return void response.status(204).end();
    throw failure(405, 'not-supported', `Only ${allowed} can be used here.`);
  };
}

function unknownAddress(path: string, types: string[]): Parameters<typeof failure> {
  const [first = ''] = path.split('/').slice(1);
  if (first === '')
    return [404, 'not-supported', 'Batches, transactions and searches of every type are not supported. See /metadata.'];
  if (first.startsWith('$') || path.includes('/$')) return [...noOperations];
  if (/^[A-Z][A-Za-z]+$/.test(first) && !types.includes(first))
    return [404, 'not-supported', `The sandbox does not hold this type. It holds ${types.join(', ')}.`];
  return [404, 'not-found', 'The API has nothing at this address.'];
}

const secured: RequestHandler = (_request, response, next) => {
  response.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  next();
};

/** Express knows an error handler by its four parameters. */
const failed =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const foreseen = error instanceof FhirError ? error : fromBodyParser(error);
    if (!foreseen)
      log('failed', {
        requestId: response.locals['requestId'],
        error: error instanceof Error ? error.stack : undefined,
      });
    const issues = foreseen?.issues ?? [
      { code: 'exception' as const, diagnostics: 'Something went wrong on our side.' },
    ];
    response
      .status(foreseen?.status ?? 500)
      .type(`${errorType(request)}; charset=utf-8`)
      .send(JSON.stringify(operationOutcome(issues)));
  };

/** A failure is told as JSON even to those who cannot take it. */
function errorType(request: Parameters<RequestHandler>[0]): string {
  try {
    const format = pairsOf(request).find(([name]) => name === '_format')?.[1] ?? null;
    return answerType(request.get('Accept'), format);
  } catch {
    return 'application/fhir+json';
  }
}

function fromBodyParser(error: unknown): FhirError | undefined {
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (status === 413) return failure(413, 'too-long', 'The body is longer than 1 MB.');
  if (status === 415) return failure(415, 'not-supported', 'Send the body in UTF-8, as it is or compressed by gzip.');
  if (typeof type === 'string' && /^(entity|encoding|charset|request)\./.test(type))
    return failure(400, 'invalid', 'The body is not readable JSON.');
  if (error instanceof URIError) return failure(400, 'invalid', 'The address cannot be decoded.');
  return undefined;
}

function versionOf({ document }: Specification): string {
  return (document['info'] as { version: string }).version;
}
