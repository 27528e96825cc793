type Write = (details: Record<string, unknown>, message: string) => void;

/** The part of a structured logger that rooms use. Details never hold tokens or file contents. */
export interface Log {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
