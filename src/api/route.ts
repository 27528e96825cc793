import type { Request } from 'express';
import type { z } from 'zod';
import type { Actor } from '../auth/actor.ts';
import type { Action } from '../auth/require-permission.ts';

/** One thing the API does: what it is asked, what it answers, and the words that describe it in the document. */
export interface Route<P extends z.ZodObject = z.ZodObject, Q extends z.ZodObject = z.ZodObject> {
  method: 'get' | 'post' | 'delete';
  /** As in OpenAPI: `/repositories/{owner}/{name}`. */
  path: string;
  /** Name of the operation, for programs made from the document. */
  id: string;
  summary: string;
  description?: string;
  parameters: P;
  query: Q;
  /** What may be sent; only for `post`. */
  body?: z.ZodType;
  /** How much may be sent, such as `50kb`; 10 kB unless given. */
  largest?: string;
  /** How often one client address may ask in an hour, for what costs more than an answer from the store. */
  perHour?: number;
  /** What an administrator alone may do; anybody may ask for the others. */
  action?: Action;
  /** `type` is JSON unless given; bytes are sent as they are. */
  answer: { status: number; description: string; schema: z.ZodType; type?: string };
  /** Statuses of the problems to be expected, beside 400 for what cannot be read. */
  problems: readonly number[];
  /** Where the answer may be somewhere else. */
  redirects?: string;
  /** Seconds for which others may keep the answer. */
  maxAge: number;
  handle(asked: RouteRequest<z.output<P>, z.output<Q>>): Promise<Reply>;
}

export interface RouteRequest<P, Q> {
  parameters: P;
  query: Q;
  body: unknown;
  /** The path of this API, such as `/api/v1`. */
  base: string;
  req: Request;
  /** Who asks; permitted to do what the route does. */
  actor: Actor;
  /** Aborted when whoever asked has gone. */
  signal: AbortSignal;
}

export interface Reply {
  /** The status of the route's answer unless given. */
  status?: number;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** Types `handle` by what the route is asked, then forgets the types so that routes can stand in one list. */
export function defineRoute<P extends z.ZodObject, Q extends z.ZodObject>(route: Route<P, Q>): Route {
  return route;
}
