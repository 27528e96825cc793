import { Problem } from '../base/problem.ts';

export interface OutgoingRequest {
  method: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  signal?: AbortSignal;
}

const timeoutMs = 10_000;

/**
 * Sends something to an address that was configured. Its own redirects are not followed, and nothing of the answer is read.
 *
 * @param name what the address is called in messages: addresses like this are secrets, and are never logged
 * @throws Problem `unreachable` when there is no answer in time, or one that is no success
 */
export async function sendRequest(url: string, name: string, request: OutgoingRequest): Promise<void> {
  const { signal, ...init } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  let answer: Response;
  try {
    answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new Problem('unreachable', `${name} could not be reached (${codeOf(error)}).`);
  }
  await answer.body?.cancel();
  if (!answer.ok) throw new Problem('unreachable', `${name} answered ${answer.status}.`);
}

/** Of the failure only its code: messages hold addresses. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause as { code?: unknown } | undefined;
  return typeof cause?.code === 'string' ? cause.code : error.name;
}
