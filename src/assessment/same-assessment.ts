import { isDeepStrictEqual } from 'node:util';
import type { AssessedRepository, Repository } from '../domain/repository.ts';

/**
 * Whether an assessment of stored evidence says what is stored already, so that there is nothing to save. False where that
 * cannot be told at little cost: the store then compares by itself.
 */
export function isSameAssessment(stored: Repository, next: AssessedRepository): boolean {
  return (
    stored.status === next.status &&
    areSameFindings(stored.findings, next.findings) &&
    isDeepStrictEqual(stored.assessments, next.assessments) &&
    isDeepStrictEqual(stored.lineage, next.lineage) &&
    JSON.stringify(stored.licence) === JSON.stringify(next.licence)
  );
}

/** Both are sorted by the check's id. */
function areSameFindings(stored: Repository['findings'], next: AssessedRepository['findings']): boolean {
  return (
    stored.length === next.length &&
    next.every(({ check, outcome, because, proof }, index) => {
      const before = stored[index];
      return (
        before?.check === check &&
        before.outcome === outcome &&
        before.because === because &&
        before.proof === proof
      );
    })
  );
}
