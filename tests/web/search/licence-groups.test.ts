import { expect, test } from 'vitest';
import { licenceGroups } from '../../../src/web/search/licence-groups.ts';

const counted = (values: Record<string, number>) =>
  Object.entries(values).map(([value, count]) => ({ value, count }));
const shown = (values: Record<string, number>) =>
  licenceGroups(counted(values)).map(({ value, count, members }) => [
    value,
    count,
    members.map((member) => member.value),
  ]);

test('a licence alone in its family stands for it, with its expressions', () => {
  expect(shown({ 'MIT-*': 9, MIT: 9, 'MIT AND OGL-UK-3.0': 2, 'OGL-UK-*': 2, 'OGL-UK-3.0': 2 })).toEqual([
    ['MIT', 9, ['MIT AND OGL-UK-3.0']],
    ['OGL-UK-3.0', 2, []],
  ]);
});

test('several licences of a family stand under it', () => {
  expect(shown({ 'GPL-*': 5, 'GPL-3.0-only': 3, 'GPL-2.0-or-later': 2, none: 7 })).toEqual([
    ['none', 7, []],
    ['GPL-*', 5, ['GPL-3.0-only', 'GPL-2.0-or-later']],
  ]);
});

test('a family stays when its licences are not among the counted values', () => {
  expect(shown({ 'BSD-*': 4, 'BSD-3-Clause': 3 })).toEqual([['BSD-*', 4, ['BSD-3-Clause']]]);
  expect(shown({ 'BSD-*': 4 })).toEqual([['BSD-*', 4, []]]);
});
