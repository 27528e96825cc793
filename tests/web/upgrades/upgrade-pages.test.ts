import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { administrator } from '../../../src/auth/actor.ts';
import { createAuth } from '../../../src/auth/authenticate.ts';
import { createTokenLender } from '../../../src/auth/lend-token.ts';
import { silentLog } from '../../../src/base/log.ts';
import type { UpgradeRecord } from '../../../src/domain/upgrade-record.ts';
import type { ServiceEntry } from '../../../src/store/store.ts';
import { createWeb, type WebDependencies } from '../../../src/web/web.ts';
import { anUpgradeRecord } from '../../builders.ts';
import { aServiceEntry } from '../../api/an-api.ts';
import { emptyStore, fakeTools } from '../fake-tools.ts';
import { aTemplateSource, sampleTemplates } from '../sample-templates.ts';
import { aConflict, aServiceUpgrade, sampleUpgrades } from '../sample-upgrades.ts';

const base = '/templates/small-service/upgrades';
const secret = 'administrator-token';
const entries = [
  aServiceEntry({ name: 'one' }),
  aServiceEntry({ id: 'github:2', name: 'two' }),
  aServiceEntry({ id: 'github:3', name: 'by-content', version: '1.1.0', source: 'content' }),
  aServiceEntry({ id: 'github:4', name: 'retired', archived: true }),
  aServiceEntry({ id: 'github:5', name: 'newest', version: '1.2.0' }),
];
const [one, two] = ['sample-trust/one', 'sample-trust/two'];

interface World {
  services?: ServiceEntry[];
  records?: UpgradeRecord[];
  overrides?: Partial<WebDependencies>;
}

function aHub({ services = entries, records = [], overrides = {} }: World = {}) {
  const upgrades = sampleUpgrades();
  const app = createWeb(
    fakeTools({
      store: emptyStore({ services: async () => services, newestUpgrades: async () => records }),
      templates: sampleTemplates([aTemplateSource()]),
      publishing: {
        publisher: { planService: () => [], publishService: () => Promise.reject(new Error('not asked')) },
        ...createTokenLender({ github: 'hubs-own-token', hasAdministrator: true, log: silentLog }),
      },
      auth: createAuth({ adminToken: secret }),
      upgrades,
      ...overrides,
    }),
  );
  const get = (path: string) => request(app).get(path).set('Accept', 'text/html');
  const send = (path: string, body: object, headers = { 'Sec-Fetch-Site': 'same-origin' }) =>
    request(app)
      .post(`${base}${path}`)
      .set({ Accept: 'text/html', ...headers })
      .type('form')
      .send(body);
  return { get, send, upgrades };
}

describe('the page of a template', () => {
  test('leads to upgrades where something is behind and this hub can open them', async () => {
    const page = '/templates/small-service';
    const link = `href="${base}"`;
    expect((await aHub().get(page)).text).toContain(link);
    expect((await aHub({ overrides: { upgrades: undefined } }).get(page)).text).not.toContain(link);
    const others = entries.filter(({ name }) => name !== 'one' && name !== 'two');
    expect((await aHub({ services: others }).get(page)).text).not.toContain(link);
  });

  test('says how we know, why some cannot be upgraded, and how the newest ended', async () => {
    const records = [anUpgradeRecord({ conflicts: 2 })];
    const { text } = await aHub({ records }).get('/templates/small-service');
    expect(text).toContain('How we know: its own record says so');
    expect(text).toContain('How we know: its files match the template');
    expect(text).toContain('2 releases behind');
    expect(text).toMatch(/1 release behind\. It has no \.codehub\.yml/);
    expect(text).toMatch(
      /href="https:\/\/github\.com\/sample-trust\/ward-board\/pull\/12"[^>]*>Pull request 12 opened on 23 November 2026, with 2 conflicts</,
    );
  });

  test('links to no address that is none of the web, and escapes what a forge said', async () => {
    const pullRequest = { url: 'javascript:alert(1)', number: 3 };
    const records = [anUpgradeRecord({ outcome: 'failed', pullRequest, message: '<script>x</script>' })];
    const { text } = await aHub({ records }).get('/templates/small-service');
    expect(text).toContain('Pull request 3 failed on 23 November 2026: &lt;script&gt;');
    expect(text).not.toContain('javascript:alert');
  });
});

