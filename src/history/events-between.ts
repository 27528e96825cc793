import { isSameJson } from '../base/same-json.ts';
import type { Outcome } from '../domain/assessment.ts';
import type { RepositoryEvent } from '../domain/event.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { LicenceVerdict } from '../domain/licence-verdict.ts';
import { fullName } from '../domain/repository.ts';
import type { AssessedRepository, Repository } from '../domain/repository.ts';

type Verdicts = Pick<AssessedRepository, 'findings' | 'assessments'>;
type Change = Omit<RepositoryEvent, 'at'>;

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
        ...verdictChanges(previous, next, at),
      ]
    : [{ kind: 'found', detail: fullName(next.evidence) }];
  return changes.map((change) => ({ at, ...change }));
}

function publication(previous: Repository, { evidence }: AssessedRepository): Change[] {
  return previous.withdrawnAt === null ? [] : [{ kind: 'published', detail: fullName(evidence) }];
}

/** Forges take names without regard to case, so a change of case alone moves nothing. */
function nameChange({ evidence: from }: Repository, { evidence: to }: AssessedRepository): Change[] {
  if (!isSameName(from.owner, to.owner))
    return [{ kind: 'transferred', detail: `${fullName(from)} → ${fullName(to)}` }];
  if (!isSameName(from.name, to.name)) return [{ kind: 'renamed', detail: `${from.name} → ${to.name}` }];
  return [];
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The one change that forges date. */
function archiving({ evidence: from }: Repository, { evidence: to }: AssessedRepository): Change[] {
  if (from.archived === undefined || to.archived === undefined || from.archived === to.archived) return [];
  if (!to.archived) return [{ kind: 'unarchived', detail: fullName(to) }];
  const dated = to.archivedAt ? { happenedAt: to.archivedAt } : {};
  return [{ kind: 'archived', detail: fullName(to), ...dated }];
}

/** Where the repository itself is as it was, what we ask of it, or how we look, has changed. */
function verdictChanges(previous: Repository, next: AssessedRepository, at: string): Change[] {
  const changes = [
    ...licenceChange(previous.licence, next.licence),
    ...(previous.firstSeenAt === at ? [] : checkChanges(previous, next)),
  ];
  if (changes.length === 0 || !isSameRepository(previous.evidence, next.evidence)) return changes;
  return changes.map((change) => ({ ...change, cause: 'rules' as const }));
}

/** Whether all that verdicts look at is the same; stars and pushes to other branches move without consequence. */
function isSameRepository(one: Evidence, other: Evidence): boolean {
  const moving = { stars: 0, forks: 0, updatedAt: null, pushedAt: null };
  return isSameJson({ ...one, ...moving }, { ...other, ...moving });
}

function licenceChange(
  from: LicenceVerdict | null | undefined,
  to: LicenceVerdict | null | undefined,
): Change[] {
  if (from === undefined || to === undefined || from?.spdx === to?.spdx) return [];
  return [{ kind: 'licence-changed', detail: `${from?.spdx ?? 'no licence'} → ${to?.spdx ?? 'no licence'}` }];
}

/** A check that came out otherwise is one event, however many policies ask for it; some did before and some still do. */
function checkChanges(from: Verdicts, to: Verdicts): Change[] {
  const before = outcomesOf(from);
  return [...outcomesOf(to)].flatMap(([check, outcome]): Change[] => {
    const known = before.get(check);
    if (known === undefined || known === 'unknown' || known === outcome) return [];
    if (outcome === 'met') return [{ kind: 'check-met', detail: check }];
    return outcome === 'unmet' ? [{ kind: 'check-unmet', detail: check }] : [];
  });
}

/** Outcomes of the checks that some policy asks for, by check. */
function outcomesOf({ findings, assessments }: Verdicts): Map<string, Outcome> {
  const asked = new Set(assessments.flatMap(({ checks }) => checks));
  return new Map(
    findings.filter(({ check }) => asked.has(check)).map(({ check, outcome }) => [check, outcome]),
  );
}
