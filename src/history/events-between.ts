import type { Outcome } from '../domain/assessment.ts';
import type { EventKind, RepositoryEvent } from '../domain/event.ts';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import { fullName } from '../domain/repository.ts';
import type { AssessedRepository, Repository } from '../domain/repository.ts';

type Judged = Pick<AssessedRepository, 'findings' | 'assessments'>;
type Change = [kind: EventKind, detail: string];

/**
 * What happened to a repository between the state that is stored and the state just seen.
 *
 * @param previous undefined at first sight, which gives the one event `found`
 * @param at when it was seen (ISO 8601)
 * @returns in the order people read them; what was not collected on either side counts as no change, and neither does
 *   a second judgement in the harvest that found it
 */
export function eventsBetween(
  previous: Repository | undefined,
  next: AssessedRepository,
  at: string,
): RepositoryEvent[] {
  const changes: Change[] = previous
    ? [
        ...publication(previous, next),
        ...nameChange(previous, next),
        ...archiving(previous, next),
        ...licenceChange(previous.licence, next.licence),
        ...(previous.firstSeenAt === at ? [] : checkChanges(previous, next)),
      ]
    : [['found', fullName(next.evidence)]];
  return changes.map(([kind, detail]) => ({ at, kind, detail }));
}

function publication(previous: Repository, { evidence }: AssessedRepository): Change[] {
  return previous.withdrawnAt === null ? [] : [['published', fullName(evidence)]];
}

/** Forges take names without regard to case, so a change of case alone moves nothing. */
function nameChange({ evidence: from }: Repository, { evidence: to }: AssessedRepository): Change[] {
  if (!isSameName(from.owner, to.owner)) return [['transferred', `${fullName(from)} → ${fullName(to)}`]];
  if (!isSameName(from.name, to.name)) return [['renamed', `${from.name} → ${to.name}`]];
  return [];
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function archiving({ evidence: from }: Repository, { evidence: to }: AssessedRepository): Change[] {
  if (from.archived === undefined || to.archived === undefined || from.archived === to.archived) return [];
  return [[to.archived ? 'archived' : 'unarchived', fullName(to)]];
}

function licenceChange(
  from: LicenceVerdict | null | undefined,
  to: LicenceVerdict | null | undefined,
): Change[] {
  if (from === undefined || to === undefined || from?.spdx === to?.spdx) return [];
  return [['licence-changed', `${from?.spdx ?? 'no licence'} → ${to?.spdx ?? 'no licence'}`]];
}

/** A check that came out otherwise is told once for each policy that asked for it before and still does. */
function checkChanges(from: Judged, to: Judged): Change[] {
  const before = outcomesOf(from);
  return [...outcomesOf(to)].flatMap(([check, outcome]): Change[] => {
    const known = before.get(check);
    if (known === undefined || known === 'unknown' || known === outcome) return [];
    if (outcome === 'met') return [['check-met', check]];
    return outcome === 'unmet' ? [['check-unmet', check]] : [];
  });
}

/** Outcomes by `policy/check`. */
function outcomesOf({ findings, assessments }: Judged): Map<string, Outcome> {
  const outcomes = new Map(findings.map(({ check, outcome }) => [check, outcome]));
  const asked = assessments.flatMap(({ policy, checks }) => checks.map((check) => [policy, check] as const));
  return new Map(
    asked.flatMap(([policy, check]) => {
      const outcome = outcomes.get(check);
      return outcome === undefined ? [] : [[`${policy}/${check}`, outcome]];
    }),
  );
}
