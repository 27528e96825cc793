import { describe, expect, test } from 'vitest';
import type { LevelOutcome } from '../../src/domain/assessment.ts';
import { levelOf, levelsOver, reachedLevels } from '../../src/domain/levels.ts';

function levels(mandatory: LevelOutcome, required: LevelOutcome, recommended: LevelOutcome) {
  return { mandatory, required, recommended };
}

describe('levels', () => {
  test('one check that is not met decides, then one that is not known', () => {
    expect(levelOf(['met', 'unknown', 'unmet'])).toBe('unmet');
    expect(levelOf(['met', 'unknown', 'declared'])).toBe('unknown');
    expect(levelOf(['waived', 'not-applicable'])).toBe('met');
    expect(levelOf(['not-applicable'])).toBe('not-applicable');
    expect(levelOf([])).toBe('not-applicable');
  });

  test('over several policies, each force is taken for itself', () => {
    expect(
      levelsOver([
        { levels: levels('met', 'unmet', 'not-applicable') },
        { levels: levels('not-applicable', 'met', 'unknown') },
      ]),
    ).toEqual(levels('met', 'unmet', 'unknown'));
    expect(levelsOver([])).toBeUndefined();
    expect(levelsOver([{ levels: undefined }])).toBeUndefined();
  });

  test.each([
    [levels('met', 'met', 'met'), ['mandatory', 'required', 'recommended']],
    [levels('met', 'unmet', 'met'), ['mandatory']],
    [levels('unknown', 'met', 'met'), []],
    [levels('not-applicable', 'met', 'unmet'), ['mandatory', 'required']],
    [levels('not-applicable', 'not-applicable', 'not-applicable'), []],
    [undefined, []],
  ])('%o reaches %o', (found, reached) => {
    expect(reachedLevels(found)).toEqual(reached);
  });
});
