import { describe, expect, test } from 'vitest';
import { areFillers } from '../../src/search/query/stop-words.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';

describe('words that say nothing of what is looked for', () => {
  test.each([['what'], ['what s'], ['don t'], ['isn t'], ['we re'], ['i ve'], ['another'], ['can t']])(
    '%s',
    (words) => {
      expect(areFillers(words.split(' '))).toBe(true);
    },
  );

  test.each([['licence'], ['patient s'], ['r'], ['t'], ['covid 19'], ['what s new']])('not %s', (words) => {
    expect(areFillers(words.split(' '))).toBe(false);
  });

  test('short forms bring no repositories that hold them and nothing else', async () => {
    await using engine = await openSqliteSearch(':memory:');
    const chatty = aDocument('a/chatty', { readme: "What's this? Don't ask." });
    const blood = aDocument('a/blood', { description: 'Book a blood donation' });
    await engine.apply({ put: [chatty, blood], remove: [], position: 1 });
    for (const typed of ["what's booked for blood", 'we don’t book blood'])
      expect((await engine.search(aQuery(typed))).items.map(({ name }) => name)).toEqual(['blood']);
  });
});
