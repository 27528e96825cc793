import { z } from 'zod';
import { systemClock, type Clock } from '../../../base/clock.ts';
import { silentLog } from '../../../base/log.ts';
import { Problem } from '../../../base/problem.ts';
import { createClient } from '../http/client.ts';
import { messageOf } from '../../http/outcome.ts';
import { TokenRefused } from '../../http/retry-policy.ts';
import { unkeptWaits } from '../../http/kept-waits.ts';
import { defaultRequestLimits, type RequestLimits } from '../../http/request-limits.ts';
import { realSleep, type Sleep } from '../../http/wait-timer.ts';

export interface PublisherOptions {
  /** Such as `https://api.github.com`. */
  apiUrl: string;
  clock?: Clock;
  /** How waits pass; must go with the clock. */
  sleep?: Sleep;
  limits?: Partial<RequestLimits>;
}

/** One request, as GitHub's own description names it, such as `POST /repos/{owner}/{repo}/git/trees`. */
export type Send = (
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  how?: { repeatable?: boolean },
) => Promise<PublishResponse>;

export interface PublishResponse {
  status: number;
  data: unknown;
}

/** Somebody waits for the answer, so waits are short. */
const limits: RequestLimits = { ...defaultRequestLimits, concurrency: 1, gapMs: 100, maxWaitMs: 60_000 };

/**
 * Asks GitHub with one token. Requests that are not `repeatable` are sent once: after a lost answer nobody knows whether
 * they were done. Answers with a status below 500 come back, whatever they say.
 */
export function openSender(
  options: PublisherOptions,
  { token, signal }: { token: string | undefined; signal: AbortSignal },
): Send {
  const { apiUrl, clock = systemClock, sleep = realSleep } = options;
  // No log: what is sent may be private.
  const common = { apiUrl, token, waits: unkeptWaits, log: silentLog, clock, sleep };
  const patient = createClient({ ...common, limits: { ...limits, ...options.limits } });
  const once = createClient({ ...common, limits: { ...limits, ...options.limits, retries: 0 } });
  return async (route, parameters, { repeatable = true } = {}) => {
    const client = repeatable ? patient : once;
    try {
      const ask = { kind: 'rest-write', route, parameters, graphql: false, smallest: true, signal };
      const reply = await client.request(ask);
      if (reply.kind === 'too-large') throw new Problem('unreachable', `GitHub cannot answer: ${reply.why}.`);
      return { status: reply.status, data: reply.data };
    } catch (error) {
      // Its own message names the token of the hub's configuration.
      if (error instanceof TokenRefused)
        throw new Problem(
          'unauthorised',
          'GitHub does not accept this token. Check that it is complete and has not expired.',
        );
      throw error;
    }
  };
}

/** What an answer says, where it is one of the expected statuses. @throws Problem otherwise */
export function expectAnswer<T>(what: string, { status, data }: PublishResponse, schema: z.ZodType<T>): T {
  if (status >= 300) throw refusal(what, { status, data });
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new Problem('unreachable', `GitHub's answer to “${what}” is not what its documentation describes.`, {
    cause: parsed.error,
  });
}

const details = z.object({ errors: z.array(z.object({ message: z.string() }).loose()) });

/** The Problem that a refusal amounts to. */
export function refusal(what: string, { status, data }: PublishResponse, advice = ''): Problem {
  const kinds = {
    401: 'unauthorised',
    403: 'forbidden',
    404: 'forbidden',
    409: 'conflict',
    422: 'invalid',
  } as const;
  const more = details.safeParse(data).data?.errors.map(({ message }) => message.slice(0, 200)) ?? [];
  const said = [messageOf(data), ...more].filter(Boolean).join('; ');
  // GitHub answers 404 to writes that a token does not allow.
  const hint =
    advice || (status === 403 || status === 404 ? ' The token may not be allowed to do this.' : '');
  return new Problem(
    kinds[status as keyof typeof kinds] ?? 'unreachable',
    `${what}: GitHub answered ${status} (${said}).${hint}`,
  );
}

export const anything = z.unknown();
export const withSha = z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/) });
