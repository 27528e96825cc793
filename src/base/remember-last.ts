/**
 * Remembers what a pure function made of the texts it was asked about last, so that a text that comes again and again is
 * worked on once. Results are shared: they must not be changed.
 *
 * @param limit how many texts are remembered
 */
export function rememberLast<T>(work: (text: string) => T, limit: number): (text: string) => T {
  const known = new Map<string, { result: T }>();
  return (text) => {
    const entry = known.get(text) ?? { result: work(text) };
    known.delete(text);
    known.set(text, entry);
    const [oldest] = known.keys();
    if (known.size > limit && oldest !== undefined) known.delete(oldest);
    return entry.result;
  };
}
