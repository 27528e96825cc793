import { aHit } from '../search/a-document.ts';
import { describe, expect, test } from 'vitest';
import { anApi, aStoredRepository, item } from './an-api.ts';
import { anEvidence, oidOf } from '../builders.ts';

describe('GET /repositories', () => {
  test('answers a page of items with facets', async () => {
    const { body, status } = await anApi().client.get('/api/v1/repositories?q=ward');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      total: 1,
      page: 1,
      perPage: 20,
      corrected: null,
      tookMs: expect.any(Number),
    });
    expect(body.items).toEqual([aHit(item, { highlights: { name: [{ text: 'ward', hit: true }] } })]);
    expect(body.facets.organisation).toEqual([{ value: 'sample-trust', count: 1 }]);
  });

  test('asks the search for any of repeated parameters', async () => {
    const { client, asked } = anApi();
    await client.get(
      '/api/v1/repositories?q=bed%20board&language=R&language=Python&organisation=SAMPLE-trust&status=open&licence=none&topic=&sort=stars&page=2&perPage=100',
    );
    expect(asked.searches).toEqual([
      {
        text: 'bed board',
        filters: {
          language: ['R', 'Python'],
          organisation: ['sample-trust'],
          status: ['open'],
          level: [],
          licence: ['none'],
          topic: [],
          nation: [],
          body: [],
          standard: [],
          kind: [],
          changed: [],
          collection: [],
        },
        sort: 'stars',
        page: 2,
        perPage: 100,
      },
    ]);
  });

  test('sorts by relevance when something is searched for, otherwise by date', async () => {
    const { client, asked } = anApi();
    await client.get('/api/v1/repositories?q=ward');
    await client.get('/api/v1/repositories?q=');
    expect(asked.searches.map(({ sort }) => sort)).toEqual(['relevance', 'updated']);
  });

  test.each([
    ['page=0', 'page must be at least 1.'],
    ['page=-1', 'page must be a whole number.'],
    ['page=two', 'page must be a whole number.'],
    ['page=5001', 'page must not be more than 5000.'],
    ['page=1&page=2', 'page was given more than once.'],
    ['perPage=101', 'perPage must not be more than 100.'],
    ['perPage=1e2', 'perPage must be a whole number.'],
    ['sort=age', 'sort must be one of relevance, updated, stars, name.'],
    [
      'status=open&status=shut',
      'status must be one of open, needs-attention, not-assessed, closed-with-reason, closed-without-reason, withdrawn.',
    ],
    ['organisation=nobody', 'organisation: nobody is not in the catalogue of this hub.'],
    [`q=${'a'.repeat(1_001)}`, 'q must not be longer than 1000 characters.'],
    ['organization=sample-trust', /^organization is not a parameter here\. There are: q, organisation,/],
    ['__proto__=1', /^__proto__ is not a parameter here/],
    ['constructor=1', /^constructor is not a parameter here/],
  ])('refuses %s with a problem that names the parameter', async (query, fault) => {
    const { client, asked } = anApi();
    const { body, status, type } = await client.get(`/api/v1/repositories?${query}`);
    expect(status).toBe(400);
    expect(type).toBe('application/problem+json');
    expect(body).toMatchObject({ type: 'about:blank', status: 400, instance: '/api/v1/repositories' });
    expect(body.faults).toEqual([typeof fault === 'string' ? fault : expect.stringMatching(fault)]);
    expect(body.detail).toBe(body.faults[0]);
    expect(asked.searches).toEqual([]);
  });

  test('names every fault at once', async () => {
    const { body } = await anApi().client.get('/api/v1/repositories?page=x&sort=age&colour=red');
    expect(body.faults).toHaveLength(3);
  });

  test('accepts an organisation that is harvested over git', async () => {
    expect((await anApi().client.get('/api/v1/repositories?organisation=git-folk')).status).toBe(200);
  });

  test('links to the other pages and keeps the rest of the address', async () => {
    const { headers } = await anApi({ total: 95 }).client.get(
      '/api/v1/repositories?topic=nhs&topic=beds&page=2&perPage=30',
    );
    const at = (page: number) => `</api/v1/repositories?topic=nhs&topic=beds&page=${page}&perPage=30>`;
    expect(headers['link']).toBe(
      `${at(1)}; rel="first", ${at(1)}; rel="prev", ${at(3)}; rel="next", ${at(4)}; rel="last"`,
    );
  });

  test('links from beyond the end to the last page, and from an empty list nowhere', async () => {
    const beyond = await anApi({ total: 21 }).client.get('/api/v1/repositories?page=9');
    expect(beyond.headers['link']).toContain('page=2>; rel="prev"');
    expect(beyond.headers['link']).not.toContain('rel="next"');
    const empty = await anApi({ total: 0 }).client.get('/api/v1/repositories');
    expect(empty.headers['link']).toMatch(/^<[^>]+page=1>; rel="first", <[^>]+page=1>; rel="last"$/);
  });

  test('answers 304 while the same is found, however long it took', async () => {
    const { client } = anApi();
    const first = await client.get('/api/v1/repositories');
    const again = await client.get('/api/v1/repositories').set('If-None-Match', first.headers['etag'] ?? '');
    expect(again.status).toBe(304);
    const other = anApi({ total: 7 }).client;
    expect(
      (await other.get('/api/v1/repositories').set('If-None-Match', first.headers['etag'] ?? '')).status,
    ).toBe(200);
  });
});

