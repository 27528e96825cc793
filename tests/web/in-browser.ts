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
/** As long as a test may take: playwright's own 30 seconds measure how busy the machine is. */
export const patienceMs = 150_000;
export const widths = { phone: 360, desktop: 1280 };
const there = existsSync(executablePath);
if (!there)
  process.stderr.write(`Skipped: pages in a browser, because ${executablePath} is not installed.\n`);

interface OpenPage {
  page: Page;
  faults: readonly string[];
  elsewhere: readonly string[];
  close: () => Promise<void>;
}

type OpenPageAt = (path: string, width: number, javaScriptEnabled?: boolean) => Promise<OpenPage>;

/** Tests of the sample site in a browser; skipped, saying so, where there is none. */
export function inBrowser(name: string, define: (open: OpenPageAt) => void): void {
  describe.skipIf(!there)(name, () => {
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
    define(async (path, width, javaScriptEnabled = true) => {
      const key = `${width} ${javaScriptEnabled}`;
      const known = contexts.get(key);
      const opening = known ?? browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
      contexts.set(key, opening);
      const page = await (await opening).newPage();
      page.setDefaultTimeout(patienceMs);
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
    });
  });
}

/** Every sample page at one width: axe's rules, errors, requests to elsewhere, and whether it scrolls sideways. */
export function testPagesOn(device: keyof typeof widths): void {
  inBrowser(`pages on a ${device}`, (open) => {
    for (const [name, path] of Object.entries(samplePages)) {
      test(`${name} has no accessibility fault, error, foreign request or sideways scroll`, async () => {
        const { page, faults, elsewhere, close } = await open(path, widths[device]);
        expect(await overflow(page)).toBe(0);
        expect(await violations(page)).toEqual([]);
        expect(faults).toEqual([]);
        expect(elsewhere).toEqual([]);
        await close();
      });
    }
  });
}

async function overflow(page: Page) {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    `${axe}; axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
