import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { aHarvestRun, anUpgradeRecord } from '../builders.ts';
import { anApi, aServiceEntry, aStoredRepository, anUpgradeRun, token } from './an-api.ts';

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; schema: unknown }[];
  responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }>;
}

interface Described {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

const described = (await anApi().client.get('/api/v1/openapi.json')).body as Described;

/** The described answer as a schema that also refuses what is not described. */
function answerSchema(path: string, method: string, status: number): z.ZodType {
  const content =
    described.paths[path]?.[method]?.responses[status]?.content ?? expect.fail(`${method} ${path} ${status}`);
  const [{ schema } = expect.fail()] = Object.values(content);
  const whole = JSON.stringify({ ...schema, $defs: described.components.schemas });
  return z.fromJSONSchema(closed(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/'))) as never);
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  const open = 'properties' in schema && !('additionalProperties' in schema);
  return { ...Object.fromEntries(entries), ...(open && { additionalProperties: false }) };
}

const events = [{ at: '2026-11-01T00:00:00.000Z', kind: 'found' as const, detail: '' }];
const fault = {
  at: '2026-11-23T06:01:00.000Z',
  subject: 'sample-trust',
  kind: 'unreachable',
  message: 'No answer.',
};
const runs = [
  aHarvestRun({
    faults: [fault],
    usage: { requests: { rest: 2 }, points: 1, bytes: 9, waitedMs: 0.5, retries: 0 },
  }),
];
const withdrawn = {
  repositories: [aStoredRepository({ withdrawnAt: '2026-05-11T00:00:00.000Z', status: 'withdrawn' })],
};

const lagging = {
  services: [
    aServiceEntry(),
    aServiceEntry({ id: 'github:2', name: 'other', version: null, source: 'content' }),
  ],
  upgrades: [anUpgradeRecord({ outcome: 'failed', pullRequest: null, message: 'No answer.' })],
};

describe('openapi.json', () => {
  test('says what it is', () => {
    expect(described).toMatchObject({ openapi: '3.1.0', info: { title: 'Sample hub', version: '1.2.3' } });
    const ids = Object.values(described.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('describes what the contract promises', () => {
    expect(
      Object.entries(described.paths).map(([path, methods]) => `${Object.keys(methods).join()} ${path}`),
    ).toEqual([
      'get /repositories',
      'get /repositories/{owner}/{name}',
      'get /repositories/{owner}/{name}/similar',
      'get /compare',
      'get /collections',
      'get /collections/{id}',
      'get /software',
      'get /suggest',
      'get /repositories/{owner}/{name}/dependencies',
      'get /repositories/{owner}/{name}/dependents',
      'get /dependents',
      'post /repositories/{owner}/{name}/look',
      'get /repositories/{owner}/{name}/mending',
      'post /repositories/{owner}/{name}/mending/pull-request',
      'get /repositories/{owner}/{name}/sbom',
      'get /organisations/{login}/sbom',
      'get /organisations',
      'get /organisations/{login}',
      'get /organisations/{login}/report',
      'get /compliance',
      'get /compliance/history',
      'get /compliance/checks',
      'get /compliance/attention',
      'get /compliance/checks/history',
      'get /checks/{id}',
      'get /licences',
      'get /events',
      'get /history/public',
      'get,post /decisions',
      'get /decisions/all',
      'delete /decisions/{id}',
      'get,post /webhooks',
      'delete /webhooks/{id}',
      'post /webhooks/{id}/test',
      'post /webhooks/{id}/switch',
      'get /administration',
      'get /policies/compare',
      'get /policies',
      'get /policies/{id}',
      'get /learning-path',
      'get /digest',
      'get /templates',
      'get /templates/{id}',
      'post /templates/{id}/render',
      'post /repositories/{owner}/{name}/render',
      'get /templates/{id}/changes',
      'get /templates/{id}/services',
      'get /upgrade-schedule',
      'post /templates/{id}/upgrades',
      'get /templates/{id}/upgrades/{run}',
      'get /templates/{id}/upgrades/{run}/differences',
      'get,post /harvests',
      'get /harvests/{id}',
      'delete /reuse-records/{id}',
      'get /repositories/{owner}/{name}/mend',
      'get /compliance/map',
      'get /history',
      'get /learn',
    ]);
    const names = described.paths['/repositories']?.['get']?.parameters.map(({ name }) => name);
    expect(names).toEqual([
      'q',
      'organisation',
      'language',
      'licence',
      'status',
      'level',
      'topic',
      'standard',
      'nation',
      'body',
      'kind',
      'changed',
      'collection',
      'sort',
      'explain',
      'page',
      'perPage',
    ]);
  });

  test('holds no reference to nothing', () => {
    for (const [, name] of JSON.stringify(described).matchAll(/"#\/components\/schemas\/([^"]*)"/g)) {
      expect(Object.keys(described.components.schemas)).toContain(name);
    }
  });

  test.each([
    ['/repositories', '/repositories?q=ward', 200, {}],
    ['/repositories', '/repositories?page=0', 400, {}],
    ['/repositories/{owner}/{name}', '/repositories/sample-trust/ward-board', 200, { events }],
    ['/repositories/{owner}/{name}', '/repositories/sample-trust/ward-board', 200, withdrawn],
    ['/repositories/{owner}/{name}', '/repositories/sample-trust/other', 404, {}],
    [
      '/repositories/{owner}/{name}/similar',
      '/repositories/sample-trust/ward-board/similar?limit=3',
      200,
      {},
    ],
    ['/suggest', '/suggest?q=ward', 200, {}],
    ['/collections', '/collections', 200, {}],
    ['/collections/{id}', '/collections/analyst-code', 200, {}],
    ['/software', '/software', 200, {}],
    ['/organisations', '/organisations', 200, {}],
    ['/organisations/{login}', '/organisations/sample-trust', 200, {}],
    ['/compliance', '/compliance', 200, {}],
    ['/compliance/history', '/compliance/history', 200, {}],
    ['/policies', '/policies', 200, {}],
    ['/policies/{id}', '/policies/sample-policy', 200, {}],
    ['/templates', '/templates', 200, {}],
    ['/templates/{id}', '/templates/small', 200, {}],
    ['/templates/{id}', '/templates/other', 404, {}],
    ['/templates/{id}/services', '/templates/small/services', 200, lagging],
    ['/harvests', '/harvests', 200, { runs }],
    ['/harvests/{id}', '/harvests/run-1', 200, { runs }],
  ])('describes the answer to %s (%s, %i) to the field', async (path, address, status, world) => {
    const answer = await anApi(world).client.get(`/api/v1${address}`);
    expect(answer.status).toBe(status);
    const parsed = answerSchema(path, 'get', status).safeParse(answer.body);
    expect(parsed.error?.issues).toBeUndefined();
  });

  test('describes the start of a harvest', async () => {
    const started = await anApi().client.post('/api/v1/harvests').set('Authorization', `Bearer ${token}`);
    expect(answerSchema('/harvests', 'post', 202).safeParse(started.body).success).toBe(true);
    const refused = await anApi().client.post('/api/v1/harvests');
    expect(answerSchema('/harvests', 'post', 401).safeParse(refused.body).success).toBe(true);
  });

  test('describes upgrades, at their start and later', async () => {
    const upgrades = { start: async () => anUpgradeRun({ finishedAt: null }), find: () => anUpgradeRun() };
    const { client } = anApi({}, { upgrades });
    const address = '/api/v1/templates/small/upgrades';
    const started = await client.post(address).set('Authorization', `Bearer ${token}`);
    const path = '/templates/{id}/upgrades';
    expect(answerSchema(path, 'post', 202).safeParse(started.body).error).toBeUndefined();
    const { body } = await client.get(`${address}/run-1`);
    expect(answerSchema(`${path}/{run}`, 'get', 200).safeParse(body).error).toBeUndefined();
  });

  test('would notice a field that is missing, new or of another kind', async () => {
    const schema = answerSchema('/repositories', 'get', 200);
    const { body } = await anApi().client.get('/api/v1/repositories');
    const { total, ...rest } = body as { total: number };
    expect(schema.safeParse(rest).success).toBe(false);
    expect(schema.safeParse({ ...rest, total: String(total) }).success).toBe(false);
    expect(schema.safeParse({ ...rest, total, colour: 'red' }).success).toBe(false);
  });
});
