import type { Evidence } from '../../src/domain/evidence.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { aLicence, anEvidence } from '../builders.ts';

/** A public repository as the store gives it back, with what matters of its evidence given. */
export function aRepository(evidence: Partial<Evidence> = {}): Repository {
  const at = '2026-11-20T10:00:00Z';
  return {
    evidence: anEvidence(evidence),
    licence: aLicence(),
    findings: [],
    assessments: [],
    status: 'open',
    firstSeenAt: at,
    observedAt: at,
    changedAt: at,
    withdrawnAt: null,
  };
}
