import type { z } from 'zod';
import { explain, type ExplainedAssessment } from '../../policy/policy.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { proofAddress } from '../../domain/file-address.ts';
import { readProof } from '../../domain/proof.ts';
import type { RepositoryEvent } from '../../domain/event.ts';
import type { LicenceVerdict } from '../../domain/licence-verdict.ts';
import type { Policy } from '../../domain/policy.ts';
import type { PublicRepository, Tombstone } from '../../domain/public-repository.ts';
import { itemOf } from '../../domain/repository-item.ts';
import type { SpokenStandard } from '../../standards/standards.ts';
import { eventView } from '../governance/event-schemas.ts';
import type { repository as schema } from './repository-schemas.ts';

type RepositoryView = z.infer<typeof schema>;

/** One public repository, with its findings and events. */
export function repositoryView(
  repository: PublicRepository,
  events: readonly RepositoryEvent[],
  { policies, standards }: { policies: readonly Policy[]; standards: readonly SpokenStandard[] },
): RepositoryView {
  const { evidence, licence } = repository;
  return {
    ...shared(repository, events),
    standards: standards.map((standard) => standardView(standard, evidence)),
    licence: licence ? licenceView(licence) : null,
    assessments: explain(repository, policies).map((assessment) => assessmentView(assessment, evidence)),
    withdrawnAt: null,
  };
}

/** What stays of a repository that is no longer public: no file is named, nothing that people wrote is quoted. */
export function tombstoneView(tombstone: Tombstone, events: readonly RepositoryEvent[]): RepositoryView {
  const { licence, withdrawnAt } = tombstone;
  return {
    ...shared(tombstone, events),
    standards: [],
    licence: licence ? { ...licence, files: [], declared: [] } : null,
    ...{ assessments: [], withdrawnAt },
  };
}

/** What both have; levels only where a policy binds. */
function shared(repository: PublicRepository | Tombstone, events: readonly RepositoryEvent[]) {
  const { levels, ...item } = itemOf(repository);
  return {
    ...item,
    ...(levels && { levels }),
    observedAt: repository.observedAt,
    events: events.map(eventView),
  };
}

function standardView({ signals, ...standard }: SpokenStandard, evidence: Evidence) {
  return {
    ...standard,
    signals: signals
      .map(({ because, proof }) => ({
        because,
        ...(proof === null ? { path: null, line: null } : readProof(proof)),
        proofUrl: proof === null ? null : proofAddress(evidence, proof),
      }))
      .map(({ path, ...signal }) => ({ ...signal, proof: path })),
  };
}

function licenceView({ spdx, confidence, files, declared }: LicenceVerdict) {
  return {
    spdx,
    confidence,
    files: files.map(({ path, spdx, confidence, method }) => ({ path, spdx, confidence, method })),
    declared: declared.map(({ path, spdx }) => ({ path, spdx })),
  };
}

function assessmentView(
  { policy, version, status, statusBecause, levels, source, findings }: ExplainedAssessment,
  evidence: Evidence,
) {
  return {
    policy,
    version,
    status,
    statusBecause,
    levels,
    findings: findings.map(({ check, title, force, outcome, because, proof, since = null, fix, clause }) => {
      const { path, line } = proof === undefined ? { path: null, line: null } : readProof(proof);
      const proofUrl = proof === undefined ? null : proofAddress(evidence, proof);
      return {
        ...{ check, title, force, outcome, because, proof: path, line, proofUrl, since },
        ...{ fix, clause, source },
      };
    }),
  };
}
