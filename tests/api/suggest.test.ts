import { describe, expect, test } from 'vitest';
import type { SuggestRequest, Suggestion } from '../../src/search/search.ts';
import { anApi } from './an-api.ts';

const ward: Suggestion = { kind: 'repository', text: 'a/ward', label: 'a/ward', repositories: null };

function suggesting() {
  const asked: SuggestRequest[] = [];
  const search = {
    search: () => Promise.reject(new Error('not asked for here')),
    suggest: async (request: SuggestRequest) => {
      asked.push(request);
      return [ward];
    },
  };
  return { client: anApi({}, { search }).client, asked };
}

describe('GET /suggest', () => {
  test('answers what the engine suggests, and is kept by nobody', async () => {
    const { client, asked } = suggesting();
    const answer = await client.get('/api/v1/suggest?q=war');
    expect(answer.body).toEqual({ suggestions: [ward] });
    expect(answer.get('Cache-Control')).toBe('no-store');
    expect(asked).toMatchObject([{ text: 'war', limit: 8 }]);
    expect(asked[0]?.nameOf?.('sample-trust')).toBe('Sample NHS Trust');
  });

  test.each(['limit=0', 'limit=21', 'limit=x', `q=${'a'.repeat(201)}`, 'unknown=1'])(
    'refuses %s',
    async (query) => {
      const { client, asked } = suggesting();
      expect((await client.get(`/api/v1/suggest?${query}`)).status).toBe(400);
      expect(asked).toEqual([]);
    },
  );
});