describe('the form', () => {
  test('shows who can be upgraded, unticks open pull requests, says why others cannot', async () => {
    const records = [anUpgradeRecord({ repository: 'github:2', to: '1.2.0' })];
    const { text, headers } = await aHub({ records }).get(base);
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toMatch(/value="sample-trust\/one"[^>]*\schecked/);
    expect(text).toMatch(/value="sample-trust\/two"(?:(?!\schecked)[^>])*>/);
    expect(text).toContain('Version 1.0.0, 2 releases behind. Missing 1 security fix.');
    expect(text).toContain('Pull request 12 opened on 23 November 2026.');
    expect(text).toMatch(/by-content<\/a>: It has no \.codehub\.yml/);
    expect(text).toMatch(/retired<\/a>: It is archived/);
    expect(text).not.toContain('sample-trust/newest');
    expect(text).toMatch(/<input[^>]*type="password"[^>]*value=""[^>]*autocomplete="off"/);
  });

  test('is not there when nothing is behind, and for a template there is none of', async () => {
    const { text } = await aHub({ services: entries.slice(2) }).get(base);
    expect(text).toContain('All services that we can upgrade are up to date.');
    expect(text).not.toContain('type="password"');
    expect((await aHub().get('/templates/other/upgrades')).status).toBe(404);
  });

  test.each([
    [{ repository: one }, 'token', 'Enter the administrator’s token'],
    [{ repository: one, token: 'guess' }, 'token', 'The administrator’s token is not correct'],
    [{ token: secret }, 'repository', 'Select at least one service'],
    [{ repository: 'sample-trust/busy', token: secret }, 'repository', 'Other services are being upgraded.'],
  ])('sent as %j is shown again with what is wrong', async (body, name, message) => {
    const { send, upgrades } = aHub();
    const { status, text } = await send('/preview', body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).toContain(`href="#${name}">${message}`);
    expect(text).toContain('<title>Error: ');
    expect(text).not.toContain(secret);
    expect(text).not.toContain('guess');
    expect(text).not.toMatch(/value="sample-trust\/two"[^>]*\schecked/);
    expect(upgrades.orders).toEqual([]);
  });

  test('leads to a look at what was ticked, that changes nothing', async () => {
    const { send, get, upgrades } = aHub();
    const sent = await send('/preview', { repository: [one, two], token: secret });
    expect([sent.status, sent.headers['location']]).toEqual([303, `${base}/run-1`]);
    const by = administrator;
    const template = 'small-service';
    expect(upgrades.orders).toEqual([{ template, repositories: [one, two], dryRun: true, by }]);
    const { text } = await get(`${base}/run-1`);
    expect(text).toContain('We have not changed anything yet. 1 service can be upgraded.');
    expect(text).toContain('views/&lt;b&gt;password.html');
    expect(text).toContain('2 files changed or added, 1 file deleted, 1 conflict to resolve.');
    expect(text).toMatch(/value="sample-trust\/one"[^>]*\schecked/);
    expect(text).not.toContain(`value="${two}"`);
  });
});

describe('opening', () => {
  test('takes the token again, opens what is ticked and shows an outcome for each', async () => {
    const { send, get, upgrades } = aHub();
    await send('/preview', { repository: [one, two], token: secret });
    const refused = await send('/run-1/open', { repository: one, token: 'wrong' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Check what would change');
    expect(upgrades.orders).toHaveLength(1);
    const sent = await send('/run-1/open', { repository: [one, two, 'a/three'], token: secret });
    expect(sent.headers['location']).toBe(`${base}/run-2`);
    expect(upgrades.orders[1]).toMatchObject({ dryRun: false });
    const { text } = await get(`${base}/run-2`);
    expect(text).toContain('2 pull requests opened.');
    expect(text).toContain('1 service failed. The reasons are below');
    expect(text).toContain('Its .codehub.yml is &lt;b&gt;not&lt;/b&gt; right.');
    expect(text).toMatch(/href="https:[^"]*pull\/12"[^>]*>Pull request 12 of sample-trust\/one/);
    expect(text).not.toContain('type="password"');
  });

  test('shows what would change in one service, as text, those in conflict first', async () => {
    const { get, upgrades } = aHub();
    const differences = [
      { path: aConflict.path, patch: '+<script>alert(1)</script>\n' },
      { path: 'package-lock.json', patch: '' },
    ];
    const looked = aServiceUpgrade({ name: 'one', state: 'planned', conflicts: [aConflict], differences });
    const at = '2026-11-23T12:00:00.000Z';
    const run = { id: 'look', template: 'small-service', dryRun: true, startedAt: at, finishedAt: at };
    upgrades.runs.set('look', { ...run, services: [looked, aServiceUpgrade({ name: 'other' })] });
    const place = `${base}/look/differences?repository=sample-trust%2F`;
    expect((await get(`${base}/look`)).text).toContain(`href="${place}one"`);
    const { text } = await get(`${place}ONE`);
    expect(text).toContain(
      '2 files differ between the service now and after an upgrade from 1.0.0 to 1.2.0.',
    );
    expect(text).toContain('&lt;script&gt;alert(1)');
    expect(text).toContain('views/&lt;b&gt;password.html (in conflict)');
    expect(text).toContain('The difference is too long to show.');
    for (const missing of [`${place}other`, `${place}`, `${base}/look/differences`, `${place}%00<b>`])
      expect((await get(missing)).status).toBe(404);
  });

  test('shows how far it is while it goes on', async () => {
    const { get, upgrades } = aHub();
    const services = [aServiceUpgrade(), aServiceUpgrade({ name: 'later', state: 'waiting', writes: [] })];
    const times = { startedAt: '2026-11-23T12:00:00.000Z', finishedAt: null };
    upgrades.runs.set('slow', { id: 'slow', template: 'small-service', dryRun: false, ...times, services });
    const { text } = await get(`${base}/slow`);
    expect(text).toContain('data-running');
    expect(text).toContain('1 of 2 services done.');
    expect(text).toContain('Waiting');
  });

  test('is of runs that are known, under their own template', async () => {
    const { send, get } = aHub();
    await send('/preview', { repository: one, token: secret });
    expect((await get(`${base}/run-9`)).status).toBe(404);
    expect((await get('/templates/other/upgrades/run-1')).status).toBe(404);
    expect((await send('/run-9/open', { repository: one, token: secret })).status).toBe(404);
  });

  test('is refused to other sites, and after twenty tries an hour, wrong ones too', async () => {
    const { send, upgrades } = aHub();
    const elsewhere = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await send('/preview', { repository: one, token: secret }, elsewhere)).status).toBe(403);
    for (let count = 0; count < 20; count += 1)
      expect((await send('/preview', { repository: one, token: `guess${count}` })).status).toBe(400);
    expect((await send('/preview', { repository: one, token: secret })).status).toBe(429);
    expect((await send('/run-1/open', { repository: one, token: secret })).status).toBe(429);
    expect(upgrades.orders).toEqual([]);
  });

  test('is not offered by a hub that cannot', async () => {
    expect((await aHub({ overrides: { upgrades: undefined } }).get(base)).status).toBe(404);
  });
});
