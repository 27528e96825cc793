import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { RepositoryItem } from '../../../src/domain/repository-item.ts';
import type { SearchQuery } from '../../../src/search/search.ts';
import { createWeb } from '../../../src/web/web.ts';
import { aDocument, aHit } from '../../search/a-document.ts';
import { aResult, fakeTools } from '../fake-tools.ts';

/** A hub that finds so many repositories, page by page. */
function aHub(total: number, parts: Partial<RepositoryItem> = {}) {
  const asked: SearchQuery[] = [];
  const search = {
    position: async () => 1,
    search: async (query: SearchQuery) => {
      asked.push(query);
      const first = (query.page - 1) * query.perPage;
      const length = Math.max(0, Math.min(query.perPage, total - first));
      const items = Array.from(
        { length },
        (_, index) => aDocument(`trust/number-${first + index}`, parts).item,
      );
      return aResult([], { total, items: items.map((item) => aHit(item, { matched: 'some' })) });
    },
  };
  return { client: request(createWeb(fakeTools({ search }))), asked };
}

describe('a search as a table', () => {
  test('has a line for each repository, and asks what the page asks', async () => {
    const { client, asked } = aHub(1, { topics: ['a', 'b'], description: '=SUM("1")', pushedAt: null });
    const { text, headers } = await client.get('/search.csv?q=beds&topic=fhir&sort=name&bom=1');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain('repositories.csv');
    expect(text.split('\r\n')).toEqual([
      '\uFEFFrepository,url,description,language,topics,licence,status,archived,fork,template,stars,lastChange,hasEveryWord',
      `trust/number-0,https://forge.example/trust/number-0,"'=SUM(""1"")",,a b,,open,false,false,false,0,,false`,
      '',
    ]);
    expect(asked).toMatchObject([
      { text: 'beds', filters: { topic: ['fhir'] }, sort: 'name', facets: false },
    ]);
  });

  test('holds 1,000 repositories, and says where the next ones are', async () => {
    const { client } = aHub(2_345);
    const lines = async (page: number) =>
      (await client.get(`/search.csv?q=x&page=${page}`)).text.split('\r\n');
    const [first, last] = [await lines(1), await lines(3)];
    expect(first).toHaveLength(1_002);
    expect(first[1_000]).toMatch(/^trust\/number-999,/);
    expect(last).toHaveLength(347);
    expect(last[1]).toMatch(/^trust\/number-2000,/);
    const { headers } = await client.get('/search.csv?q=x&page=2');
    expect(headers['link']).toBe('</search.csv?q=x&page=3&bom=1>; rel="next"');
    expect((await client.get('/search.csv?q=x&page=3')).headers['link']).toBeUndefined();
  });
});

describe('a search as JSON', () => {
  test('says how many there are, what was left out and what comes next', async () => {
    const { body, headers } = await aHub(1_001).client.get('/search.json?status=evil');
    expect(body).toMatchObject({ total: 1_001, perPage: 1_000, next: '/search.json?page=2' });
    expect(body.items).toHaveLength(1_000);
    expect(body.items[0]).not.toHaveProperty('highlights');
    expect(body.messages).toEqual([expect.stringContaining('“status=evil” was left out.')]);
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  test('of nothing is an empty list', async () => {
    expect((await aHub(0).client.get('/search.json')).body).toMatchObject({
      total: 0,
      next: null,
      items: [],
    });
  });
});

describe('a search as a feed', () => {
  test('lists what changed last, whatever order the page has', async () => {
    const { client, asked } = aHub(130, { description: 'Beds & wards' });
    const { text, body, headers } = await client.get(
      '/search.atom?q=beds&sort=stars&organisation=sample-trust&page=9',
    );
    const xml: string = text ?? String(body);
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(asked).toMatchObject([{ sort: 'updated', page: 1, perPage: 100 }]);
    expect(xml).toContain('<title>Repositories: beds, Organisation: Sample Hospitals NHS Trust</title>');
    expect(xml).toContain('<id>tag:open-code-hub,2026:repository/github:trust/number-0</id>');
    expect(xml).toContain('Beds &amp; wards Licence: none.');
    expect(xml.match(/<entry>/g)).toHaveLength(100);
  });
});

describe('the description for browsers', () => {
  test('names this hub at the address it was asked at', async () => {
    const { text, body, headers } = await aHub(0)
      .client.get('/opensearch.xml')
      .set('Host', 'code.nhs.example');
    const xml: string = text ?? String(body);
    expect(headers['content-type']).toContain('application/opensearchdescription+xml');
    expect(xml).toContain('template="http://code.nhs.example/search?q={searchTerms}"');
  });

  test('takes no host that could be markup', async () => {
    const { text, body } = await aHub(0).client.get('/opensearch.xml').set('Host', 'a"><b');
    expect(text ?? String(body)).toContain('template="/search?q={searchTerms}"');
  });
});
