import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import { createWeb, serveWeb } from '../../src/web/web.ts';
import { samplePages, sampleTools } from './sample-site.ts';

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];
const widths = { phone: 360, desktop: 1280 };
const there = existsSync(executablePath);
if (!there)
  process.stderr.write(`Skipped: pages in a browser, because ${executablePath} is not installed.\n`);

describe.skipIf(!there)('pages in a browser', () => {
  const stop = new AbortController();
  let browser: Browser;
  let url: string;
  let stopped: Promise<void>;

  beforeAll(async () => {
    ({ url, stopped } = await serveWeb(createWeb(sampleTools()), {
      host: '127.0.0.1',
      port: 0,
      signal: stop.signal,
      log: silentLog,
    }));
    browser = await chromium.launch({ executablePath, args: flags });
  });

  afterAll(async () => {
    await browser.close();
    stop.abort();
    await stopped;
  });

  /** Contexts are shared, so that assets come from the cache as they do for readers. */
  const contexts = new Map<string, Promise<BrowserContext>>();
  async function open(path: string, width: number, javaScriptEnabled = true) {
    const key = `${width} ${javaScriptEnabled}`;
    const known = contexts.get(key);
    const opening = known ?? browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
    contexts.set(key, opening);
    const page = await (await opening).newPage();
    const faults: string[] = [];
    const elsewhere: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (404|410)/.test(message.text()))
        faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) elsewhere.push(request.url());
    });
    await page.goto(`${url}${path}`);
    return { page, faults, elsewhere, close: () => page.close() };
  }

  async function overflow(page: Page) {
    return page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
  }

  for (const [name, path] of Object.entries(samplePages)) {
    for (const [device, width] of Object.entries(widths)) {
      test(`${name} has no accessibility fault, error, foreign request or sideways scroll on a ${device}`, async () => {
        const { page, faults, elsewhere, close } = await open(path, width);
        expect(await overflow(page)).toBe(0);
        const { violations } = await page.evaluate<{
          violations: { id: string; nodes: { html: string }[] }[];
        }>(`${axe}; axe.run()`);
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        ).toEqual([]);
        expect(faults).toEqual([]);
        expect(elsewhere).toEqual([]);
        await close();
      });
    }

    test(`${name} stands without JavaScript`, async () => {
      const { page, close } = await open(path, widths.phone, false);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('nav[aria-label="Menu"] a').first().isVisible()).toBe(true);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(widths.phone);
      await close();
    });
  }

  test('filters are chosen, applied and removed without JavaScript', async () => {
    const { page, close } = await open('/search?q=beds', widths.desktop, false);
    await page.getByText('Filter and sort').click();
    await page.getByLabel('Python').check();
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(new URL(page.url()).searchParams.getAll('language')).toEqual(['Python']);
    expect(new URL(page.url()).searchParams.get('q')).toBe('beds');
    await page.getByRole('link', { name: 'Remove filter: Language: Python' }).click();
    expect(new URL(page.url()).searchParams.getAll('language')).toEqual([]);
    await close();
  });

  test('the first stop of the keyboard leads past the menu', async () => {
    const { page, close } = await open('/', widths.desktop);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('maincontent');
    await close();
  });
});
