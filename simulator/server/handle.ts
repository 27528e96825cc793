import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { failure } from './answer.ts';
import type { Exchange, ForgeState, Identified } from './exchange.ts';
import { deviceRequest } from './device-route.ts';
import { faultAnswer } from './fault-answers.ts';
import { waitAfter, type Faults } from './faults.ts';
import { graphqlRequest } from './graphql-route.ts';
import type { Hooks } from './hooks.ts';
import { pageRequest } from './page-route.ts';
import { rateLimitHeaders } from './rate-limits.ts';
import { restRequest } from './rest-route.ts';
import { sendAnswer } from './send-answer.ts';
import { writingRequest } from '../rest/writing-route.ts';

/** What the server is made of. */
export interface ServerContext {
  state: ForgeState;
  faults: Faults;
  hooks: Hooks;
  /** The token that is asked for; undefined accepts any. */
  token: string | undefined;
  clock: () => Date;
}

const maxBody = 5_000_000;

/** Answers one request to the API: identify, record, run hooks, apply faults, answer. */
export async function handleApi(
  request: IncomingMessage,
  response: ServerResponse,
  context: ServerContext,
): Promise<void> {
  const { state, faults, hooks } = context;
  const { method = 'GET', url: target = '/' } = request;
  const identified = await identify(request, state);
  const { kind, graphql, pageSize } = identified;
  const recorded = state.requests.record({ kind, method, path: target, ...(graphql ? { graphql } : {}) });
  await hooks.before(recorded);
  const fault = faults.next({ kind, pageSize });
  if (fault) recorded.fault = fault.kind;
  if (fault?.kind === 'drop-connection') {
    response.destroy();
    return;
  }
  if (fault?.kind === 'slow') await delay(fault.delayMs ?? 1_000);
  const token = bearer(request);
  const exchange: Exchange = { forge: state, token, headers: request.headers, recorded, fault };
  const answer = await answered(identified, exchange, context);
  const resource = kind.startsWith('graphql') ? 'graphql' : 'core';
  const headers = {
    ...rateLimitHeaders(state.limits.allowance(token, resource)),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': `SAMPLE:${recorded.number.toString(16).toUpperCase()}`,
    date: context.clock().toUTCString(),
    ...answer.headers,
  };
  recorded.status = answer.status;
  recorded.bytes = Buffer.byteLength(answer.body);
  sendAnswer(response, { ...answer, headers }, fault);
  state.requests.askToWait(waitAfter(fault));
}

async function answered(
  identified: Identified,
  exchange: Exchange,
  { state, token }: ServerContext,
): Promise<Answer> {
  const isGraphql = identified.kind.startsWith('graphql');
  if (exchange.token !== null && token !== undefined && exchange.token !== token) {
    return failure(401, 'Bad credentials', isGraphql ? 'graphql' : 'rest');
  }
  const allowance = state.limits.allowance(exchange.token, isGraphql ? 'graphql' : 'core');
  const resetIn = (seconds: number) => state.limits.secondsFromNow(seconds);
  const faulty = exchange.fault && faultAnswer(exchange.fault, isGraphql, { allowance, resetIn });
  return faulty ?? identified.answer(exchange);
}

async function identify(request: IncomingMessage, state: ForgeState): Promise<Identified> {
  const { method = 'GET', url: target = '/' } = request;
  const { pathname, searchParams } = new URL(target, state.url);
  if (pathname === '/graphql' && method === 'POST') return graphqlRequest(await bodyOf(request));
  const known =
    restRequest(method, pathname, searchParams) ??
    writingRequest(method, pathname, searchParams, () => bodyOf(request)) ??
    deviceRequest(method, pathname, state, () => bodyOf(request)) ??
    pageRequest(method, pathname, state);
  if (known) return known;
  state.requests.unexpected.push(`${method} ${target}`);
  return { kind: 'unknown', pageSize: 0, answer: async () => failure(404, 'Not Found') };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > maxBody) return '';
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function bearer({ headers }: IncomingMessage): string | null {
  const [, token] = /^(?:bearer|token)\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return token ?? null;
}
