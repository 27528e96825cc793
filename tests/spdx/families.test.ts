import { expect, test } from 'vitest';
import { familyOf, licenceFacetValues } from '../../src/spdx/families.ts';

test.each([
  ['GPL-3.0-or-later', 'GPL-*'],
  ['LGPL-2.1-only', 'LGPL-*'],
  ['BSD-3-Clause', 'BSD-*'],
  ['OGL-UK-3.0', 'OGL-UK-*'],
  ['CC-BY-SA-4.0', 'CC-BY-SA-*'],
  ['CC0-1.0', 'CC0-*'],
  ['MIT', 'MIT-*'],
  ['LicenseRef-MIT-modified', 'LicenseRef-*'],
  ['NOASSERTION', 'NOASSERTION-*'],
])('%s is of the family %s', (identifier, family) => {
  expect(familyOf(identifier)).toBe(family);
});

test.each([
  ['MIT', ['MIT', 'MIT-*']],
  [
    'MIT AND (OGL-UK-3.0 OR Apache-2.0+)',
    [
      ...['MIT AND (OGL-UK-3.0 OR Apache-2.0+)', 'MIT', 'OGL-UK-3.0', 'Apache-2.0'],
      ...['MIT-*', 'OGL-UK-*', 'Apache-*'],
    ],
  ],
  [
    'GPL-2.0-only WITH Classpath-exception-2.0',
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only', 'GPL-*'],
  ],
])('%s is found by each of its parts', (expression, values) => {
  expect(licenceFacetValues(expression)).toEqual(values);
});
