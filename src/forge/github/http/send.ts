import type { Octokit } from 'octokit';
import { z } from 'zod';
import { BodyCutShort, BodyTooLong } from '../../http/counting-fetch.ts';
import type { HeaderValues, ResponseOutcome } from '../../http/outcome.ts';

const requestError = z.object({
  status: z.number(),
  response: z.object({ headers: z.record(z.string(), z.unknown()), data: z.unknown().optional() }).optional(),
});

interface SendOptions {
  octokit: Octokit;
  /** Such as `GET /orgs/{org}/repos`. */
  route: string;
  parameters: Record<string, unknown>;
  timeoutMs: number;
  signal: AbortSignal;
}

/**
 * Asks once and tells what came, whatever it is: octokit throws for some statuses and takes a body that is cut short
 * for text, so both are put right here.
 *
 * @throws the signal's reason when it is aborted; nothing else
 */
export async function send({
  octokit,
  route,
  parameters,
  timeoutMs,
  signal,
}: SendOptions): Promise<ResponseOutcome> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const request = { signal: AbortSignal.any([signal, timeout]), parseSuccessResponseBody: false };
    const answer = await octokit.request(route, { ...parameters, request });
    const { status, headers } = answer;
    const data = await readJson(answer.data as ReadableStream | null | undefined);
    if (status === 204) return { kind: 'answer', status, headers, data: undefined };
    if (typeof data !== 'object' || data === null)
      return {
        kind: 'broken',
        why: 'GitHub sent an answer that is cut short',
        mayBeTooLarge: /json/i.test(String(headers['content-type'])) && 'repeatedly',
        cause: undefined,
      };
    return { kind: 'answer', status, headers, data };
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted)
      return {
        kind: 'broken',
        why: `GitHub did not answer in ${timeoutMs / 1000} seconds`,
        mayBeTooLarge: true,
        cause: error,
      };
    return fromError(error);
  }
}

/**
 * What octokit would make of the body, but for whole numbers beyond what a number can hold, which no field of ours is. To look
 * for those, it asks a function of each value, which takes longer than all else that is done with an answer.
 *
 * @returns undefined for what is not JSON
 */
async function readJson(body: ReadableStream | null | undefined): Promise<unknown> {
  const text = await new Response(body ?? null).text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fromError(error: unknown): ResponseOutcome {
  const { data } = requestError.safeParse(error);
  if (data?.response) {
    const headers = data.response.headers as HeaderValues;
    return { kind: 'answer', status: data.status, headers, data: data.response.data };
  }
  if (!data) throw error; // not of octokit's making: a bug
  const cause = (error as Error).cause;
  if (cause instanceof BodyCutShort)
    return {
      kind: 'broken',
      why: 'GitHub sent an answer that is cut short',
      mayBeTooLarge: 'repeatedly',
      cause,
    };
  const why = `GitHub could not be reached (${(error as Error).message})`;
  return { kind: 'broken', why, mayBeTooLarge: cause instanceof BodyTooLong, cause };
}
