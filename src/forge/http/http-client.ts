import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { FetchListener } from './counting-fetch.ts';
import { noUsage, type Usage } from '../../domain/harvest-run.ts';
import { createConcurrencyLimit, type ConcurrencyLimit } from './concurrency-limit.ts';
import type { HeaderValues, ResponseOutcome } from './outcome.ts';
import { allowance, reserveWait, waitAsked } from './rate-limit.ts';
import type { KeptWaits } from './kept-waits.ts';
import type { RequestLimits } from './request-limits.ts';
import { TokenRefused, type ForgeLabel, type RetryDecision, type RetryState } from './retry-policy.ts';
import { createWaitTimer, type Sleep, type WaitTimer } from './wait-timer.ts';

/** What every request has; a forge adds what it needs to send one. */
export interface HttpRequest {
  /** Under which name it is counted. */
  kind: string;
  signal: AbortSignal;
}

export type HttpReply =
  | { kind: 'answer'; status: number; headers: HeaderValues; data: unknown; elapsedMs: number }
  /** `answered`: the forge works, and said so itself. */
  | { kind: 'too-large'; why: string; answered: boolean };

/** Sends requests to a forge: limited in number, retried, held back by its rate limits, and counted. */
export interface HttpClient<R extends HttpRequest> {
  /**
   * Sends until there is an answer or the retry policy gives up. Bad answers that the policy accepts (404, 403) are
   * returned.
   *
   * @throws Problem `rate-limited`, `unreachable`; TokenRefused, also for every later request; the signal's reason when
   * it is aborted
   */
  request: (request: R) => Promise<HttpReply>;
  /** Counts points of the forge's rate limit. */
  addCost: (points: number) => void;
  usage: () => Usage;
  /** Ends what is in flight; callers that wait for it get an AbortError. */
  close: () => void;
}

export interface HttpClientOptions<R extends HttpRequest> {
  forge: ForgeLabel;
  /** Called once; the listener is to be told of all that comes. Returns what sends one request, once. */
  connect: (listener: FetchListener) => (request: R) => Promise<ResponseOutcome>;
  /** The forge's retry policy. */
  decide: (outcome: ResponseOutcome, state: RetryState, request: R) => RetryDecision;
  limits: RequestLimits;
  /** Where waits are kept for other processes. */
  waits: KeptWaits;
  /** Asks the forge, at no cost, whether its limit still holds; for waits of other processes that are longer than ours. */
  mayAskAgain?: (send: (request: R) => Promise<ResponseOutcome>, signal: AbortSignal) => Promise<boolean>;
  log: Log;
  clock: Clock;
  sleep: Sleep;
}

/** Puts the request policy around a forge's way of sending one request. */
export function createHttpClient<R extends HttpRequest>(options: HttpClientOptions<R>): HttpClient<R> {
  const { forge, connect, limits, clock, sleep } = options;
  const usage = noUsage();
  const closing = new AbortController();
  const waitTimer = createWaitTimer(clock, sleep);
  const concurrency = createConcurrencyLimit({ forge: forge.name, limits, clock, sleep, waitTimer });
  const sendOnce = connect({
    received: (bytes) => (usage.bytes += bytes),
    // A wait begins when it is heard of, and not when the rest of the answer has come and been read.
    answered: (headers) => concurrency.pause(waitAsked(headers, { now: clock(), prefix: forge.prefix })),
  });
  const send = async (request: R): Promise<ResponseOutcome> => {
    usage.requests[request.kind] = (usage.requests[request.kind] ?? 0) + 1;
    return sendOnce(request);
  };
  const context = { ...options, send, concurrency, waitTimer, usage };
  let recalled: Promise<void> | undefined;
  return {
    request: async (request) => {
      const signal = AbortSignal.any([request.signal, closing.signal]);
      await (recalled ??= recallWait(context, signal));
      return requestWithRetry({ ...request, signal }, context);
    },
    addCost: (points) => (usage.points += points),
    usage: () => ({ ...structuredClone(usage), waitedMs: Math.round(waitTimer.total()) }),
    close: () => closing.abort(),
  };
}

interface RequestContext<R extends HttpRequest> extends Omit<HttpClientOptions<R>, 'connect' | 'sleep'> {
  send: (request: R) => Promise<ResponseOutcome>;
  concurrency: ConcurrencyLimit;
  waitTimer: WaitTimer;
  usage: Usage;
}

/** Takes up the wait that another process was asked to make. */
async function recallWait<R extends HttpRequest>(
  { waits, send, mayAskAgain, concurrency, clock, limits }: RequestContext<R>,
  signal: AbortSignal,
): Promise<void> {
  const until = await waits.find();
  const left = until ? until.getTime() - clock().getTime() : 0;
  if (left > limits.maxWaitMs && (await mayAskAgain?.(send, signal))) return;
  concurrency.pause(left);
}

async function requestWithRetry<R extends HttpRequest>(
  request: R,
  context: RequestContext<R>,
): Promise<HttpReply> {
  const { forge, concurrency, waitTimer, log, usage } = context;
  let failures = 0;
  let penalties = 0;
  for (;;) {
    const leave = await concurrency.enter(request.signal);
    const { decision, reply } = await tryOnce(request, { failures, penalties }, context).finally(leave);
    if (reply) return reply;
    usage.retries++;
    log.debug({ kind: request.kind, decision, forge: forge.name }, 'Sending a request again');
    if (decision.do === 'pause') penalties++;
    else failures++;
    if (decision.do === 'retry') await waitTimer.sleep(decision.afterMs, request.signal);
  }
}

/** One attempt. Any pause begins before this request's place is free, so that the next one already obeys it. */
async function tryOnce<R extends HttpRequest>(
  request: R,
  before: { failures: number; penalties: number },
  { send, decide, forge, concurrency, clock, limits, waits }: RequestContext<R>,
) {
  const start = performance.now();
  const outcome = await send(request);
  const elapsedMs = performance.now() - start;
  const state = { ...before, now: clock(), random: Math.random(), limits };
  const decision = decide(outcome, state, request);
  if (decision.do === 'pause') concurrency.pause(decision.forMs);
  if (decision.do === 'fail' && decision.problem instanceof TokenRefused) concurrency.close(decision.problem);
  const { prefix } = forge;
  const { reserve } = limits;
  concurrency.allow(outcome.kind === 'answer' ? allowance(outcome.headers, { prefix, reserve }) : undefined);
  if (decision.do === 'accept' && outcome.kind === 'answer')
    concurrency.pause(reserveWait(outcome.headers, { now: clock(), prefix, reserve }));
  await waits.save(new Date(concurrency.pausedUntil()));
  const reply = toReply(decision, outcome, elapsedMs);
  return { decision, reply };
}

/** What ends the request; undefined when it is to be sent again. */
function toReply(
  decision: RetryDecision,
  outcome: ResponseOutcome,
  elapsedMs: number,
): HttpReply | undefined {
  if (decision.do === 'fail') throw decision.problem;
  if (decision.do === 'shrink') return { kind: 'too-large', why: decision.why, answered: decision.answered };
  if (decision.do === 'accept' && outcome.kind === 'answer') return { ...outcome, elapsedMs };
  return undefined;
}
