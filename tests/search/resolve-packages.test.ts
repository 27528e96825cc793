import { expect, test } from 'vitest';
import { resolvePackages } from '../../src/search/resolve-packages.ts';
import type { SearchQuery, SearchResult } from '../../src/search/search.ts';
import { aQuery } from './a-document.ts';

test('each package of a query is looked up once, however it is asked for', async () => {
  const asked: SearchQuery[] = [];
  const looked: string[] = [];
  const engine = resolvePackages(
    {
      async search(query) {
        asked.push(query);
        return {} as SearchResult;
      },
    },
    async ({ package: key, condition }) => {
      looked.push(`${key} ${condition}`);
      return ['github:1'];
    },
  );
  await engine.search(aQuery('a depends:pkg:npm/b -(depends:pkg:cran/NHSRdatasets@<1 OR depends:pkg:npm/b)'));
  expect(looked).toEqual(['npm/b null', 'cran/NHSRdatasets <1']);
  expect([...(asked[0]?.dependents ?? [])]).toEqual([
    ['npm/b@', ['github:1']],
    ['cran/NHSRdatasets@<1', ['github:1']],
  ]);
  await engine.search(aQuery('depends:left-pad'));
  expect(asked[1]?.dependents).toBeUndefined();
});
