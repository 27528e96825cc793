/** Does work when it is first asked for, and keeps what came of it. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}

/** The same for each key. */
export function onceEach<T>(work: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const results = new Map<string, Promise<T>>();
  return (key) => {
    const known = results.get(key) ?? work(key);
    results.set(key, known);
    return known;
  };
}
