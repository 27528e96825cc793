import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unzipSync } from 'fflate';
import { chromium } from 'playwright-core';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../../src/base/log.ts';
import { Problem } from '../../../src/base/problem.ts';
import type { Repository } from '../../../src/domain/repository.ts';
import type { ReadRepository } from '../../../src/domain/template-repository.ts';
import { createWeb, serveWeb, type WebDependencies } from '../../../src/web/web.ts';
import { aLicence, anAssessment, aRepository } from '../../builders.ts';
import { aResult, emptyStore, fakeTools, policies, stored } from '../fake-tools.ts';
import { patienceMs } from '../in-browser.ts';

const head = 'a'.repeat(40);
const url = 'https://github.com/sample-trust/starter';
const path = '/templates/repositories/sample-trust/starter';

function aTemplate(evidence: object = {}, overrides: object = {}): Repository {
  const assessments = policies.map(({ id, version }) => anAssessment({ policy: id, version }));
  const facts = { name: 'starter', url, head, template: true, stars: 1234, ...evidence };
  return stored(aRepository({ evidence: facts, assessments, licence: aLicence(), ...overrides }));
}

function aService(name: string, version: string | null, archived = false) {
  const source = version === null ? ('forge' as const) : ('record' as const);
  const place = { id: name, owner: 'sample-trust', name, organisation: 'sample-trust' };
  return { ...place, template: 'sample-trust/starter', version, source, archived, pushedAt: null };
}

/** A hub with this repository, and what was read of it. */
function aHub(repository: Repository | undefined, overrides: Partial<WebDependencies> = {}) {
  const places: unknown[] = [];
  const readRepository: ReadRepository = async (place) => {
    places.push(place);
    const file = { content: Buffer.from('#!/bin/sh\n'), kind: 'executable' as const };
    return { from: place.address, head, files: new Map([['start', file]]), submodules: [], unnameable: [] };
  };
  const asked: unknown[] = [];
  const store = emptyStore({
    findRepository: async (_owner, name) => (name === 'starter' ? repository : undefined),
    findRenamed: async (_owner, name) =>
      name === 'old' ? { owner: 'sample-trust', name: 'starter' } : undefined,
    async services(query) {
      asked.push(query);
      return [aService('new', head), aService('late', 'b'.repeat(40)), aService('plain', null, true)];
    },
  });
  const tools = fakeTools({ store, readRepository, ...overrides });
  return { client: request(createWeb(tools)), tools, places, asked };
}

const anItem = {
  ...{ description: null, language: null, topics: [], licence: null, status: 'open' as const },
  ...{ archived: false, fork: false, template: true, stars: 1, pushedAt: null },
};

const fromHere = { 'Sec-Fetch-Site': 'same-origin' };