describe('GET /repositories/{owner}/{name}', () => {
  const address = '/api/v1/repositories/sample-trust/ward-board';

  test('gives item, licence with proof, and findings with words of check and clause', async () => {
    const events = [{ at: '2026-11-01T00:00:00.000Z', kind: 'found' as const, detail: '' }];
    const { body, status } = await anApi({ events }).client.get(address);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...item,
      topics: ['nhs', 'beds'],
      licence: {},
      observedAt: '2026-11-23T06:00:00.000Z',
      events,
    });
    expect(body.licence).toEqual({
      spdx: 'MIT',
      confidence: 1,
      files: [{ path: 'LICENSE', spdx: 'MIT', confidence: 1, method: 'exact' }],
      declared: [],
    });
    expect(body.assessments[0].findings).toEqual([
      {
        check: 'has-licence',
        title: 'Has a licence',
        force: 'mandatory',
        outcome: 'met',
        because: 'MIT, in LICENSE.',
        proof: 'LICENSE',
        line: null,
        proofUrl: `https://github.com/sample-trust/ward-board/blob/${oidOf('head')}/LICENSE`,
        since: null,
        fix: expect.stringContaining('LICENCE'),
        clause: '4c',
        source: 'A sample',
      },
      expect.objectContaining({
        check: 'left-the-policy',
        title: 'left-the-policy',
        force: null,
        clause: null,
      }),
    ]);
  });

  test('finds it whatever the case of its name', async () => {
    expect((await anApi().client.get('/api/v1/repositories/SAMPLE-TRUST/Ward-Board')).status).toBe(200);
  });

  test('sends old names to the new one', async () => {
    const api = anApi({
      renamed: { 'sample-trust/old board': { owner: 'sample-trust', name: 'ward-board' } },
    });
    const { status, headers } = await api.client.get('/api/v1/repositories/sample-trust/old%20board');
    expect([status, headers['location']]).toEqual([301, address]);
  });

  test('does not let a name lead out of the API', async () => {
    const evil = { owner: '/evil.example', name: '..' };
    const evidence = anEvidence({ ...evil, organisation: 'sample-trust' });
    const api = anApi({ renamed: { 'a/b': evil }, repositories: [aStoredRepository({ evidence })] });
    expect((await api.client.get('/api/v1/repositories/a/b')).headers['location']).toBe(
      '/api/v1/repositories/%2Fevil.example/..',
    );
  });

  test('knows nothing of one that is private or internal', async () => {
    for (const visibility of ['private', 'internal'] as const) {
      const api = anApi({ repositories: [aStoredRepository({ evidence: anEvidence({ visibility }) })] });
      const { status, body } = await api.client.get(address);
      expect(status).toBe(404);
      expect(body.detail).toBe('The repository sample-trust/ward-board was not found.');
    }
  });

  test('gives only the last known facts of a withdrawn one, and nothing of its files', async () => {
    const withdrawn = aStoredRepository({ status: 'withdrawn', withdrawnAt: '2026-05-11T00:00:00.000Z' });
    const { body, status, text } = await anApi({ repositories: [withdrawn] }).client.get(address);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'withdrawn',
      withdrawnAt: '2026-05-11T00:00:00.000Z',
      assessments: [],
      fullName: item.fullName,
    });
    expect(body.licence).toEqual({ spdx: 'MIT', confidence: 1, files: [], declared: [] });
    expect(text).not.toContain('LICENSE');
  });

  test('tells no licence from one that was not collected by neither being there', async () => {
    const api = anApi({ repositories: [aStoredRepository({ licence: null })] });
    expect((await api.client.get(address)).body.licence).toBeNull();
  });
});
