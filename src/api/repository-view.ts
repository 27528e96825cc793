import type { z } from 'zod';
import { proseOf } from '../policy/policy.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { RepositoryEvent } from '../domain/event.ts';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import type { Policy } from '../domain/policy.ts';
import type { PublicRepository, Tombstone } from '../domain/public-repository.ts';
import { fullName } from '../domain/repository.ts';
import type { repository as schema } from './repository-schemas.ts';

type RepositoryView = z.infer<typeof schema>;

/** One public repository, with its findings and events. */
export function repositoryView(
  repository: PublicRepository,
  events: readonly RepositoryEvent[],
  policies: readonly Policy[],
): RepositoryView {
  const { evidence, licence, status, assessments } = repository;
  return {
    ...factsOf(repository, events),
    description: evidence.description ?? null,
    topics: evidence.topics ?? [],
    licence: licence ? licenceView(licence) : null,
    status,
    assessments: assessments.map((assessment) => assessmentView(assessment, policies)),
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
    ...{ id, owner, name, url, observedAt, fullName: fullName(evidence), events: [...events] },
    language: evidence.language ?? null,
    archived: evidence.archived ?? false,
    fork: evidence.fork ?? false,
    template: evidence.template ?? false,
    stars: evidence.stars ?? 0,
    pushedAt: evidence.pushedAt ?? null,
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

/** Findings with the words of their check and their clause. A policy may have changed since it was asked. */
function assessmentView({ policy: id, version, status, findings }: Assessment, policies: readonly Policy[]) {
  const policy = policies.find((one) => one.id === id);
  return {
    policy: id,
    version,
    status,
    findings: findings.map(({ check, outcome, because, proof }) => {
      const clause = policy?.clauses.find((one) => one.check === check);
      const prose = proseOf(check);
      return {
        check,
        title: prose?.title ?? check,
        force: clause?.force ?? null,
        outcome,
        because,
        proof: proof ?? null,
        fix: prose?.fix ?? '',
        clause: clause?.clause ?? null,
        source: policy?.source ?? null,
      };
    }),
  };
}
