import { BodyTooLong } from './counting-fetch.ts';
import type { ResponseOutcome } from './outcome.ts';

interface SendJsonOptions {
  /** As messages name it, such as `GitLab`. */
  forge: string;
  url: string;
  headers: Record<string, string>;
  timeoutMs: number;
  signal: AbortSignal;
  /** Reads whole bodies: see `countingFetch`. */
  fetch: typeof fetch;
}

/**
 * Sends one GET request for JSON, and reports whatever comes of it.
 *
 * @throws the signal's reason when it is aborted; nothing else
 */
export async function sendJson(options: SendJsonOptions): Promise<ResponseOutcome> {
  const { forge, url, headers, timeoutMs, signal } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const accept = { accept: 'application/json', ...headers };
    const response = await options.fetch(url, {
      headers: accept,
      signal: AbortSignal.any([signal, timeout]),
    });
    return toOutcome(forge, response, await response.text());
  } catch (cause) {
    signal.throwIfAborted();
    if (timeout.aborted)
      return broken(`${forge} did not answer in ${timeoutMs / 1000} seconds`, { mayBeTooLarge: true, cause });
    const why = `${forge} could not be reached (${(cause as Error).message})`;
    return broken(why, { mayBeTooLarge: cause instanceof BodyTooLong, cause });
  }
}

function toOutcome(forge: string, { status, headers: given }: Response, body: string): ResponseOutcome {
  const headers = Object.fromEntries(given);
  if (status === 204 || status === 304) return { kind: 'answer', status, headers, data: undefined };
  try {
    return { kind: 'answer', status, headers, data: JSON.parse(body) as unknown };
  } catch (cause) {
    if (status >= 400) return { kind: 'answer', status, headers, data: body };
    return broken(`${forge} sent an answer that is cut short`, { mayBeTooLarge: false, cause });
  }
}

function broken(why: string, rest: { mayBeTooLarge: boolean; cause: unknown }): ResponseOutcome {
  return { kind: 'broken', why, ...rest };
}
