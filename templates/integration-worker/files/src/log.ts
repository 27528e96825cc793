/**
 * What may be logged: nothing that a message holds but its ID and type, and no file names, since senders put names of
 * patients into them.
 */
export interface LogFields {
  receipt?: string;
  messageId?: string;
  messageType?: string;
  attempt?: number;
  waitMs?: number;
  problem?: string;
  count?: number;
  address?: string;
  signal?: string;
  error?: string;
}

export type Log = (event: string, fields?: LogFields) => void;

/** Writes one line of JSON to standard output. */
export const log: Log = (event, fields = {}) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`);
};

/** Where an error came from without its message, which may quote what could not be read. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown value';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = error as { code?: unknown };
  return [error.name, typeof code === 'string' ? code : '', ...frames.slice(0, 5).map((line) => line.trim())]
    .filter(Boolean)
    .join(' ');
}
