import type { Catalogue } from '../../domain/catalogue.ts';
import type { OrganisationFigures } from '../../domain/figures.ts';
import type { BodyType, Nation } from '../../domain/organisation.ts';
import { stackedBar } from '../charts/stacked-bar.ts';
import { withQuery } from '../components/addresses.ts';
import { sumLevels } from '../components/level-rows.ts';
import { assessedCount, publicCount, totalsOf } from '../components/totals.ts';
import { bodyTypeLabels, nationLabels } from '../text/labels.ts';
import { numberOf, percentOf } from '../text/numbers.ts';

export type PartLevel = 'nation' | 'bodyType';

/**
 * The organisations added up by nation or by kind of body, those with most repositories first, each with a bar of how many
 * are open; the page of a row shows its organisations. Nothing where there is one part only.
 *
 * @param asked what the page was asked for beside this part
 */
export function partRows(
  figures: readonly OrganisationFigures[],
  level: PartLevel,
  asked: Record<string, string>,
  { organisations }: Pick<Catalogue, 'organisations'>,
) {
  const parts = new Map(organisations.map((one) => [one.login.toLowerCase(), one[level]]));
  const grouped = Map.groupBy(figures, ({ organisation }) => parts.get(organisation));
  grouped.delete(undefined);
  if (grouped.size < 2) return [];
  return Array.from(grouped, ([part, some]) => ({
    part: String(part),
    some,
    ...totalsOf({ organisations: some }),
  }))
    .sort((a, b) => b.repositories - a.repositories)
    .map(({ part, some, statuses, repositories }) => {
      const assessed = assessedCount(statuses);
      const { met, unmet } = sumLevels(some).mandatory;
      return {
        name: level === 'nation' ? nationLabels[part as Nation] : bodyTypeLabels[part as BodyType],
        href: withQuery('/compliance', { ...asked, [level]: part }),
        organisations: numberOf(some.filter((one) => publicCount(one.statuses) > 0).length),
        repositories: numberOf(repositories),
        open: numberOf(statuses.open),
        share:
          assessed === 0
            ? 'not assessed'
            : `${percentOf(statuses.open, assessed)} of ${numberOf(assessed)} assessed`,
        bar: stackedBar({ met: statuses.open, unmet: assessed - statuses.open }, ['met', 'unmet']),
        mandatory: met + unmet === 0 ? 'Not known' : percentOf(met, met + unmet),
      };
    });
}
