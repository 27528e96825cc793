/**
 * The kinds of failure we foresee: the HTTP status an API answers with, the exit code a command ends with
 * (docs: the contract in README.md), and a title people can read.
 */
const kinds = {
  invalid: { status: 400, exit: 2, title: 'Invalid input' },
  unauthorised: { status: 401, exit: 2, title: 'You need to sign in' },
  forbidden: { status: 403, exit: 2, title: 'Not allowed' },
  'not-found': { status: 404, exit: 3, title: 'Not found' },
  conflict: { status: 409, exit: 1, title: 'Conflict' },
  unreachable: { status: 502, exit: 4, title: 'Could not be reached' },
  'rate-limited': { status: 503, exit: 5, title: 'Too many requests' },
  unavailable: { status: 503, exit: 4, title: 'Not available just now' },
  partial: { status: 500, exit: 6, title: 'Partly complete' },
} as const;

export type Kind = keyof typeof kinds;

interface ProblemOptions extends ErrorOptions {
  faults?: readonly string[];
  retryAfterSeconds?: number;
}

/** A failure we foresaw. Anything else that is thrown is a bug. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: Kind;
  /** Each fault on a line of its own, where there are several. */
  readonly faults: readonly string[];

  /** After how long it is worth trying again, where that is known. */
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: Kind, message: string, options: ProblemOptions = {}) {
    super(message, options);
    this.kind = kind;
    this.faults = options.faults ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return kinds[this.kind].status;
  }

  get exitCode(): number {
    return kinds[this.kind].exit;
  }

  get title(): string {
    return kinds[this.kind].title;
  }
}

/** The failure for something that was asked for by name and is not there. */
export function notFound(what: string): Problem {
  return new Problem('not-found', `${what} was not found.`);
}
