import type { AssessedRepository } from '../../src/domain/repository.ts';

/** A document as the store wrote it while each policy had findings of its own. */
export function formerDocument({ evidence, licence, assessments, findings }: AssessedRepository) {
  return {
    repository: evidence.id,
    evidence: JSON.stringify(evidence),
    licence: JSON.stringify(licence),
    assessments: JSON.stringify(
      assessments.map(({ policy, version, status, checks }) => ({
        ...{ policy, version, status },
        findings: checks.flatMap((check) => {
          const found = findings.find((each) => each.check === check);
          if (!found) return [];
          const { since: _, ...rest } = found;
          return [rest];
        }),
      })),
    ),
  };
}
