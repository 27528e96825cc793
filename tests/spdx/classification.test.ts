import { describe, expect, test } from 'vitest';
import { classesOf } from '../../src/spdx/classification.ts';

describe('the classes of an expression', () => {
  test.each([
    ['MIT', true, true],
    ['EUPL-1.2+', true, false],
    ['MIT OR SSPL-1.0', true, true],
    ['SSPL-1.0 AND (MIT OR Apache-2.0)', false, false],
    ['(MIT AND SSPL-1.0) OR Apache-2.0', true, true],
    ['GPL-2.0-only WITH Classpath-exception-2.0', true, false],
    ['NOASSERTION', false, false],
    ['LicenseRef-MIT-modified', false, false],
  ])('%s: OSI approved %s, recommended for code %s', (expression, osiApproved, recommendedForCode) => {
    expect(classesOf(expression)).toMatchObject({ osiApproved, recommendedForCode });
  });

  test('leave out what only covers documentation', () => {
    expect(classesOf('MIT AND OGL-UK-3.0', ['OGL-UK-3.0'])).toMatchObject({ osiApproved: true });
    expect(classesOf('MIT AND OGL-UK-3.0')).toMatchObject({ osiApproved: false });
  });
});
