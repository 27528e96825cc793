import { expect, test } from 'vitest';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';

/** Half hold “one two” side by side, half both words apart; enough that the places of six such phrases are not read. */
const documents = Array.from({ length: 5_000 }, (_, at) =>
  aDocument(`nhs/r${at}`, { description: at % 2 === 0 ? 'one two three four' : 'two one four three' }),
);

test('a phrase is exact, and one of too many frequent ones is said not to be', async () => {
  await using engine = await openSqliteSearch(':memory:');
  await engine.apply({ put: documents, remove: [], position: 1 });
  const search = (text: string) => engine.search(aQuery(text, { facets: false }));
  const one = await search('"one two"');
  expect([one.total, one.messages]).toEqual([2_500, []]);
  const many = await search('"one two" "three four" "two three" "one two three" "two three four"');
  expect(many.total).toBe(2_500);
  expect(many.messages).toEqual([expect.stringMatching(/too many phrases.*“two three four”/)]);
  const again = await search('"one two" "three four" "two three" "one two three" "two three four"');
  expect(again.items.map(({ id }) => id)).toEqual(many.items.map(({ id }) => id));
  const without = await search('-"two one" -"four three" -"one four" -"two one four" -"one four three"');
  expect(without.total).toBe(2_500);
}, 30_000);