describe('the page of a template repository', () => {
  test('says what it is, how to start, and who did', async () => {
    const { client, asked } = aHub(aTemplate());
    const { status, text } = await client.get(path);
    expect(status).toBe(200);
    expect(asked).toEqual([{ template: 'sample-trust/starter' }]);
    for (const words of [
      'MIT',
      '1,234',
      'aaaaaaaaaaaa',
      `npx @open-code-hub/cli new ${url} my-service`,
      `${url}/generate`,
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('hub-warning');
    const rows = text.match(/<tr role="row" class="nhsuk-table__row">[^]*?<\/tr>/g) ?? [];
    expect(rows.map((row) => /Up to date <\/span>\s*<span class="hub-cell">([^<]*)/.exec(row)?.[1])).toEqual([
      'Up to date',
      'Out of date: the template has changed',
      'Not known: it has no record of the commit it started from',
    ]);
  });

  test.each([
    ['has none', { licence: null }, 'No licence means no permission'],
    ['is not known', { licence: undefined }, 'We do not know if this repository has a licence'],
    ['is not recognised', { licence: aLicence({ spdx: 'NOASSERTION' }) }, 'do not recognise'],
    [
      'is not open source',
      { licence: aLicence({ spdx: 'CC-BY-NC-4.0', classes: { ...aLicence().classes, osiApproved: false } }) },
      'CC-BY-NC-4.0) is not approved as open source',
    ],
  ])('warns where the licence %s', async (_what, overrides, words) => {
    const { text } = await aHub(aTemplate({}, overrides)).client.get(path);
    expect(text).toMatch(/hub-warning/);
    expect(text).toContain(words);
  });

  test.each([
    ['no template', aTemplate({ template: false })],
    ['empty', aTemplate({ empty: true })],
    ['not public', aTemplate({ visibility: 'internal' })],
    ['withdrawn', { ...aTemplate(), withdrawnAt: '2026-11-01T00:00:00Z' }],
    ['not there', undefined],
  ])('is not there for a repository that is %s, nor is a download', async (_what, repository) => {
    const { client, places } = aHub(repository);
    expect((await client.get(path)).status).toBe(404);
    expect((await client.post(`${path}/download`).set(fromHere)).status).toBeGreaterThanOrEqual(404);
    expect(places).toEqual([]);
  });

  test('leads on from an old name, and is led to from the list of templates', async () => {
    const { evidence } = aTemplate();
    const { id, owner, name, url: at } = evidence;
    const item = { ...anItem, id, owner, name, url: at, fullName: 'sample-trust/starter' };
    const search = { search: async () => aResult([item]), position: async () => 0 };
    const { text } = await aHub(undefined, { search }).client.get('/templates');
    expect(text).toContain(`href="${path}"`);
    const old = await aHub(aTemplate()).client.get('/templates/repositories/sample-trust/old');
    expect([old.status, old.headers['location']]).toEqual([301, path]);
  });

  test('shows what a forge says as text, and no address that is not one of the web', async () => {
    const evil = { description: '<script>alert(1)</script>', url: 'javascript:alert(1)' };
    const { text } = await aHub(aTemplate(evil)).client.get(path);
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('javascript:');
  });

  test('shows no command that a shell would take for more than one', async () => {
    const { text } = await aHub(aTemplate({ url: `${url};touch$IFS/x` })).client.get(path);
    expect(text).not.toContain('npx @open-code-hub/cli new');
  });
});

describe('the download of a template repository', () => {
  test('holds its files and a record, read only from where the harvest saw it', async () => {
    const { client, places } = aHub(aTemplate());
    const answer = await client
      .post(`${path}/download?url=https://evil.example`)
      .set(fromHere)
      .type('form')
      .send({ url: 'https://evil.example', address: 'file:///etc' })
      .responseType('blob');
    expect([answer.status, answer.headers['content-disposition']]).toEqual([
      200,
      'attachment; filename=starter.zip',
    ]);
    const files = unzipSync(answer.body as Uint8Array);
    expect(Object.keys(files)).toEqual(['starter/.codehub.yml', 'starter/start']);
    expect(Buffer.from(files['starter/.codehub.yml'] ?? []).toString()).toContain(`version: "${head}"`);
    expect(places).toEqual([{ address: url, typed: false }]);
  });

  test('comes only from our own pages, and not too often', async () => {
    const { client, places } = aHub(aTemplate());
    expect((await client.post(`${path}/download`).set('Sec-Fetch-Site', 'cross-site')).status).toBe(403);
    expect(places).toEqual([]);
    for (let time = 0; time < 20; time += 1) await client.post(`${path}/download`).set(fromHere);
    expect((await client.post(`${path}/download`).set(fromHere)).status).toBe(429);
    expect(places).toHaveLength(20);
  });

  test('says why when the forge does not answer', async () => {
    const readRepository = () =>
      Promise.reject(new Problem('unreachable', 'The server may be down or slow.'));
    const { client } = aHub(aTemplate(), { readRepository });
    const answer = await client.post(`${path}/download`).set({ ...fromHere, Accept: 'text/html' });
    expect([answer.status, answer.text]).toEqual([502, expect.stringContaining('The server may be down')]);
  });

  test('is not offered where nothing can be fetched', async () => {
    const { client } = aHub(aTemplate(), { readRepository: undefined });
    expect((await client.get(path)).text).not.toContain('Download');
    expect((await client.post(`${path}/download`).set(fromHere)).status).toBe(405);
  });

  test('ends what it reads when whoever asked has gone', async () => {
    let stopped = false;
    const { promise: reading, resolve: begun } = Promise.withResolvers<void>();
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const readRepository: ReadRepository = (_place, signal) =>
      new Promise((_resolve, reject) => {
        begun();
        signal.addEventListener('abort', () => {
          stopped = true;
          reject(new Error('aborted'));
          end();
        });
      });
    const stop = new AbortController();
    const { tools } = aHub(aTemplate(), { readRepository });
    const served = await serveWeb(createWeb(tools), {
      host: '127.0.0.1',
      port: 0,
      signal: stop.signal,
      log: silentLog,
    });
    const leave = new AbortController();
    const asking = fetch(`${served.url}${path}/download`, {
      method: 'POST',
      headers: fromHere,
      signal: leave.signal,
    });
    await reading;
    leave.abort();
    await expect(asking).rejects.toThrow();
    await ended;
    expect(stopped).toBe(true);
    stop.abort();
    await served.stopped;
  });
});

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const there = existsSync(executablePath);
if (!there)
  process.stderr.write(
    `Skipped: template repositories in a browser, because ${executablePath} is not installed.\n`,
  );

test.skipIf(!there)('is accessible, and fits a phone', async () => {
  const stop = new AbortController();
  const options = { host: '127.0.0.1', port: 0, signal: stop.signal, log: silentLog };
  const { tools } = aHub(aTemplate({}, { licence: null }));
  const served = await serveWeb(createWeb(tools), options);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  for (const width of [320, 1200]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    page.setDefaultTimeout(patienceMs);
    await page.goto(`${served.url}${path}`);
    const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate<number>(wider)).toBe(0);
    const { violations } = await page.evaluate<{ violations: { id: string }[] }>(`${axe}; axe.run()`);
    expect(violations.map(({ id }) => id)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download zip file' }).click();
    expect((await download).suggestedFilename()).toBe('starter.zip');
  }
  await browser.close();
  stop.abort();
  await served.stopped;
});
