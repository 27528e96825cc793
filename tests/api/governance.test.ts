import { describe, expect, test } from 'vitest';
import { aRepository } from '../builders.ts';
import { aPublicStore } from '../a-public-store.ts';
import { anApi, aStoredRepository, catalogue, organisation } from './an-api.ts';

const elsewhere = { ...organisation, login: 'Other-Board', nation: 'Scotland' as const };
const twoNations = () => ({ ...catalogue, organisations: [organisation, elsewhere] });

describe('GET /checks/{id}', () => {
  const found = {
    ...{ owner: 'sample-trust', name: 'ward-board', organisation: 'sample-trust', because: 'There is none.' },
    ...{ outcome: 'unmet' as const, since: '2026-11-01T00:00:00Z' },
  };
  function checkApi() {
    const asked: unknown[] = [];
    const store = aPublicStore(
      {
        async findings(query) {
          asked.push(query);
          return { total: 41, rows: [found] };
        },
        findRepository: async () => aStoredRepository(),
      },
      twoNations,
    );
    return { ...anApi({}, { store, catalogue: twoNations }), findings: asked };
  }

  test('answers what its page shows: words, lesson, example and repositories', async () => {
    const { body, headers } = await checkApi().client.get('/api/v1/checks/has-licence');
    expect(body).toMatchObject({
      ...{ id: 'has-licence', policy: 'sample-policy', total: 41, page: 1 },
      lesson: { time: 'minutes' },
      policies: [{ policy: 'sample-policy', force: 'mandatory', clause: '4c' }],
      example: { repository: 'sample-trust/ward-board', proof: 'LICENSE' },
    });
    expect(body.items).toEqual([
      {
        ...{ repository: 'sample-trust/ward-board', organisation: 'sample-trust', body: 'Sample NHS Trust' },
        ...{ bodyType: 'trust', nation: 'England', outcome: 'unmet', because: 'There is none.' },
        since: '2026-11-01T00:00:00Z',
      },
    ]);
    expect(headers['link']).toContain('rel="next"');
  });

  test.each([
    ['', ['sample-trust', 'other-board', 'git-folk']],
    ['nation=Scotland', ['other-board']],
    ['nation=Scotland&organisation=sample-trust', []],
    ['organisation=SAMPLE-TRUST', ['sample-trust']],
  ])('“%s” narrows it to %j', async (query, organisations) => {
    const { client, findings } = checkApi();
    await client.get(`/api/v1/checks/has-licence?outcome=any&page=2&${query}`);
    expect(findings[0]).toMatchObject({ organisation: organisations, limit: 20, offset: 20 });
    expect(findings[0]).not.toHaveProperty('outcome');
  });

  test.each([
    ['none', 404],
    ['has-licence?policy=none', 400],
    ['has-licence?organisation=none', 400],
  ])('%s is refused with %d', async (path, status) => {
    expect((await checkApi().client.get(`/api/v1/checks/${path}`)).status).toBe(status);
  });
});

test('GET /compliance is narrowed by nation and kind of body, as its page is', async () => {
  const { client, asked } = anApi({}, { catalogue: twoNations });
  await client.get('/api/v1/compliance?nation=England&bodyType=trust');
  expect(asked.compliance).toEqual([{ organisation: ['sample-trust'] }]);
});

describe('GET /digest', () => {
  test.each([
    ['', '2026-11-16', '2026-11-22'],
    ['?on=2026-11-15', '2026-11-09', '2026-11-15'],
    ['?on=2026-11-09', '2026-11-09', '2026-11-15'],
  ])('%s is the week from %s to %s', async (query, from, to) => {
    const { body } = await anApi().client.get(`/api/v1/digest${query}`);
    expect(body).toMatchObject({ from, to, quiet: true, worse: { total: 0, items: [] } });
  });

  test('refuses what is no day', async () => {
    expect((await anApi().client.get('/api/v1/digest?on=2026-02-30')).status).toBe(400);
  });
});

test('GET /learn says how far a repository has come', async () => {
  const repositories = [
    aStoredRepository({
      ...aRepository(),
      findings: [{ check: 'has-licence', outcome: 'met', because: 'MIT.' }],
    }),
  ];
  const { body } = await anApi({ repositories }).client.get(
    '/api/v1/learn?repository=sample-trust/ward-board',
  );
  const { stages } = body as { stages: { lessons: unknown[] }[] };
  const lessons = stages.flatMap((stage) => stage.lessons);
  expect(lessons).toContainEqual(expect.objectContaining({ check: 'has-licence', outcome: 'met' }));
  expect(lessons).toContainEqual(expect.objectContaining({ check: 'gitignore', outcome: null }));
});

test('GET /policies/compare tells clauses side by side', async () => {
  const { body } = await anApi().client.get('/api/v1/policies/compare?one=sample-policy&other=sample-policy');
  expect(body.checks).toMatchObject([
    { check: 'has-licence', comparison: 'alike', one: { force: 'mandatory', clause: '4c' } },
  ]);
  expect((await anApi().client.get('/api/v1/policies/compare?one=a&other=b')).status).toBe(400);
});

test('GET /licences counts those of an organisation', async () => {
  const store = aPublicStore({ licences: async () => [{ spdx: null, repositories: 2 }] }, () => catalogue);
  const { body } = await anApi({}, { store }).client.get('/api/v1/licences?organisation=sample-trust');
  expect(body).toEqual({ organisation: 'sample-trust', items: [{ spdx: null, repositories: 2 }] });
});
