import { forces, levelOutcomes } from '../../domain/assessment.ts';
import type { LevelOutcome } from '../../domain/assessment.ts';
import type { LevelCounts } from '../../domain/figures.ts';
import { noLevels } from '../../domain/levels.ts';
import { stackedBar } from '../charts/stacked-bar.ts';
import { forceLabels } from '../text/labels.ts';
import { countOf, numberOf, percentOf } from '../text/numbers.ts';
import { withQuery } from './addresses.ts';

const shown: readonly LevelOutcome[] = ['met', 'unmet', 'unknown'];

/**
 * How repositories came out at each level, with what the shares are of. Levels are shown side by side and never added up.
 *
 * @param organisation narrows the links to the repositories behind the numbers
 */
export function levelRows(levels: LevelCounts, organisation?: string) {
  return forces
    .map((force) => {
      const counts = levels[force];
      const whole = shown.reduce((sum, outcome) => sum + counts[outcome], 0);
      return {
        force,
        any: whole > 0,
        level: forceLabels[force],
        bar: stackedBar(counts, shown),
        met: numberOf(counts.met),
        share: `${percentOf(counts.met, whole)} of ${countOf(whole, 'repository', 'repositories')}`,
        unmet: numberOf(counts.unmet),
        unknown: numberOf(counts.unknown),
        href:
          force === 'mandatory' && counts.met > 0 ? withQuery('/search', { level: force, organisation }) : '',
      };
    })
    .filter(({ any }) => any);
}

/** The levels of several sets of repositories together. */
export function sumLevels(all: readonly { levels: LevelCounts }[]): LevelCounts {
  const sum = noLevels();
  for (const { levels } of all)
    for (const force of forces)
      for (const outcome of levelOutcomes) sum[force][outcome] += levels[force][outcome];
  return sum;
}
