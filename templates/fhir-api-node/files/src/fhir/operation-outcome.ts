/** The codes of FHIR's value set issue-type that this API uses. */
export interface Issue {
  code:
    | 'invalid'
    | 'structure'
    | 'required'
    | 'value'
    | 'invariant'
    | 'code-invalid'
    | 'business-rule'
    | 'processing'
    | 'not-supported'
    | 'not-found'
    | 'deleted'
    | 'conflict'
    | 'multiple-matches'
    | 'too-costly'
    | 'throttled'
    | 'too-long'
    | 'exception'
    | 'informational';
  /** For a person, and free of values that were sent. */
  diagnostics: string;
  /** Where in the resource, as FHIRPath. */
  expression?: [string];
}

export type Severity = 'error' | 'warning' | 'information';

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

/** A failure with one issue. */
export function failure(status: number, code: Issue['code'], diagnostics: string): FhirError {
  return new FhirError(status, [{ code, diagnostics }]);
}

export function operationOutcome(issues: Issue[], severity: Severity = 'error') {
  return { resourceType: 'OperationOutcome', issue: issues.map((issue) => ({ severity, ...issue })) };
}
