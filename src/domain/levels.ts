import { forces } from './assessment.ts';
import type { Assessment, Force, LevelOutcome, Levels, Outcome } from './assessment.ts';
import type { LevelCounts } from './figures.ts';

/** What outcomes of one force add up to: one that is not met decides, then one that is not known. */
export function levelOf(outcomes: readonly (Outcome | LevelOutcome)[]): LevelOutcome {
  if (outcomes.includes('unmet')) return 'unmet';
  if (outcomes.includes('unknown')) return 'unknown';
  return outcomes.some((outcome) => outcome !== 'not-applicable') ? 'met' : 'not-applicable';
}

/** The levels over all policies that bind a repository; undefined where none does, or none was recorded. */
export function levelsOver(assessments: readonly Pick<Assessment, 'levels'>[]): Levels | undefined {
  const found = assessments.flatMap(({ levels }) => levels ?? []);
  if (found.length === 0) return undefined;
  return levelsBy((force) => levelOf(found.map((levels) => levels[force])));
}

/** One outcome for each force. */
export function levelsBy(outcomeOf: (force: Force) => LevelOutcome): Levels {
  return {
    mandatory: outcomeOf('mandatory'),
    required: outcomeOf('required'),
    recommended: outcomeOf('recommended'),
  };
}

/** The forces reached, the strongest first: a level counts when it and all stronger ones hold. */
export function reachedLevels(levels: Levels | undefined): Force[] {
  if (levels === undefined) return [];
  const holds = (force: Force) => levels[force] === 'met' || levels[force] === 'not-applicable';
  const first = forces.findIndex((force) => !holds(force));
  const held = first === -1 ? forces : forces.slice(0, first);
  return held.some((force) => levels[force] === 'met') ? [...held] : [];
}

/** Counts of no repository at any level. */
export function noLevels(): LevelCounts {
  const none = () => ({ met: 0, unmet: 0, unknown: 0, 'not-applicable': 0 });
  return { mandatory: none(), required: none(), recommended: none() };
}
