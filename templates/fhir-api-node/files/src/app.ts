import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { documentationPage, style } from './documentation-page.ts';
import { FhirError, operationOutcome } from './fhir/operation-outcome.ts';
import { createSandbox } from './fhir/sandbox.ts';
import type { Log } from './log.ts';
import { operationHandler } from './operation-handler.ts';
import { specificationFolder, type Specification } from './specification.ts';
import { createValidator } from './validator.ts';

/** The sandbox: every operation of the specification under its base path, with its documentation and health checks. */
export async function createApp(options: {
  specification: Specification;
  publicUrl: string;
  log: Log;
}): Promise<Express> {
  const { specification, publicUrl, log } = options;
  const app = express().disable('x-powered-by').disable('etag');
  app.use(identified(log), secured);
  app.get('/_ping', (_request, response) => void response.json({ status: 'pass' }));
  app.get('/_status', (_request, response) => {
    response.type('application/health+json').json({ status: 'pass', releaseId: versionOf(specification) });
  });
  app.get('/', (_request, response) => void response.send(documentationPage(specification, publicUrl)));
  app.get('/style.css', (_request, response) => void response.type('css').send(style));
  app.get('/specification/openapi.json', (_request, response) => void response.json(specification.document));
  app.use('/specification', express.static(specificationFolder.pathname, { index: false }));
  app.use(specification.basePath, api(specification, `${publicUrl}${specification.basePath}`));
  app.use((_request, response) => void response.status(404).type('text').send('There is nothing here. Start at /'));
  app.use(failed(log));
  return app;
}

function api(specification: Specification, base: string) {
  const validator = createValidator(specification);
  const sandbox = createSandbox(specification.examples);
  const router = express.Router({ caseSensitive: true });
  router.use(express.json({ type: ['application/fhir+json', 'application/json'], limit: '200kb' }));
  const paths = Map.groupBy(specification.operations, ({ path }) => path);
  for (const [path, operations] of paths) {
    const route = router.route(path.replace(/\{(\w+)\}/g, ':$1'));
    for (const operation of operations) {
      route[operation.method](operationHandler({ operation, specification, validator, sandbox, base }));
    }
    const methods = operations.map(({ method }) => method.toUpperCase()).join(', ');
    route.all((_request, response) => {
      response.set('Allow', methods);
      throw new FhirError(405, [{ code: 'not-supported', diagnostics: `Only ${methods} can be used here.` }]);
    });
  }
  router.use(() => {
    throw new FhirError(404, [{ code: 'not-found', diagnostics: 'The API has nothing at this address.' }]);
  });
  return router;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Repeats or makes the headers that requests are found by, and logs each answer without addresses or values. */
const identified =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    const started = performance.now();
    const given = request.get('X-Request-ID') ?? '';
    const requestId = uuid.test(given) ? given : randomUUID();
    const correlationId = /^[!-~]{1,128}$/.exec(request.get('X-Correlation-ID') ?? '')?.[0];
    response.set('X-Request-ID', requestId);
    if (correlationId) response.set('X-Correlation-ID', correlationId);
    response.locals['requestId'] = requestId;
    response.on('finish', () => {
      const milliseconds = Math.round(performance.now() - started);
      const operation: string | undefined = response.locals['operation'];
      log('answered', {
        requestId,
        correlationId,
        operation,
        method: request.method,
        status: response.statusCode,
        milliseconds,
      });
    });
    next();
  };

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
  (error: unknown, _request, response, _next) => {
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
      .type('application/fhir+json')
      .send(JSON.stringify(operationOutcome(issues)));
  };

function fromBodyParser(error: unknown): FhirError | undefined {
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (status === 413) return new FhirError(413, [{ code: 'too-long', diagnostics: 'The body is longer than 200 kB.' }]);
  if (typeof type === 'string' && /^(entity|encoding|charset|request)\./.test(type))
    return new FhirError(400, [{ code: 'invalid', diagnostics: 'The body is not readable JSON.' }]);
  if (error instanceof URIError)
    return new FhirError(400, [{ code: 'invalid', diagnostics: 'The address cannot be decoded.' }]);
  return undefined;
}

function versionOf({ document }: Specification): string {
  return (document['info'] as { version: string }).version;
}
