/** One thing that is wrong with a set of templates, where, and what to do. */
export interface LintFault {
  /** From the root of the set. */
  path: string;
  line?: number | undefined;
  message: string;
}

/** A fault as a line of text. */
export function faultText({ path, line, message }: LintFault): string {
  return `${path}${line === undefined ? '' : `, line ${line}`}: ${message}`;
}
