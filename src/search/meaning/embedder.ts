/**
 * Turns texts into vectors: those of texts that mean alike point the same way. An operator supplies one; the hub has none
 * of its own.
 */
export interface Embedder {
  /** The name of the model: vectors of different models cannot be compared. */
  readonly model: string;
  /**
   * A vector for each text, in their order, each of length 1 and all of one dimension, which is the model's.
   *
   * @throws Problem `unreachable` or `rate-limited` whatever goes wrong, in words that hold no text, address or key
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}

/** How near two vectors of length 1 point: 1 for the same way, 0 for nothing in common, -1 for opposite ways. */
export function nearness(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
