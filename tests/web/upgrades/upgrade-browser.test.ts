import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuth } from '../../../src/auth/authenticate.ts';
import { silentLog } from '../../../src/base/log.ts';
import { createWeb, serveWeb } from '../../../src/web/web.ts';
import { aLaggingEstate, templates, type Lagging } from '../../templates/upgrades/a-lagging-estate.ts';
import { emptyStore, fakeTools } from '../fake-tools.ts';
import { arrive } from '../arrive.ts';
import { patienceMs } from '../in-browser.ts';

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const there = existsSync(executablePath);
if (!there)
  process.stderr.write(`Skipped: upgrades in a browser, because ${executablePath} is not installed.\n`);

const edits = {
  'app/views/password.html': [
    { find: '[{ text: "Enter the right password", href', put: '[{ text: "Try once more", href' },
  ],
};

/** Pages over services on a forge of this machine: everything from the form to the pull request is real. */
async function serve({ store, upgrades }: Lagging, signal: AbortSignal) {
  const publishing = {
    publisher: { planService: () => [], publishService: () => Promise.reject(new Error('not asked')) },
    lends: true,
    lend: () => 'hubs-own',
  };
  const tools = fakeTools({
    store: emptyStore({
      services: (query) => store.services(query),
      newestUpgrades: (query) => store.newestUpgrades(query),
    }),
    ...{ templates, upgrades, publishing, auth: createAuth({ adminToken: 'right' }) },
  });
  return serveWeb(createWeb(tools), { host: '127.0.0.1', port: 0, signal, log: silentLog });
}

describe.skipIf(!there)('upgrades in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(() => browser.close());

  async function sound(page: Page, scripts: boolean): Promise<void> {
    const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate<number>(wider)).toBe(0);
    expect(await page.locator('h1').count()).toBe(1);
    if (!scripts) return;
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      `${axe}; axe.run()`,
    );
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(told).toEqual([]);
  }

  for (const [device, width, scripts] of [
    ['phone', 375, true],
    ['desktop', 1280, true],
    ['phone without scripts', 320, false],
  ] as const) {
    test(`lead from the page of a template to pull requests on a ${device}`, async () => {
      const stop = new AbortController();
      await using estate = await aLaggingEstate({ fine: {}, clashing: { service: { edits } }, spared: {} });
      const { url, stopped } = await serve(estate, stop.signal);
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        javaScriptEnabled: scripts,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(patienceMs);
      const check = () => sound(page, scripts);
      const press = (name: string) => arrive(page, () => page.getByRole('button', { name }).click());

      await page.goto(`${url}/templates/nhs-prototype`);
      await check();
      await press('Open upgrade pull requests');
      await check();
      await page.getByLabel('sample-org/spared').uncheck();
      await press('Check what would change');
      await check();
      expect(await page.getByLabel('sample-org/spared').isChecked()).toBe(false);
      await page.getByRole('alert').getByRole('link').click();
      await page.locator('input:focus').waitFor();
      await page.keyboard.type('right');
      await arrive(page, () => page.keyboard.press('Enter'));
      await page.getByRole('heading', { name: 'Open the pull requests' }).waitFor();
      await check();
      expect(await page.getByText('1 service has conflicts').isVisible()).toBe(true);
      expect(estate.pullsOf('fine')).toEqual([]);
      await page.locator('summary').first().click();
      await check();
      await page.getByLabel('Administrator’s token').fill('right');
      await press('Open the pull requests');
      await page.getByText('2 pull requests opened.').waitFor();
      await check();
      expect(await page.getByText('Both versions are marked in the file.').isVisible()).toBe(true);
      expect(estate.pullsOf('clashing')[0]?.body).toContain('Do not merge yet');
      expect([estate.pullsOf('fine').length, estate.pullsOf('spared').length]).toEqual([1, 0]);

      await arrive(page, () => page.getByRole('link', { name: 'See who uses this template' }).click());
      await check();
      const links = page.getByRole('link', { name: /^Pull request 1 opened on 23 November 2026/ });
      expect(await links.count()).toBe(2);
      await press('Open upgrade pull requests');
      expect(await page.getByLabel('sample-org/fine').isChecked()).toBe(false);
      expect(await page.getByLabel('sample-org/spared').isChecked()).toBe(true);
      await context.close();
      stop.abort();
      await stopped;
    });
  }
});
