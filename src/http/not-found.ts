import type { Request, RequestHandler } from 'express';
import { notFound } from '../base/problem.ts';

/**
 * For addresses that no route answers.
 *
 * @param nameOf what was asked for, in words
 */
export function notFoundHandler(nameOf: (req: Request) => string): RequestHandler {
  return (req) => {
    throw notFound(nameOf(req));
  };
}
