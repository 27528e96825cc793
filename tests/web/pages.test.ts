import { noLevels } from '../../src/domain/levels.ts';
import { createServer } from 'node:http';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Log } from '../../src/base/log.ts';
import { Problem } from '../../src/base/problem.ts';
import { aHit } from '../search/a-document.ts';
import { noFacetCounts } from '../../src/search/search.ts';
import type { SearchQuery } from '../../src/search/search.ts';
import { createWeb } from '../../src/web/web.ts';
import { aBlob, aHarvestRun, aLicence, aRepository, aVerdict, oidOf } from '../builders.ts';
import {
  aCatalogue,
  anOrganisation,
  aResult,
  emptyStore,
  fakeTools,
  noOutcomes,
  noStatuses,
  policies,
  stored,
} from './fake-tools.ts';
import { samplePages, sampleTools, withdrawn } from './sample-site.ts';

const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`;

describe('every page', () => {
  const sample = createWeb(sampleTools());
  const empty = createWeb(fakeTools());

  test.each(Object.entries(samplePages))(
    '%s answers with one h1, a title and a strict policy',
    async (name, path) => {
      const answer = await request(sample).get(path).set('Accept', 'text/html');
      expect(answer.status).toBe(name.endsWith('missing') ? 404 : name === 'tombstone' ? 410 : 200);
      expect(answer.text.match(/<h1/g)).toHaveLength(1);
      expect(answer.text).toMatch(/<title>(?:.+ - )?Open Code Hub<\/title>/);
      expect(answer.text).not.toMatch(
        /\sstyle=|<script(?! type="module" src=| type="application\/ld\+json">\{)|\son\w+=|undefined|NaN|\[object/,
      );
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
      expect(answer.headers['content-security-policy']).not.toContain('unsafe');
      expect(answer.headers['x-powered-by']).toBeUndefined();
    },
  );

  test.each([
    '/',
    '/search',
    '/organisations',
    '/organisations/sample-trust',
    '/compliance',
    '/policies',
    '/policies/compare',
    '/licences',
    '/harvests',
    '/about',
    '/checks/has-licence',
    '/templates',
    '/reuse/new?q=beds',
  ])('%s stands when nothing has been harvested', async (path) => {
    const answer = await request(empty).get(path).set('Accept', 'text/html');
    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  test.each([
    '/search?q[a]=1&page[]=2',
    '/search?page=99999999999999999999',
    '/search?page=-1&perPage=0&sort=evil',
    '/search?status=evil&language=&topic=%00',
    `/search?q=${'a'.repeat(5000)}`,
    '/checks/has-licence?page=1e9&outcome=evil&policy=evil&organisation=evil',
    '/harvests?page=%F0%9F%92%A9',
    '/organisations?type=__proto__',
    '/compliance?order=constructor',
    '/search?__proto__=x&q=x&q=y',
    '/templates/nhs-prototype/start?q[a]=1&q=%00x',
    '/templates/nhs-prototype/start/questions?q=x&q=y&__proto__=z',
    '/reuse/new?q=x&considered=__proto__&decision[]=evil&perPage=100000&by=evil&template=../..',
  ])('%s is answered as a page, whatever its parameters', async (path) => {
    const answer = await request(sample).get(path).set('Accept', 'text/html');
    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  test.each([
    '/compliance?policy=toString',
    '/licences?organisation=__proto__',
    '/licences?organisation=nope',
  ])('%s is not answered with the figures of everything', async (path) => {
    expect((await request(sample).get(path)).status).toBe(404);
  });

  test.each([
    '/repositories/a/b',
    '/organisations/nobody',
    '/policies/none',
    '/policies/compare?one=none',
    '/checks/none',
    '/checks/__proto__',
    '/harvests/none',
    '/.env',
    '/templates/none',
    '/templates/__proto__',
    '/templates/none/start',
    '/templates/_common/start/questions',
    '/reuse/none',
    '/reuse/..%2f..%2fetc',
    '/assets/x/../../package.json',
    '/repositories/..%2f..%2fetc/passwd',
  ])('%s is not found', async (path) => {
    expect((await request(sample).get(path).set('Accept', 'text/html')).status).toBe(404);
  });
});

describe('hostile names', () => {
  const evidence = {
    id: 'github:1',
    owner: 'sample-trust',
    name: attack,
    description: attack,
    language: attack,
    topics: [attack],
    homepage: 'javascript:alert(1)',
    url: 'javascript:alert(1)',
    parent: attack,
    fork: true,
    defaultBranch: attack,
  };
  const repository = stored(
    aRepository({
      evidence,
      licence: aLicence({
        spdx: attack,
        decidedBy: attack,
        disagreements: [attack],
        declared: [{ path: attack, spdx: null, raw: attack }],
      }),
      ...aVerdict([{ check: attack, outcome: 'unmet', because: attack }], {
        policy: attack,
        version: attack,
      }),
    }),
  );
  const organisation = anOrganisation({
    name: attack,
    parent: attack,
    predecessors: [attack],
    homepage: 'javascript:alert(1)',
  });
  const item = {
    id: '1',
    fullName: attack,
    owner: attack,
    name: attack,
    url: 'javascript:alert(1)',
    description: attack,
    language: attack,
    topics: [attack],
    licence: { spdx: attack, confidence: 1 },
    status: 'open',
    archived: false,
    fork: false,
    template: false,
    stars: 0,
    pushedAt: null,
  } as const;
  const app = createWeb(
    fakeTools({
      catalogue: () =>
        aCatalogue({
          title: attack,
          brand: attack,
          contact: `javascript:alert(1)`,
          organisations: [organisation],
        }),
      search: {
        position: async () => 1,
        search: async () =>
          aResult([{ ...item, topics: [] }], {
            corrected: attack,
            items: [
              aHit(
                { ...item, topics: [] },
                {
                  highlights: { name: [{ text: attack, hit: true }], readme: [{ text: attack, hit: false }] },
                },
              ),
            ],
            suggestion: attack,
            messages: [attack],
            nearest: { text: attack, total: 1, without: null },
            facets: {
              ...noFacetCounts(),
              organisation: [{ value: attack, count: 1 }],
              language: [{ value: attack, count: 1 }],
              status: [{ value: attack, count: 1 }],
              nation: [{ value: attack, count: 1 }],
            },
          }),
      },
      store: emptyStore({
        findRepository: async () => repository,
        events: async () => [{ at: attack, kind: 'renamed', detail: attack }],
        recentEvents: async () => [
          { at: attack, kind: 'found', detail: attack, owner: attack, name: attack, organisation: attack },
        ],
        readBlobs: async () => new Map([[oidOf('# Ward board\n'), aBlob({ text: attack })]]),
        compliance: async () => ({
          organisations: [
            {
              organisation: attack,
              repositories: 1,
              statuses: noStatuses({ open: 1 }),
              levels: noLevels(),
              listedAt: attack,
            },
          ],
          checks: [{ policy: policies[0]?.id ?? '', check: attack, outcomes: noOutcomes({ unmet: 1 }) }],
          levels: [],
        }),
        findings: async () => ({
          total: 1,
          rows: [{ owner: attack, name: attack, organisation: attack, because: attack, outcome: 'unmet' }],
        }),
        licences: async () => [{ spdx: attack, repositories: 1 }],
        harvests: async () => ({
          total: 1,
          runs: [
            aHarvestRun({
              id: attack,
              state: 'failed',
              faults: [{ at: attack, subject: 'sample-trust', kind: attack, message: attack }],
            }),
          ],
        }),
        findHarvest: async () =>
          aHarvestRun({
            usage: { requests: { [attack]: 1 }, points: 0, bytes: 1, waitedMs: 0, retries: 0 },
            organisations: [{ login: attack, state: 'failed', seen: 0, total: null }],
          }),
      }),
    }),
  );

  test.each([
    '/',
    `/search?q=${encodeURIComponent(attack)}&topic=${encodeURIComponent(attack)}`,
    '/repositories/a/b',
    '/organisations',
    '/organisations/sample-trust',
    '/compliance',
    '/checks/has-licence',
    '/licences',
    '/harvests',
    '/harvests/x',
    '/about',
    '/accessibility',
    `/policies/${encodeURIComponent(attack)}`,
  ])('stay text on %s', async (path) => {
    const { text, status } = await request(app).get(path).set('Accept', 'text/html');
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/<script>|<img|href="javascript:/);
  });
});

describe('a repository', () => {
  test('that is private has no page, though the store knows it', async () => {
    const hidden = stored(aRepository({ evidence: { visibility: 'private' } }));
    const app = createWeb(fakeTools({ store: emptyStore({ findRepository: async () => hidden }) }));
    const answer = await request(app).get('/repositories/sample-trust/ward-board').set('Accept', 'text/html');
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('beds');
  });

  test('that was withdrawn leaves a tombstone without its description, README or checks', async () => {
    const answer = await request(createWeb(sampleTools())).get('/repositories/sample-trust/gone');
    expect(answer.status).toBe(410);
    expect(answer.text).toContain('no longer public');
    expect(answer.text).not.toContain(withdrawn.evidence.description);
    expect(answer.text).not.toContain('git clone');
  });

  test('that was renamed leads to its present name', async () => {
    const answer = await request(createWeb(sampleTools())).get('/repositories/sample-trust/old');
    expect(answer.status).toBe(301);
    expect(answer.headers['location']).toBe('/repositories/sample-trust/ward-board');
  });

  test('with a name of dots is linked by an address that browsers leave alone', async () => {
    const renamed = { owner: 'nhs', name: '..' };
    const findRepository = async (owner: string) =>
      owner === 'nhs' ? stored(aRepository({ evidence: renamed })) : undefined;
    const store = emptyStore({ findRepository, findRenamed: async () => renamed });
    const app = createWeb(fakeTools({ store }));
    expect((await request(app).get('/repositories/a/b')).headers['location']).toBe(
      '/repositories/nhs/%2E%2E',
    );
  });
});

describe('search', () => {
  test('asks the engine exactly what the address says', async () => {
    const asked: SearchQuery[] = [];
    const search = async (query: SearchQuery) => (asked.push(query), aResult([]));
    const app = createWeb(fakeTools({ search: { search, position: async () => 1 } }));
    await request(app).get('/search?q=beds&topic=nhs&topic=fhir&licence=none&sort=stars&page=3&perPage=50');
    await request(app).get('/search');
    expect(asked).toEqual([
      {
        text: 'beds',
        filters: { ...noFacetCounts(), licence: ['none'], topic: ['nhs', 'fhir'] },
        sort: 'stars',
        page: 3,
        perPage: 50,
      },
      expect.objectContaining({ text: '', sort: 'updated', page: 1, perPage: 20 }),
    ]);
  });
});

describe('failures', () => {
  const failing = (error: Error, log?: Partial<Log>) =>
    createWeb(
      fakeTools({
        store: emptyStore({
          licences: () => Promise.reject(error),
          lastCompleteHarvest: () => Promise.reject(error),
        }),
        ...(log && { log: { debug() {}, info() {}, warn() {}, error() {}, ...log } }),
      }),
    );

  test('of our own show nothing of the inside, and a reference that is in the log', async () => {
    const logged: Record<string, unknown>[] = [];
    const app = failing(new Error('SQLITE_BUSY at /srv/hub.sqlite'), {
      error: (details) => logged.push(details),
    });
    const answer = await request(app).get('/licences').set('Accept', 'text/html');
    expect(answer.status).toBe(500);
    expect(answer.text).not.toMatch(/SQLITE|srv|at .*\.ts/);
    expect(answer.text).toContain(String(logged[0]?.['reference']));
    expect(answer.headers['x-request-id']).toBe(logged[0]?.['reference']);
  });

  test('are problem+json for those who do not ask for a page', async () => {
    const problem = new Problem('rate-limited', 'Try later.', { faults: ['one'] });
    const answer = await request(failing(problem)).get('/licences').set('Accept', 'application/json');
    expect(answer.status).toBe(503);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(answer.text)).toMatchObject({
      title: problem.title,
      detail: 'Try later.',
      faults: ['one'],
    });
  });

  test('an address with a wrong escape is the asker’s fault', async () => {
    expect((await request(createWeb(fakeTools())).get('/organisations/%E0%A4%A')).status).toBe(400);
  });

  test('pages cannot be posted to', async () => {
    expect((await request(createWeb(fakeTools())).post('/search')).status).toBe(405);
  });

  test('the server is not ready when the store cannot be read, and lives all the same', async () => {
    const app = failing(new Error('locked'));
    expect((await request(app).get('/health/ready')).status).toBe(503);
    expect((await request(app).get('/health/live')).body).toMatchObject({ ok: true });
  });

  test('ready says how old the newest complete harvest is, in seconds', async () => {
    const store = emptyStore({ lastCompleteHarvest: async () => '2026-11-23T16:31:00Z' });
    const { body } = await request(createWeb(fakeTools({ store }))).get('/health/ready');
    expect(body).toMatchObject({ ok: true, harvestedAt: '2026-11-23T16:31:00Z', harvestAgeSeconds: 60 });
  });
});

describe('the server', () => {
  test('logs method, path and status, and never the query or a header', async () => {
    const lines: unknown[] = [];
    const write = (details: Record<string, unknown>) => void lines.push(details);
    const app = createWeb(fakeTools({ log: { debug: write, info: write, warn: write, error: write } }));
    await request(app).get('/search?q=hush').set('Authorization', 'Bearer hush').set('Cookie', 'a=hush');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ method: 'GET', path: '/search', status: 200 });
    expect(JSON.stringify(lines)).not.toContain('hush');
  });

  test('limits each client, but not its health', async () => {
    const app = createServer(createWeb(fakeTools({ requestsPerMinute: 2 })));
    const statuses = [];
    for (let index = 0; index < 3; index += 1) {
      statuses.push((await request(app).get('/').set('X-Forwarded-For', `10.0.0.${index}`)).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    expect((await request(app).get('/health/live')).status).toBe(200);
    expect((await request(app).get('/api/v1/things')).headers['content-type']).toContain('problem+json');
  });

  test('believes only its own proxy about who asks', async () => {
    const proxies = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
    const app = createServer(createWeb(fakeTools({ requestsPerMinute: 1, proxies })));
    const ask = async (from: string) => (await request(app).get('/').set('X-Forwarded-For', from)).status;
    expect([await ask('10.0.0.1'), await ask('10.0.0.2'), await ask('10.0.0.1')]).toEqual([200, 200, 429]);
  });

  test('answers again with 304 when nothing has changed, and compresses', async () => {
    const app = createWeb(sampleTools());
    const first = await request(app).get('/search').set('Accept-Encoding', 'gzip');
    expect(first.headers['content-encoding']).toBe('gzip');
    const again = await request(app).get('/search').set('If-None-Match', String(first.headers['etag']));
    expect(again.status).toBe(304);
  });

  test('keeps assets for ever at an address of their content, and loads no typeface', async () => {
    const app = createWeb(fakeTools());
    const { text } = await request(app).get('/');
    const links = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links).toHaveLength(4);
    for (const link of links) {
      const asset = await request(app).get(link);
      expect(asset.status).toBe(200);
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(asset.text ?? '').not.toMatch(/url\(["']?https?:|@font-face/);
    }
  });

  test('gives the API its place', async () => {
    expect((await request(createWeb(fakeTools())).get('/api/v1/things')).body).toEqual({ thing: true });
  });
});
