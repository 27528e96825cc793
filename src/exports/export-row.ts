import type { LevelOutcome } from '../domain/assessment.ts';
import type { PublicRepository } from '../domain/public-repository.ts';
import { itemOf, type RepositoryItem } from '../domain/repository-item.ts';

type Shared = Pick<
  RepositoryItem,
  'fullName' | 'url' | 'description' | 'language' | 'topics' | 'status' | 'pushedAt'
>;

/** One repository as exports list it: flat, with ISO 8601 dates; what was not collected is null, and not “no”. */
export interface ExportRow extends Shared {
  organisation: string;
  /** SPDX expression; null when there is none; undefined when it is not known. */
  licence: string | null | undefined;
  licenceConfidence: number | null;
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
  firstSeenAt: string;
  observedAt: string;
}

export function exportRow(repository: PublicRepository): ExportRow {
  const { evidence, licence, findings, firstSeenAt, observedAt } = repository;
  const { fullName, url, description, language, topics, status, levels, pushedAt } = itemOf(repository);
  const unmet = findings.filter(({ outcome }) => outcome === 'unmet');
  return {
    ...{ fullName, organisation: evidence.organisation, url, description, language, topics },
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
    pushedAt,
    firstSeenAt,
    observedAt,
  };
}
