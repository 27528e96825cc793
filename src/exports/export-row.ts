import type { LevelOutcome } from '../domain/assessment.ts';
import { levelsOver } from '../domain/levels.ts';
import type { PublicRepository } from '../domain/public-repository.ts';
import { fullName } from '../domain/repository.ts';

/** One repository as exports list it: flat, with ISO 8601 dates. */
export interface ExportRow {
  fullName: string;
  organisation: string;
  url: string;
  description: string | null;
  language: string | null;
  topics: string[];
  /** SPDX expression; null when there is none; undefined when it is not known. */
  licence: string | null | undefined;
  licenceConfidence: number | null;
  status: string;
  /** What the policies that bind it add up to, by force; null where none does. */
  mandatory: LevelOutcome | null;
  required: LevelOutcome | null;
  recommended: LevelOutcome | null;
  /** Ids of the checks that could not be assessed, over all policies. */
  unknown: string[];
  /** Ids of the checks that are not met, over all policies. */
  unmet: string[];
  /** Since when each of them is not met, in the same order: a day, or `unknown` for before this was recorded. */
  unmetSince: string[];
  archived: boolean | null;
  fork: boolean | null;
  template: boolean | null;
  stars: number | null;
  defaultBranch: string | null;
  createdAt: string | null;
  pushedAt: string | null;
  firstSeenAt: string;
  observedAt: string;
}

export function exportRow(repository: PublicRepository): ExportRow {
  const { evidence, licence, status, findings, firstSeenAt, observedAt } = repository;
  const unmet = findings.filter(({ outcome }) => outcome === 'unmet');
  const levels = levelsOver(repository.assessments);
  return {
    fullName: fullName(evidence),
    organisation: evidence.organisation,
    url: evidence.url,
    description: evidence.description ?? null,
    language: evidence.language ?? null,
    topics: evidence.topics ?? [],
    licence: licence && licence.spdx,
    licenceConfidence: licence?.confidence ?? null,
    status,
    mandatory: levels?.mandatory ?? null,
    required: levels?.required ?? null,
    recommended: levels?.recommended ?? null,
    unknown: findings.filter(({ outcome }) => outcome === 'unknown').map(({ check }) => check),
    unmet: unmet.map(({ check }) => check),
    unmetSince: unmet.map(({ since }) => since?.slice(0, 10) ?? 'unknown'),
    archived: evidence.archived ?? null,
    fork: evidence.fork ?? null,
    template: evidence.template ?? null,
    stars: evidence.stars ?? null,
    defaultBranch: evidence.defaultBranch ?? null,
    createdAt: evidence.createdAt ?? null,
    pushedAt: evidence.pushedAt ?? null,
    firstSeenAt,
    observedAt,
  };
}
