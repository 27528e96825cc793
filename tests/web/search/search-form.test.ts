import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchForm } from '../../../src/web/search/search-form.ts';
import { aCatalogue } from '../fake-tools.ts';

test.each([
  [{ status: 'evil' }, '“status=evil” was left out. It can be open, needs-attention, '],
  [{ level: 'all' }, '“level=all” was left out. It can be mandatory, required, recommended.'],
  [{ changed: '26' }, '“changed=26” was left out. It needs a year, such as 2026.'],
  [{ sort: 'age' }, '“sort=age” was left out. It can be relevance, updated, stars, name.'],
  [{ page: '0' }, '“page=0” was left out. It can be a number from 1 to 1000.'],
  [{ perPage: '500' }, '“perPage=500” was left out. It can be a number from 1 to 100.'],
  [{ organisation: 'nobody' }, '“organisation=nobody” was left out. It is not in the catalogue of this hub.'],
  [{ license: 'MIT' }, 'There is no filter called “license”, so it was left out.'],
  [{ q: 'a'.repeat(1_001) }, 'Only the first 1000 characters of the search were read.'],
])('%j is left out with a message', (query, message) => {
  expect(searchForm(query, aCatalogue()).messages).toEqual([expect.stringContaining(message)]);
});

test.each([
  { q: 'beds', status: ['open', 'withdrawn'], nation: 'england', changed: '2026', page: '3', perPage: '100' },
  { language: 'Befunge', topic: 'anything', licence: 'MIT', organisation: 'SAMPLE-trust', sort: '' },
  { utm_source: 'newsletter', fbclid: 'x' },
])('%j needs no message', (query) => {
  expect(searchForm(query, aCatalogue()).messages).toEqual([]);
});

test('values are taken as the index has them', () => {
  expect(searchForm({ status: 'OPEN', nation: ['wales', 'Wales'] }).filters).toMatchObject({
    status: ['open'],
    nation: ['Wales'],
  });
});

test('whatever stands in an address gives a search of bounded size', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (query) => {
      const form = searchForm(query, aCatalogue());
      expect(form.q.length).toBeLessThanOrEqual(1_000);
      expect(form.page).toBeGreaterThanOrEqual(1);
      expect(form.messages.length).toBeLessThan(300);
    }),
  );
});
