import type { z } from 'zod';
import { explain, type ExplainedAssessment } from '../policy/policy.ts';
import type { Levels } from '../domain/assessment.ts';
import type { Evidence } from '../domain/evidence.ts';
import { proofAddress } from '../domain/file-address.ts';
import { readProof } from '../domain/proof.ts';
import { levelsOver } from '../domain/levels.ts';
import type { RepositoryEvent } from '../domain/event.ts';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import type { Policy } from '../domain/policy.ts';
import type { PublicRepository, Tombstone } from '../domain/public-repository.ts';
import { fullName } from '../domain/repository.ts';
import { eventView } from './event-schemas.ts';
import type { repository as schema } from './repository-schemas.ts';

type RepositoryView = z.infer<typeof schema>;

/** One public repository, with its findings and events. */
export function repositoryView(
  repository: PublicRepository,
  events: readonly RepositoryEvent[],
  policies: readonly Policy[],
): RepositoryView {
  const { evidence, licence, status } = repository;
  return {
    ...factsOf(repository, events),
    description: evidence.description ?? null,
    topics: evidence.topics ?? [],
    licence: licence ? licenceView(licence) : null,
    status,
    ...levelsField(levelsOver(repository.assessments)),
    assessments: explain(repository, policies).map((assessment) => assessmentView(assessment, evidence)),
    withdrawnAt: null,
  };
}

/** What stays of a repository that is no longer public: no file is named, nothing that people wrote is quoted. */
export function tombstoneView(tombstone: Tombstone, events: readonly RepositoryEvent[]): RepositoryView {
  const { licence, status, withdrawnAt } = tombstone;
  return {
    ...factsOf(tombstone, events),
    description: null,
    topics: [],
    licence: licence ? { ...licence, files: [], declared: [] } : null,
    ...{ status, assessments: [], withdrawnAt },
  };
}

/** What the forge tells of both alike. */
function factsOf({ evidence, observedAt }: PublicRepository | Tombstone, events: readonly RepositoryEvent[]) {
  const { id, owner, name, url } = evidence;
  return {
    ...{ id, owner, name, url, observedAt, fullName: fullName(evidence), events: events.map(eventView) },
    language: evidence.language ?? null,
    archived: evidence.archived ?? false,
    fork: evidence.fork ?? false,
    template: evidence.template ?? false,
    stars: evidence.stars ?? 0,
    pushedAt: evidence.pushedAt ?? null,
  };
}

/** As in a list: no field where no policy binds. */
function levelsField(levels: Levels | undefined): { levels?: Levels } {
  return levels ? { levels } : {};
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
