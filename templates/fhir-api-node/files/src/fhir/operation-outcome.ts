export interface Issue {
  code:
    | 'invalid'
    | 'structure'
    | 'required'
    | 'value'
    | 'not-supported'
    | 'not-found'
    | 'throttled'
    | 'too-long'
    | 'exception';
  /** For a person, and free of values that were sent. */
  diagnostics: string;
}

/** A failure that the caller can do something about. */
export class FhirError extends Error {
  override readonly name = 'FhirError';
  readonly status: number;
  readonly issues: Issue[];

  constructor(status: number, issues: Issue[]) {
    super(issues.map(({ diagnostics }) => diagnostics).join(' '));
    this.status = status;
    this.issues = issues;
  }
}

export function operationOutcome(issues: Issue[]) {
  return { resourceType: 'OperationOutcome', issue: issues.map((issue) => ({ severity: 'error', ...issue })) };
}
