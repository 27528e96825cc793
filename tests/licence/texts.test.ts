import list from 'spdx-license-list/full.js';
import ids from 'spdx-license-ids/index.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { packTexts } from '../../src/licence/matchers/pack-texts.ts';
import newer from '../../src/licence/matchers/newer-texts.json' with { type: 'json' };
import { textIndex } from '../../src/licence/matchers/texts.ts';
import packed from '../../src/licence/matchers/texts.json' with { type: 'json' };

describe('texts.json', () => {
  test('is what scripts/licence-texts.ts makes of the installed SPDX list', () => {
    expect(
      JSON.stringify(packTexts({ ...list, ...newer })) === JSON.stringify(packed),
      'run: node scripts/licence-texts.ts',
    ).toBe(true);
  });

  test('puts the current identifier of texts that several share first', () => {
    const first = textIndex().texts.map(({ ids: shared }) => shared);
    expect(first).toContainEqual(['GPL-3.0-only', 'GPL-3.0-or-later', 'GPL-3.0']);
    for (const shared of first.filter(({ length }) => length > 1)) expect(ids).toContain(shared[0]);
  });
});
