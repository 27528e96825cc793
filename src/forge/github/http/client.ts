import { Octokit } from 'octokit';
import type { Clock } from '../../../base/clock.ts';
import type { Log } from '../../../base/log.ts';
import { noUsage, type Usage } from '../../../domain/harvest-run.ts';
import { send } from './send.ts';
import { createConcurrencyLimit, type ConcurrencyLimit } from '../../http/concurrency-limit.ts';
import { decideRetry, type RetryDecision } from './retry-policy.ts';
import { countingFetch } from '../../http/counting-fetch.ts';
import type { HeaderValues, Outcome } from './outcome.ts';
import type { RequestLimits } from '../../http/request-limits.ts';
import { reserveWait } from './rate-limit.ts';
import { createWaitTimer, type Sleep, type WaitTimer } from '../../http/wait-timer.ts';

export interface ClientOptions {
  apiUrl: string;
  token: string | undefined;
  log: Log;
  clock: Clock;
  sleep: Sleep;
  pacing: RequestLimits;
}

export interface ClientRequest {
  /** Under which name it is counted. */
  kind: string;
  route: string;
  parameters: Record<string, unknown>;
  graphql: boolean;
  /** Nothing smaller could be asked for. */
  smallest: boolean;
  signal: AbortSignal;
}

export type Reply =
  | { kind: 'answer'; status: number; headers: HeaderValues; data: unknown; elapsedMs: number }
  | { kind: 'too-large'; why: string };

/** GitHub, asked with patience: paced, retried, held back by its rate limits, and counted. */
export interface Client {
  /**
   * @throws Problem `rate-limited`, `unreachable`, or `invalid` when the token is refused; the signal's reason when
   * it is aborted. Other bad answers (404, 403) are given back.
   */
  request: (ask: ClientRequest) => Promise<Reply>;
  addCost: (points: number) => void;
  usage: () => Usage;
  /** Ends what is in flight; whoever waits for it gets an AbortError. */
  close: () => void;
}

export function createClient({ apiUrl, token, log, clock, sleep, pacing }: ClientOptions): Client {
  const usage = noUsage();
  const closing = new AbortController();
  const waiting = createWaitTimer(clock, sleep);
  const gate = createConcurrencyLimit({ pacing, clock, sleep, waiting });
  const octokit = createOctokit({ apiUrl, token, log }, (bytes) => (usage.bytes += bytes));

  const sendOnce = async ({ kind, route, parameters, signal }: ClientRequest): Promise<Outcome> => {
    usage.requests[kind] = (usage.requests[kind] ?? 0) + 1;
    return send({ octokit, route, parameters, timeoutMs: pacing.timeoutMs, signal });
  };

  return {
    request: (asked) => {
      const signal = AbortSignal.any([asked.signal, closing.signal]);
      return requestWithRetry({ ...asked, signal }, { sendOnce, gate, waiting, clock, pacing, log, usage });
    },
    addCost: (points) => (usage.points += points),
    usage: () => ({ ...structuredClone(usage), waitedMs: Math.round(waiting.total()) }),
    close: () => closing.abort(),
  };
}

interface RequestContext extends Pick<ClientOptions, 'clock' | 'pacing' | 'log'> {
  sendOnce: (ask: ClientRequest) => Promise<Outcome>;
  gate: ConcurrencyLimit;
  waiting: WaitTimer;
  usage: Usage;
}

/** Asks until there is an answer, or a verdict that there will be none. */
async function requestWithRetry(asked: ClientRequest, means: RequestContext): Promise<Reply> {
  const { gate, waiting, log, usage } = means;
  let failures = 0;
  let penalties = 0;
  for (;;) {
    const leave = await gate.enter(asked.signal);
    const { verdict, reply } = await tryOnce(asked, { failures, penalties }, means).finally(leave);
    if (reply) return reply;
    usage.retries++;
    log.debug({ kind: asked.kind, verdict }, 'Asking GitHub again');
    if (verdict.do === 'pause') penalties++;
    else failures++;
    if (verdict.do === 'retry') await waiting.sleep(verdict.afterMs, asked.signal);
  }
}

/** One attempt, judged; whoever comes next is held back, if need be, before this one's place is free. */
async function tryOnce(
  asked: ClientRequest,
  met: { failures: number; penalties: number },
  { sendOnce, gate, clock, pacing }: RequestContext,
) {
  const start = performance.now();
  const outcome = await sendOnce(asked);
  const elapsedMs = performance.now() - start;
  const verdict = decideRetry(outcome, { ...asked, ...met, now: clock(), random: Math.random(), pacing });
  const reply = answer(verdict, outcome, elapsedMs);
  if (verdict.do === 'pause') gate.pause(verdict.forMs);
  if (reply?.kind === 'answer')
    gate.pause(reserveWait(reply.headers, { now: clock(), reserve: pacing.reserve }));
  return { verdict, reply };
}

/** What ends the asking; undefined when it goes on. */
function answer(verdict: RetryDecision, outcome: Outcome, elapsedMs: number): Reply | undefined {
  if (verdict.do === 'fail') throw verdict.problem;
  if (verdict.do === 'shrink') return { kind: 'too-large', why: verdict.why };
  if (verdict.do === 'accept' && outcome.kind === 'answer') return { ...outcome, elapsedMs };
  return undefined;
}

/** octokit's plug-ins for throttling and retries stay off: `judge` and the gate do both, as its own fall short. */
function createOctokit(
  { apiUrl, token, log }: Pick<ClientOptions, 'apiUrl' | 'token' | 'log'>,
  received: (bytes: number) => void,
): Octokit {
  const quiet = (message: string) => log.debug({ message }, 'octokit says');
  return new Octokit({
    ...(token === undefined ? {} : { auth: token }),
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent: 'open-code-hub',
    throttle: { enabled: false },
    retry: { enabled: false },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    request: { fetch: countingFetch(received) },
  });
}
