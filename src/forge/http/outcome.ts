/** Response headers by lower-case name. */
export type HeaderValues = Record<string, string | number | undefined>;

/** The result of one attempt at a request. */
export type ResponseOutcome =
  | { kind: 'answer'; status: number; headers: HeaderValues; data: unknown }
  /**
   * No complete answer. `mayBeTooLarge`: it took too long or was too long, so asking for less may help; `repeatedly`: it
   * broke off, which is chance unless it does so again.
   */
  | { kind: 'broken'; why: string; mayBeTooLarge: boolean | 'repeatedly'; cause: unknown };

/** A header that holds a whole number; undefined when it is absent or anything else. */
export function numberHeader(headers: HeaderValues, name: string): number | undefined {
  const value = headers[name];
  return value !== undefined && /^\d+$/.test(String(value)) ? Number(value) : undefined;
}

/** The message of an error answer, at most 200 characters; empty when there is none. */
export function messageOf(data: unknown): string {
  if (typeof data === 'string') return data.slice(0, 200);
  const { message, error } = (data ?? {}) as { message?: unknown; error?: unknown };
  const found = [message, error].find((each) => typeof each === 'string');
  return typeof found === 'string' ? found.slice(0, 200) : '';
}
