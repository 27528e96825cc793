import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Router } from 'express';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import { createWeb, serveWeb } from '../../src/web/web.ts';
import { sampleTools } from './sample-site.ts';
import { patienceMs } from './in-browser.ts';

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const there = existsSync(executablePath);
if (!there)
  process.stderr.write(`Skipped: suggestions in a browser, because ${executablePath} is not installed.\n`);

const suggestions = [
  { kind: 'language', text: 'language:Python', label: 'Python', repositories: 1200 },
  {
    kind: 'repository',
    text: 'sample-trust/ward-board',
    label: 'sample-trust/ward-board',
    repositories: null,
  },
];

describe.skipIf(!there)('suggestions in a browser', () => {
  const stop = new AbortController();
  const asked: string[] = [];
  let browser: Browser;
  let url: string;
  let stopped: Promise<void>;
  let page: Page;

  beforeAll(async () => {
    const api = Router().get('/suggest', (req, res) => {
      const q = new URL(req.originalUrl, url).searchParams.get('q') ?? '';
      asked.push(q);
      res.json({ suggestions: q === 'nothing' ? [] : suggestions });
    });
    ({ url, stopped } = await serveWeb(createWeb({ ...sampleTools(), api }), {
      ...{ host: '127.0.0.1', port: 0, signal: stop.signal, log: silentLog },
    }));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser.close();
    stop.abort();
    await stopped;
  });
  beforeEach(async () => {
    asked.length = 0;
    page = await browser.newPage({ viewport: { width: 375, height: 800 } });
    page.setDefaultTimeout(patienceMs);
  });
  afterEach(() => page.close());

  const box = () => page.getByRole('combobox');
  const options = () => page.getByRole('option');

  async function type(text: string): Promise<void> {
    await page.goto(url);
    await box().pressSequentially(text);
    await options().first().waitFor();
  }

  test('are announced, and chosen with the arrow keys', async () => {
    await type('py');
    expect(await box().getAttribute('aria-expanded')).toBe('true');
    await page.getByText('2 suggestions. Use the up and down arrow keys').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowDown');
    expect(await box().getAttribute('aria-activedescendant')).toBe('q-suggestions-0');
    expect(await options().first().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=language%3APython/);
  });

  test('lead from the last of them to none, and a repository to its page', async () => {
    await type('py');
    await page.keyboard.press('ArrowUp');
    expect(await box().getAttribute('aria-activedescendant')).toBe('q-suggestions-1');
    await page.keyboard.press('ArrowDown');
    expect(await box().getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/repositories\/sample-trust\/ward-board$/);
  });

  test('close at Escape, which keeps what was typed; Enter then searches for it', async () => {
    await type('py');
    await page.keyboard.press('Escape');
    expect(await options().count()).toBe(0);
    expect(await box().inputValue()).toBe('py');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=py$/);
  });

  test('are chosen with the pointer', async () => {
    await type('py');
    await options().first().click();
    await page.waitForURL(/q=language%3APython/);
  });

  test('are asked for once where typing is quick, and none are announced as none', async () => {
    await page.goto(url);
    await box().fill('noth');
    await box().fill('nothing');
    await page.getByText('No suggestions.').waitFor({ state: 'attached' });
    expect(asked).toEqual(['nothing']);
    expect(await box().getAttribute('aria-expanded')).toBe('false');
  });

  test.each(['/', '/search'])('have no accessibility fault or sideways scroll on %s', async (path) => {
    const faults: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
    await page.goto(`${url}${path}`);
    await box().pressSequentially('py');
    await options().first().waitFor();
    await page.keyboard.press('ArrowDown');
    const { violations } = await page.evaluate<{ violations: { id: string }[] }>(`${axe}; axe.run()`);
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    expect(faults).toEqual([]);
  });
});
