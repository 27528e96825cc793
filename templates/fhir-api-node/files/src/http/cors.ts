import type { RequestHandler } from 'express';

const exposed = 'Allow, ETag, Last-Modified, Location, X-Correlation-ID, X-Request-ID';
const names = /^[!#$%&'*+.^`|~\w-]+(\s*,\s*[!#$%&'*+.^`|~\w-]+)*$/;

/** Lets pages of any origin call the sandbox: it holds nothing to protect, and knows no cookies. */
export const cors: RequestHandler = (request, response, next) => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': exposed });
  const isPreflight = request.method === 'OPTIONS' && request.get('Access-Control-Request-Method') !== undefined;
  if (!isPreflight) return next();
  const headers = request.get('Access-Control-Request-Headers') ?? '';
  response.set({
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    ...(names.test(headers) && { 'Access-Control-Allow-Headers': headers }),
    'Access-Control-Max-Age': '7200',
    Vary: 'Access-Control-Request-Headers',
  });
  response.status(204).end();
};
