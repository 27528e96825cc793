/** What may be logged. Values of requests are not among it: they could name a patient. */
export interface LogFields {
  url?: string;
  signal?: string;
  requestId?: string;
  correlationId?: string | undefined;
  operation?: string | undefined;
  method?: string;
  status?: number;
  milliseconds?: number;
  error?: string | undefined;
}

export type Log = (event: string, fields?: LogFields) => void;

/** Writes one line of JSON to standard output. */
export const log: Log = (event, fields = {}) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`);
};
