import type { HeaderValues } from './outcome.ts';

/** In bytes. Beyond it the rest is not read, and less is asked for at once: four such answers must fit in memory. */
const maxBodyBytes = 24_000_000;

export class BodyTooLong extends Error {
  override readonly name = 'BodyTooLong';
}

/** The connection ended in the middle of an answer: a shorter one may come through. */
export class BodyCutShort extends Error {
  override readonly name = 'BodyCutShort';
}

/** Is told what comes while it comes. */
export interface FetchListener {
  /** So many bytes of a body. */
  received: (bytes: number) => void;
  /** The headers of an answer, before its body. */
  answered: (headers: HeaderValues) => void;
}

/**
 * A fetch that reads the whole body before it resolves, so that a connection cut in the middle is an error (octokit
 * would take the beginning for an answer), and that tells how many bytes came.
 */
export function countingFetch(listener: FetchListener): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    listener.answered(Object.fromEntries(response.headers));
    const body = await wholeBody(response, listener);
    const { status, statusText, headers } = response;
    const empty = status === 204 || status === 205 || status === 304;
    return new Response(empty ? null : body, { status, statusText, headers });
  };
}

async function wholeBody({ body }: Response, { received }: FetchListener): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      received(chunk.length);
      if (length > maxBodyBytes) throw new BodyTooLong(`The answer is longer than ${maxBodyBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof BodyTooLong || (cause as Error).name === 'AbortError') throw cause;
    throw new BodyCutShort(`The answer ended after ${length} bytes`, { cause });
  }
  return Buffer.concat(chunks);
}
