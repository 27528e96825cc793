import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Repeats or makes the headers that requests are found by, and logs each answer without addresses or values. */
export const identified =
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
