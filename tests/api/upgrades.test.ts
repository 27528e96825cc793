import { describe, expect, test } from 'vitest';
import { administrator } from '../../src/auth/actor.ts';
import { Problem } from '../../src/base/problem.ts';
import { anUpgradeRecord } from '../builders.ts';
import { anApi, aServiceEntry, anUpgradeRun, token } from './an-api.ts';

type Start = NonNullable<NonNullable<Parameters<typeof anApi>[1]>['upgrades']>['start'];
const address = '/api/v1/templates/small/upgrades';

function withUpgrades(start?: Start) {
  const asked: unknown[] = [];
  const api = anApi(
    {},
    {
      upgrades: {
        start: async (order) => {
          asked.push(order);
          return start ? start(order) : anUpgradeRun({ finishedAt: null });
        },
        find: (id) => (id === 'run-1' ? anUpgradeRun() : undefined),
      },
    },
  );
  const send = (body: unknown, given = token) =>
    api.client
      .post(address)
      .set({ Authorization: `Bearer ${given}`, 'Content-Type': 'application/json' })
      .send(body as object);
  return { ...api, asked, send };
}

describe('GET /templates/{id}/services', () => {
  const services = [
    aServiceEntry(),
    aServiceEntry({ id: 'github:2', name: 'by-content', version: null, source: 'content' }),
  ];

  test('says who uses it, how we know, how far behind they are and how upgrades ended', async () => {
    const upgrades = [anUpgradeRecord({ template: 'small', conflicts: 2 })];
    const { status, body } = await anApi({ services, upgrades }).client.get(
      '/api/v1/templates/small/services',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 2, behind: 1, unknown: 1 });
    const items = (body as { items: Record<string, unknown>[] }).items;
    expect(items).toMatchObject([
      { name: 'ward-board', source: 'record', behind: 1, cannotUpgrade: null },
      { name: 'by-content', source: 'content', behind: null, upgrade: null },
    ]);
    expect(items[0]?.['upgrade']).toMatchObject({
      outcome: 'opened',
      conflicts: 2,
      pullRequest: { number: 12 },
    });
    expect(items[1]?.['cannotUpgrade']).toContain('.codehub.yml');
  });

  test('keeps to itself who asked', async () => {
    const upgrades = [anUpgradeRecord({ actor: 'Ada Administrator' })];
    const { text } = await anApi({ services, upgrades }).client.get('/api/v1/templates/small/services');
    expect(text).not.toContain('Ada');
  });

  test('of a template there is none of is not found', async () => {
    expect((await anApi().client.get('/api/v1/templates/other/services')).status).toBe(404);
  });
});

describe('POST /templates/{id}/upgrades', () => {
  test('begins and says where to follow', async () => {
    const api = withUpgrades();
    const { status, headers, body } = await api.send({
      repositories: ['sample-trust/ward-board'],
      dryRun: true,
    });
    expect([status, headers['location'], body.id]).toEqual([202, `${address}/run-1`, 'run-1']);
    expect(headers['cache-control']).toBe('no-store');
    const order = { template: 'small', repositories: ['sample-trust/ward-board'], dryRun: true };
    expect(api.asked).toEqual([{ ...order, by: administrator }]);
  });

  test('takes all that are behind when nothing is sent, for real', async () => {
    const api = withUpgrades();
    expect((await api.send({})).status).toBe(202);
    expect(api.asked).toMatchObject([{ repositories: undefined, dryRun: false }]);
  });

  test('refuses whoever is not the administrator, and begins nothing', async () => {
    const api = withUpgrades();
    expect((await api.send({}, 'wrong')).status).toBe(401);
    expect((await api.client.post(address)).status).toBe(401);
    expect(api.asked).toEqual([]);
  });

  test('is refused with 403 by a hub without a GitHub token, which says so', async () => {
    const { status, body } = await anApi().client.post(address).set('Authorization', `Bearer ${token}`);
    expect(status).toBe(403);
    expect(body.detail).toContain('GITHUB_TOKEN');
  });

  test.each([
    ['no repositories', { repositories: [] }],
    ['a name that is none', { repositories: ['ward-board'] }],
    ['an address', { repositories: ['https://github.com/sample-trust/ward-board'] }],
    ['too many', { repositories: Array.from({ length: 51 }, (_, index) => `a/r${index}`) }],
    ['a field that is unknown', { repository: 'a/b' }],
    ['words for yes', { dryRun: 'yes' }],
  ])('refuses %s', async (_what, body) => {
    const api = withUpgrades();
    expect((await api.send(body)).status).toBe(400);
    expect(api.asked).toEqual([]);
  });

  test('tells why nothing was begun', async () => {
    const faults = ['a/b: It is up to date.'];
    const busy = withUpgrades(() => Promise.reject(new Problem('conflict', 'Others.')));
    const none = withUpgrades(() => Promise.reject(new Problem('invalid', 'None.', { faults })));
    expect((await busy.send({})).status).toBe(409);
    expect((await none.send({})).body).toMatchObject({ status: 400, detail: 'None.', faults });
  });
});

describe('GET /templates/{id}/upgrades/{run}/differences', () => {
  const [service] = anUpgradeRun().services;
  const differences = [{ path: 'app.js', patch: '+1\n' }];
  const run = anUpgradeRun({ services: service ? [{ ...service, differences }] : [] });
  const { client } = anApi({}, { upgrades: { start: async () => run, find: () => run } });
  const repository = `${service?.owner}/${service?.name}`;

  test('tells what would change in one service, which the run itself leaves out', async () => {
    const { status, body } = await client.get(`${address}/run-1/differences`).query({ repository });
    expect([status, body]).toEqual([200, { repository, files: differences }]);
    expect((await client.get(`${address}/run-1`)).text).not.toContain('differences');
  });

  test('finds nothing for a service it did not look at', async () => {
    const { status } = await client.get(`${address}/run-1/differences`).query({ repository: 'a/b' });
    expect(status).toBe(404);
  });
});

describe('GET /templates/{id}/upgrades/{run}', () => {
  test('tells what came of each service, under its own template only', async () => {
    const { client } = withUpgrades();
    const { status, body } = await client.get(`${address}/run-1`);
    expect([status, body]).toEqual([200, anUpgradeRun()]);
    expect((await client.get(`${address}/run-2`)).status).toBe(404);
    expect((await client.get('/api/v1/templates/other/upgrades/run-1')).status).toBe(404);
    expect((await anApi().client.get(`${address}/run-1`)).status).toBe(404);
  });
});
