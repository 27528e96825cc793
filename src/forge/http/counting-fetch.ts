/** In bytes. Beyond it the rest is not read, and less is asked for at once: four such answers must fit in memory. */
const maxBodyBytes = 24_000_000;

export class BodyTooLong extends Error {
  override readonly name = 'BodyTooLong';
}

/**
 * A fetch that reads the whole body before it resolves, so that a connection cut in the middle is an error (octokit
 * would take the beginning for an answer), and that tells how many bytes came.
 */
export function countingFetch(received: (bytes: number) => void): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const chunks: Uint8Array[] = [];
    let length = 0;
    const body: AsyncIterable<Uint8Array> | null = response.body;
    for await (const chunk of body ?? []) {
      length += chunk.length;
      received(chunk.length);
      if (length > maxBodyBytes) throw new BodyTooLong(`The answer is longer than ${maxBodyBytes} bytes`);
      chunks.push(chunk);
    }
    const { status, statusText, headers } = response;
    const empty = status === 204 || status === 205 || status === 304;
    return new Response(empty ? null : Buffer.concat(chunks), { status, statusText, headers });
  };
}
