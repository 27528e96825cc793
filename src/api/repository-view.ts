import type { z } from 'zod';
import { proseOf } from '../policy/policy.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { RepositoryEvent } from '../domain/event.ts';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import type { Policy } from '../domain/policy.ts';
import { fullName, type Repository } from '../domain/repository.ts';
import type { repository as schema } from './repository-schemas.ts';

type RepositoryView = z.infer<typeof schema>;

/** One repository as the API tells it. A withdrawn one is a tombstone: no file is named, nothing of one is quoted. */
export function repositoryView(
  { evidence, licence, status, assessments, observedAt, withdrawnAt }: Repository,
  events: readonly RepositoryEvent[],
  policies: readonly Policy[],
): RepositoryView {
  const gone = withdrawnAt !== null;
  return {
    id: evidence.id,
    fullName: fullName(evidence),
    owner: evidence.owner,
    name: evidence.name,
    url: evidence.url,
    description: evidence.description ?? null,
    language: evidence.language ?? null,
    topics: evidence.topics ?? [],
    licence: licence ? licenceView(licence, gone) : null,
    status,
    archived: evidence.archived ?? false,
    fork: evidence.fork ?? false,
    template: evidence.template ?? false,
    stars: evidence.stars ?? 0,
    pushedAt: evidence.pushedAt ?? null,
    assessments: gone ? [] : assessments.map((assessment) => assessmentView(assessment, policies)),
    events: [...events],
    observedAt,
    withdrawnAt,
  };
}

function licenceView({ spdx, confidence, files, declared }: LicenceVerdict, gone: boolean) {
  if (gone) return { spdx, confidence, files: [], declared: [] };
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
