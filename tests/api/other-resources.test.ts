import { describe, expect, test } from 'vitest';
import { anApi, catalogue, countsOf, organisation } from './an-api.ts';
import { aHarvestRun } from '../builders.ts';

describe('GET /organisations', () => {
  test('answers every organisation of the catalogue with its counts and their age', async () => {
    const { body } = await anApi().client.get('/api/v1/organisations');
    expect(body).toMatchObject({
      total: 1,
      items: [{ login: 'Sample-Trust', nation: 'England', bodyType: 'trust', homepage: null }],
    });
    expect(body.items[0]).toMatchObject({
      repositories: 3,
      statuses: countsOf({ open: 2, withdrawn: 1 }),
      listedAt: '2026-11-23T06:00:00.000Z',
    });
  });

  test('answers one, whatever the case of its login', async () => {
    const { client, asked } = anApi();
    expect((await client.get('/api/v1/organisations/SAMPLE-TRUST')).body).toMatchObject({
      name: 'Sample NHS Trust',
      repositories: 3,
    });
    expect(asked.compliance).toEqual([{ organisation: ['sample-trust'] }]);
  });

  test('counts nothing for one that was never harvested', async () => {
    const organisations = [{ ...organisation, login: 'New-Trust' }];
    const { client } = anApi({}, { catalogue: () => ({ ...catalogue, organisations }) });
    expect((await client.get('/api/v1/organisations')).body.items[0]).toMatchObject({
      repositories: 0,
      statuses: countsOf({}),
      listedAt: null,
    });
    expect((await client.get('/api/v1/organisations/sample-trust')).status).toBe(404);
  });
});

describe('GET /compliance', () => {
  test('answers counts by organisation, check and outcome', async () => {
    const { body } = await anApi().client.get('/api/v1/compliance');
    expect(body).toMatchObject({
      policy: null,
      organisation: null,
      organisations: [{ organisation: 'sample-trust', repositories: 3 }],
    });
    expect(body.checks).toEqual([
      {
        policy: 'sample-policy',
        check: 'has-licence',
        title: 'Has a licence',
        force: 'mandatory',
        outcomes: expect.objectContaining({ met: 2, unmet: 0 }),
      },
    ]);
  });

  test('leaves out what is stored of organisations that are no longer in the catalogue', async () => {
    const { client } = anApi({}, { catalogue: () => ({ ...catalogue, organisations: [] }) });
    expect((await client.get('/api/v1/compliance')).body.organisations).toEqual([]);
  });

  test('passes on what was asked', async () => {
    const { client, asked } = anApi();
    await client.get('/api/v1/compliance?policy=sample-policy&organisation=Sample-Trust');
    await client.get('/api/v1/compliance/history?organisation=Sample-Trust&days=7');
    await client.get('/api/v1/compliance/history');
    expect(asked.compliance).toEqual([{ policy: 'sample-policy', organisation: ['sample-trust'] }]);
    expect(asked.history).toEqual([
      { organisation: ['sample-trust'], days: 7 },
      { organisation: ['sample-trust', 'git-folk'], days: 90 },
    ]);
  });

  test.each([
    ['?policy=nobody', 'policy: nobody is not one of sample-policy.'],
    ['?organisation=nobody', 'organisation: nobody is not in the catalogue of this hub.'],
    ['/history?organisation=nobody', 'organisation: nobody is not in the catalogue of this hub.'],
    ['/history?days=0', 'days must be at least 1.'],
  ])('refuses %s', async (asked, detail) => {
    expect((await anApi().client.get(`/api/v1/compliance${asked}`)).body).toMatchObject({
      status: 400,
      detail,
    });
  });
});

describe('GET /policies', () => {
  test('lists them, and tells one with the words of its checks', async () => {
    const { client } = anApi();
    expect((await client.get('/api/v1/policies')).body).toMatchObject({
      total: 1,
      items: [{ id: 'sample-policy', checks: 1 }],
    });
    expect((await client.get('/api/v1/policies/sample-policy')).body.clauses).toEqual([
      {
        check: 'has-licence',
        title: 'Has a licence',
        why: expect.any(String),
        fix: expect.any(String),
        force: 'mandatory',
        clause: '4c',
        text: 'There is a licence.',
      },
    ]);
    expect((await client.get('/api/v1/policies/other')).status).toBe(404);
  });
});

describe('GET /harvests', () => {
  test('lists them in short, and tells one whole', async () => {
    const fault = {
      at: '2026-11-23T06:01:00.000Z',
      subject: 'sample-trust',
      kind: 'unreachable',
      message: 'No answer.',
    };
    const { client } = anApi({ runs: [aHarvestRun({ faults: [fault] }), aHarvestRun({ id: 'run-0' })] });
    const { body } = await client.get('/api/v1/harvests?perPage=1');
    expect(body).toMatchObject({ total: 2, perPage: 1, items: [{ id: 'run-1', faultCount: 1 }] });
    expect(body.items[0]).not.toHaveProperty('faults');
    expect((await client.get('/api/v1/harvests/run-1')).body).toMatchObject({
      faults: [fault],
      organisations: [{ login: 'sample-trust' }],
    });
    expect((await client.get('/api/v1/harvests/run-9')).status).toBe(404);
  });

  test('tells the run in progress as it is now, not as it was last saved', async () => {
    const current = aHarvestRun({ state: 'running', finishedAt: null });
    const { body, headers } = await anApi({ current }).client.get('/api/v1/harvests/run-1');
    expect(body.state).toBe('running');
    expect(headers['cache-control']).toBe('public, max-age=5');
  });
});
