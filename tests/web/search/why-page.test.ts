import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { SearchQuery } from '../../../src/search/search.ts';
import { openSqliteSearch } from '../../../src/search/sqlite/sqlite.ts';
import { createWeb } from '../../../src/web/web.ts';
import { aDocument } from '../../search/a-document.ts';
import { fakeTools } from '../fake-tools.ts';

async function pages() {
  const engine = await openSqliteSearch(':memory:');
  await engine.apply({
    put: [
      aDocument('sample-trust/kidney-care', { description: 'Kidney dialysis', language: 'R' }),
      aDocument('sample-trust/heart', { description: 'Heart', readme: 'and kidney', language: 'R' }),
    ],
    remove: [],
    position: 1,
  });
  const web = createWeb(fakeTools({ search: engine }));
  const get = async (path: string) => (await request(web).get(path).set('Accept', 'text/html')).text;
  return { web, get };
}

const wordsOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('why a repository is here', () => {
  test('every result of words leads to what matched, where, and what it added', async () => {
    const { get } = await pages();
    const results = await get('/search?q=kidney+dialysis&language=R');
    const [, href = ''] = /href="(\/search\/why\/sample-trust\/kidney-care[^"]*)"/.exec(results) ?? [];
    const why = wordsOf(await get(href.replaceAll('&amp;', '&')));
    expect(why).toContain('You searched for kidney dialysis . It has all of the words.');
    expect(why).toContain('Language: R');
    expect(why).toMatch(/“kidney”.{0,40} Name, description.{0,60} \d+\.\d/);
    expect(why.match(/“kidney dialysis”, side by side/g)).toHaveLength(1);
    expect(why).toMatch(/Share of your words .{0,110}× 1\.00/);
  });

  test('a repository that has some of the words says so', async () => {
    const { get } = await pages();
    expect(wordsOf(await get('/search/why/sample-trust/heart?q=kidney+dialysis'))).toContain(
      'It has some of the words, but not all.',
    );
  });

  test('another order of the results is named, and so is that no words were typed', async () => {
    const { get } = await pages();
    expect(wordsOf(await get('/search/why/sample-trust/heart?q=heart&sort=stars'))).toContain(
      'sorted by stars',
    );
    expect(wordsOf(await get('/search/why/sample-trust/heart?language=R'))).toContain('passes every filter');
    expect(await get('/search?language=R')).not.toContain('/search/why/');
  });

  test('an order that follows meaning too is told, and is no row among the words', async () => {
    await using engine = await openSqliteSearch(':memory:');
    await engine.apply({ put: [aDocument('sample-trust/heart')], remove: [], position: 1 });
    const reason = { signal: 'meaning', text: '', fields: [] };
    const search = async (query: SearchQuery) => {
      const found = await engine.search(query);
      const items = found.items.map((hit) => ({ ...hit, reasons: [...(hit.reasons ?? []), reason] }));
      return { ...found, items };
    };
    const web = createWeb(fakeTools({ search: { ...engine, search } }));
    const { text } = await request(web)
      .get('/search/why/sample-trust/heart?q=heart')
      .set('Accept', 'text/html');
    expect(wordsOf(text)).toContain('The order follows the meaning of your words, too');
    expect(wordsOf(text)).not.toContain('“”');
  });

  test('what the search does not find has no such page', async () => {
    const { web } = await pages();
    for (const path of ['/search/why/sample-trust/heart?q=dialysis', '/search/why/a/b?q=kidney'])
      expect((await request(web).get(path)).status).toBe(404);
  });
});
