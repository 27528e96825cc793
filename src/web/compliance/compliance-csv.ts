import { forces, levelOutcomes, statuses } from '../../domain/assessment.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { OrganisationFigures } from '../../domain/figures.ts';
import type { CsvCell } from '../../exports/exports.ts';

/** Columns of the table by organisation: who it is, its repositories by status, and how they came out at each level. */
export const complianceColumns: readonly string[] = [
  ...['policy', 'organisation', 'body', 'bodyType', 'nation', 'repositories'],
  ...statuses,
  ...forces.flatMap((force) => levelOutcomes.map((outcome) => `${force}-${outcome}`)),
  'listedAt',
];

/** The rows of that table. `policy` is empty where all policies are counted. */
export function complianceCells(
  figures: readonly OrganisationFigures[],
  policy: string,
  { organisations }: Pick<Catalogue, 'organisations'>,
): CsvCell[][] {
  const bodies = new Map(organisations.map((one) => [one.login.toLowerCase(), one]));
  return figures.map(({ organisation, repositories, statuses: counts, levels, listedAt }) => {
    const body = bodies.get(organisation);
    return [
      ...[policy, organisation, body?.name ?? '', body?.bodyType ?? '', body?.nation ?? '', repositories],
      ...statuses.map((status) => counts[status]),
      ...forces.flatMap((force) => levelOutcomes.map((outcome) => levels[force][outcome])),
      listedAt ?? '',
    ];
  });
}
