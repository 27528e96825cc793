import { describe, expect, test } from 'vitest';
import type { EventLogQuery, LoggedEvent } from '../../src/store/store.ts';
import { aPublicStore } from '../a-public-store.ts';
import { anApi, catalogue } from './an-api.ts';

const event: LoggedEvent = {
  ...{ id: '12-0', at: '2026-11-20T10:00:00.000Z', kind: 'archived', detail: 'sample-trust/ward-board' },
  ...{ owner: 'sample-trust', name: 'ward-board', organisation: 'sample-trust' },
  happenedAt: '2026-11-19T10:00:00Z',
};

describe('GET /events', () => {
  const ask = async (query: string) => {
    const asked: EventLogQuery[] = [];
    const eventLog = async (one: EventLogQuery) => (asked.push(one), { total: 41, rows: [event] });
    const api = anApi({}, { store: aPublicStore({ eventLog }, () => catalogue) });
    return { asked, answer: await api.client.get(`/api/v1/events${query}`) };
  };

  test('tells events with both dates, page by page', async () => {
    const { answer, asked } = await ask('?kind=worse&from=2026-11-01&perPage=20&page=2');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      ...{ total: 41, page: 2, perPage: 20 },
      items: [
        {
          ...event,
          ...{ date: event.happenedAt, fullName: 'sample-trust/ward-board', check: null, cause: null },
        },
      ],
    });
    expect(answer.headers['link']).toContain('page=3>; rel="next"');
    expect(asked[0]).toMatchObject({ from: '2026-11-01', kinds: ['check-unmet', 'withdrawn'], offset: 20 });
  });

  test.each([
    ['?from=soon', 'from must be a day such as 2026-11-23.'],
    ['?organisation=nobody', 'organisation: nobody is not in the catalogue of this hub.'],
    ['?since=2026-11-01', /^since is not a parameter here/],
  ])('refuses %s with a sentence', async (query, detail) => {
    const { answer } = await ask(query);
    expect([answer.status, answer.body.detail]).toEqual([
      400,
      typeof detail === 'string' ? detail : expect.stringMatching(detail),
    ]);
  });
});
