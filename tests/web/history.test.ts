import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createWeb } from '../../src/web/web.ts';
import type { EventLogQuery, LoggedEvent, PublicOnQuery } from '../../src/store/store.ts';
import { aPublicStore } from '../a-public-store.ts';
import { aCatalogue, fakeTools } from './fake-tools.ts';

const event: LoggedEvent = {
  id: '12-0',
  at: '2026-11-20T10:00:00.000Z',
  kind: 'check-unmet',
  detail: 'has-licence',
  owner: 'sample-trust',
  name: 'ward & board',
  organisation: 'sample-trust',
};

function aHub(rows: LoggedEvent[] = [event]) {
  const asked: (EventLogQuery | PublicOnQuery)[] = [];
  const store = aPublicStore(
    {
      eventLog: async (query) => (asked.push(query), { total: rows.length, rows }),
      publicOn: async (query) => (asked.push(query), { total: 0, rows: [] }),
    },
    aCatalogue,
  );
  return { client: request(createWeb(fakeTools({ store }))), asked };
}

describe('the history', () => {
  test('is narrowed by the address, and keeps it in its links', async () => {
    const { client, asked } = aHub();
    const address =
      '/history?from=2026-11-01&to=2026-11-30&organisation=SAMPLE-trust&kind=worse&check=has-licence';
    const { status, text } = await client.get(`${address}&page=2`);
    expect(status).toBe(200);
    expect(asked).toEqual([
      {
        ...{ from: '2026-11-01', to: '2026-11-30', organisation: ['sample-trust'], check: 'has-licence' },
        ...{ kinds: ['check-unmet', 'withdrawn'], withoutRules: true, limit: 50, offset: 50 },
      },
    ]);
    expect(text).toContain('Has an open-source licence');
    expect(text).toContain('/history.csv?from=2026-11-01&amp;to=2026-11-30&amp;organisation=sample-trust');
  });

  test('leaves aside what cannot be read, and says so', async () => {
    const { client, asked } = aHub();
    const { status, text } = await client.get('/history?from=yesterday&to=2026-99-99&kind=all&who=me');
    expect(status).toBe(200);
    expect(text).toContain('“from=yesterday” was left out. It needs a day, such as 2026-03-01.');
    expect(text).toContain('“to=2026-99-99” was left out.');
    expect(text).toContain('“kind=all” was left out. It can be worse, better, ');
    expect(text).toContain('There is no filter called “who”');
    expect(asked).toEqual([{ organisation: ['sample-trust'], limit: 50, offset: 0 }]);
  });

  test('is a table to download, with a byte-order mark for those who want one', async () => {
    const rows = [event, { ...event, kind: 'archived' as const, happenedAt: '2025-01-01T00:00:00Z' }];
    const { client } = aHub(rows);
    const { text, headers } = await client.get('/history.csv?bom=1');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text).toBe(
      [
        '\uFEFFdate,datedBy,seenAt,kind,detail,check,repository,organisation,cause',
        '2026-11-20T10:00:00.000Z,our look,2026-11-20T10:00:00.000Z,check-unmet,has-licence,has-licence,sample-trust/ward & board,sample-trust,',
        '2025-01-01T00:00:00Z,forge,2026-11-20T10:00:00.000Z,archived,has-licence,,sample-trust/ward & board,sample-trust,',
        '',
      ].join('\r\n'),
    );
  });

  test('is a feed whose entries keep their ids', async () => {
    const { text, headers, body } = await aHub().client.get('/history.atom?kind=worse').buffer(true);
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const xml = text ?? String(body);
    expect(xml).toContain('<id>tag:open-code-hub,2026:event/12-0</id>');
    expect(xml).toContain('<title>sample-trust/ward &amp; board: Check no longer met</title>');
    expect(xml).toContain('<updated>2026-11-20T10:00:00.000Z</updated>');
    expect(xml).toContain('href="/history?kind=worse"');
  });

  test('asks what was public on a day, today unless another is given', async () => {
    const { client, asked } = aHub();
    await client.get('/history/public?on=2026-03-01');
    await client.get('/history/public?on=soon');
    expect(asked.map((query) => 'day' in query && query.day)).toEqual(['2026-03-01', '2026-11-23']);
  });
});
