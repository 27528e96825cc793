import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { SearchQuery } from '../../../src/search/search.ts';
import { noFacetCounts } from '../../../src/search/search.ts';
import { createWeb } from '../../../src/web/web.ts';
import { aResult, fakeTools } from '../fake-tools.ts';

const topics = Array.from({ length: 250 }, (_, at) => ({ value: `topic-${at}`, count: 900 - at }));

function aHub() {
  const asked: SearchQuery[] = [];
  const search = {
    position: async () => 1,
    search: async (query: SearchQuery) => (
      asked.push(query),
      aResult([], { facets: { ...noFacetCounts(), topic: topics } })
    ),
  };
  return { client: request(createWeb(fakeTools({ search }))), asked };
}

const values = (html: string) =>
  [...html.matchAll(/type="checkbox" value="([^"]+)"/g)].map(([, value]) => value);

describe('the page of a filter', () => {
  test('asks for every value within the search, and shows the first 100', async () => {
    const { client, asked } = aHub();
    const { text } = await client.get('/search/filters/topic?q=beds&language=R&topic=topic-7&sort=stars');
    expect(asked).toMatchObject([{ text: 'beds', everyValueOf: 'topic', filters: { language: ['R'] } }]);
    expect(values(text)).toHaveLength(100);
    expect(values(text)[0]).toBe('topic-7');
    expect(text).toContain('250 values, the first 100 shown');
    for (const [name, value] of Object.entries({ q: 'beds', language: 'R', sort: 'stars' }))
      expect(text).toContain(`<input type="hidden" name="${name}" value="${value}">`);
  });

  test('finds values by any of their letters, and keeps those that are chosen', async () => {
    const { text } = await aHub().client.get('/search/filters/topic?find=C-24&topic=topic-1');
    expect(values(text)).toEqual(['topic-1', 'topic-24', ...[...'0123456789'].map((at) => `topic-24${at}`)]);
    expect((await aHub().client.get('/search/filters/topic?find=nothing')).text).toContain(
      'No value with “nothing” is in use in this search',
    );
  });

  test('shows more on demand', async () => {
    const { text } = await aHub().client.get('/search/filters/topic?show=300');
    expect(values(text)).toHaveLength(250);
    expect(text).not.toContain('Show 100 more');
  });

  test('of a filter that does not exist is not found', async () => {
    expect((await aHub().client.get('/search/filters/constructor')).status).toBe(404);
  });

  test('sends no more than the search knows', async () => {
    const { text } = await aHub().client.get('/search?find=x&show=200&topic=topic-1');
    expect(text).not.toContain('There is no filter');
  });
});
