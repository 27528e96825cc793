import { noLicence } from '../../search/search.ts';
import { familyOf } from '../../spdx/families.ts';
import { identifiersOf } from '../../spdx/identifiers.ts';

interface Counted {
  value: string;
  count: number;
}

/** A licence or a family of them, and the identifiers and expressions of it that are in use. */
export interface LicenceGroup extends Counted {
  members: Counted[];
}

/**
 * Licence values by family, in their order: the family itself where several of its licences are in use, else the licence. An
 * expression of several stands under the first of them.
 */
export function licenceGroups(values: readonly Counted[]): LicenceGroup[] {
  const counts = new Map(values.map(({ value, count }) => [value, count]));
  const isFamily = ({ value }: Counted) => value.endsWith('-*');
  const byFamily = Map.groupBy(
    values.filter((one) => !isFamily(one)),
    ({ value }) => (value === noLicence ? noLicence : familyOf(identifiersOf(value)[0] ?? value)),
  );
  // A family may be all that is left of one when only the most frequent values are known.
  for (const { value } of values.filter(isFamily)) if (!byFamily.has(value)) byFamily.set(value, []);
  const groups = Array.from(byFamily, ([family, all]) => groupOf(family, all, counts));
  return groups.sort((one, other) => other.count - one.count);
}

function groupOf(family: string, all: readonly Counted[], counts: ReadonlyMap<string, number>): LicenceGroup {
  const single = all.filter(({ value }) => !/\s/.test(value));
  const [only] = single;
  const isOne =
    only !== undefined && single.length === 1 && (counts.get(family) ?? only.count) === only.count;
  const head = isOne ? only : { value: family, count: counts.get(family) ?? 0 };
  return { ...head, members: all.filter(({ value }) => value !== head.value) };
}
