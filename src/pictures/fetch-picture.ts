/** Larger pictures are not handed on: bytes. */
export const maxPictureBytes = 5_000_000;
const timeoutMs = 10_000;

/**
 * The bytes of a picture at an address of a forge (`pictureAddress`); undefined where there is no success in time, where
 * the answer leads elsewhere, or where it is too large. Redirects are not followed, so that nobody can lead the hub into
 * the network that it stands in.
 */
export async function fetchPicture(address: string): Promise<Buffer | undefined> {
  try {
    const answer = await fetch(address, {
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: 'image/*' },
    });
    const announced = Number(answer.headers.get('content-length') ?? 0);
    if (!answer.ok || !answer.body || announced > maxPictureBytes) {
      await answer.body?.cancel();
      return undefined;
    }
    return await readUpTo(answer.body, maxPictureBytes);
  } catch {
    return undefined; // unreachable, too slow or broken off: the page shows the description
  }
}

async function readUpTo(body: ReadableStream<Uint8Array>, max: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > max) return undefined; // leaving the loop cancels the rest
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
