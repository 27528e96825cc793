import { expect, test } from 'vitest';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';

test('a hit is marked though words that only begin alike stand closer together', async () => {
  await using engine = await openSqliteSearch(':memory:');
  const readme = `${'carefully wardrobes '.repeat(10)}${'something else entirely '.repeat(60)}the care of a ward`;
  await engine.apply({ put: [aDocument('nhs/other', { readme })], remove: [], position: 1 });
  const { items } = await engine.search(aQuery('care ward '));
  const hits = items[0]?.highlights.readme?.filter(({ hit }) => hit).map(({ text }) => text);
  expect(hits).toEqual(['care', 'ward']);
});
