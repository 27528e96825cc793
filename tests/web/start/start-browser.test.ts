import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../../../src/base/log.ts';
import { createWeb, serveWeb } from '../../../src/web/web.ts';
import { sampleTools } from '../sample-site.ts';
import { arrive } from '../arrive.ts';
import { patienceMs } from '../in-browser.ts';

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const there = existsSync(executablePath);
if (!there)
  process.stderr.write(`Skipped: the journey in a browser, because ${executablePath} is not installed.\n`);

describe.skipIf(!there)('the journey to a new service in a browser', () => {
  const stop = new AbortController();
  let browser: Browser;
  let url: string;
  let stopped: Promise<void>;

  beforeAll(async () => {
    const options = { host: '127.0.0.1', port: 0, signal: stop.signal, log: silentLog };
    ({ url, stopped } = await serveWeb(createWeb(sampleTools()), options));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });

  afterAll(async () => {
    await browser.close();
    stop.abort();
    await stopped;
  });

  async function open(path: string, width: number, javaScriptEnabled: boolean): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(`${url}${path}`);
    return page;
  }

  /** Axe needs scripts; without them the page must still not be wider than the screen. */
  async function sound(page: Page, javaScriptEnabled: boolean): Promise<void> {
    expect(
      await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      ),
    ).toBe(0);
    expect(await page.locator('h1').count()).toBe(1);
    if (!javaScriptEnabled) return;
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      `${axe}; axe.run()`,
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  }

  const next = (page: Page) => arrive(page, () => page.getByRole('button', { name: 'Continue' }).click());

  async function answerAll(page: Page, check: () => Promise<void>): Promise<void> {
    await next(page);
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(3);
    await check();
    if (await page.evaluate<boolean>('document.body.classList.contains("js-enabled")'))
      expect(await page.evaluate<string>('document.activeElement.className')).toBe('nhsuk-error-summary');
    await page.getByRole('alert').getByRole('link').first().click();
    await page.keyboard.type('Bed "board" <for> wards');
    await page.getByLabel('Prototype: to learn from').check();
    await page.getByLabel('No', { exact: true }).check();
    await arrive(page, () => page.getByLabel('What is your service called?').press('Enter'));
    await check();
    await page.getByLabel('Which organisation is it for?').fill('Sample Hospitals NHS Trust');
    await page.getByLabel('called on GitHub').fill('sample-trust');
    await page.getByLabel('What is your team called?').fill('Ward systems');
    await page.getByLabel('email').fill('team@example.nhs.uk');
    await next(page);
    await check();
    await next(page);
  }

  for (const [device, width, scripts] of [
    ['phone', 375, true],
    ['desktop', 1280, true],
    ['phone without scripts', 320, false],
  ] as const) {
    test(`leads from a sentence to a zip on a ${device}`, async () => {
      const page = await open('/templates/nhs-prototype', width, scripts);
      const check = () => sound(page, scripts);
      await arrive(page, () => page.getByRole('button', { name: 'Start a service' }).click());
      await page.getByLabel('What do you want to build?').fill('A board that shows which beds are free');
      await arrive(page, () => page.getByRole('button', { name: 'Find similar services' }).click());
      await check();
      await arrive(page, () => page.getByRole('button', { name: 'Nothing suitable' }).click());
      await check();
      await answerAll(page, check);
      expect(await page.locator('h1').innerText()).toContain('Check your answers');
      await check();
      await arrive(page, () =>
        page.getByRole('button', { name: 'Change your answer to: What is your team called?' }).click(),
      );
      await page.getByLabel('What is your team called?').fill('Bed systems');
      await next(page);
      expect(await page.getByText('Bed systems').isVisible()).toBe(true);
      await arrive(page, () => page.getByRole('button', { name: 'Preview your service' }).click());
      await check();
      expect(await page.getByText('These files meet all').isVisible()).toBe(true);
      await page.locator('summary', { hasText: 'README.md' }).first().click();
      expect(await page.locator('details[open] pre').innerText()).toContain('board');
      await check();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download zip file' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('bed-board-for-wards.zip');
      await page.context().close();
    });
  }

  for (const [device, width, scripts] of [
    ['phone', 375, true],
    ['desktop', 1280, true],
    ['phone without scripts', 320, false],
  ] as const) {
    test(`leads to a repository on GitHub on a ${device}`, async () => {
      const page = await open('/templates/nhs-prototype/start/questions', width, scripts);
      const check = () => sound(page, scripts);
      await page.getByLabel('What does it do').fill('Shows beds');
      await answerAll(page, async () => {});
      await arrive(page, () => page.getByRole('button', { name: 'Preview your service' }).click());
      await arrive(page, () => page.getByRole('button', { name: 'Publish to GitHub' }).click());
      expect(await page.getByLabel('Organisation').inputValue()).toBe('sample-trust');
      await check();
      await arrive(page, () => page.getByRole('button', { name: 'Continue' }).click());
      await check();
      await arrive(page, () => page.getByRole('button', { name: 'Create the repository' }).click());
      expect(await page.getByRole('alert').getByRole('link').innerText()).toBe('Enter a token');
      await check();
      await page.getByLabel('Token', { exact: true }).fill('wrong');
      await arrive(page, () => page.getByLabel('Token', { exact: true }).press('Enter'));
      await check();
      await arrive(page, () => page.getByRole('button', { name: 'Try again' }).click());
      expect(await page.getByLabel('Token', { exact: true }).inputValue()).toBe('');
      await page.getByLabel('Token', { exact: true }).fill('right');
      await arrive(page, () => page.getByRole('button', { name: 'Create the repository' }).click());
      expect(await page.locator('h1').innerText()).toContain('Your service is on GitHub');
      await check();
      await page.context().close();
    });
  }

  test('can be gone back through, page by page, without losing an answer', async () => {
    const page = await open('/templates/nhs-prototype/start/questions?q=Shows+beds', 375, false);
    await answerAll(page, async () => {});
    const back = () => arrive(page, () => page.getByRole('button', { name: 'Back' }).click());
    await back();
    expect(await page.locator('h1').innerText()).toContain('Options');
    await page.goto(`${url}/templates/nhs-prototype/start/questions?q=Shows+beds`);
    await page.getByLabel('What is your service called?').fill('Bed board');
    await page.getByLabel('Alpha').check();
    await page.getByLabel('Yes', { exact: true }).check();
    await next(page);
    await back();
    expect(await page.getByLabel('What is your service called?').inputValue()).toBe('Bed board');
    expect(await page.getByLabel('Alpha').isChecked()).toBe(true);
    await page.context().close();
  });

  test('leads to a record of what was found, that prints without what surrounds it', async () => {
    const page = await open('/search?q=beds', 375, false);
    await arrive(page, () => page.getByRole('link', { name: 'Save these results' }).click());
    await arrive(page, () => page.getByRole('button', { name: 'Save the record' }).click());
    await sound(page, false);
    await page.getByLabel('What were you looking for?').fill('A bed board');
    await page.getByLabel('sample-trust/ward-board').check();
    await page.getByLabel('Adapt').check();
    await page.getByLabel('Why did you decide this?').fill('It fits.');
    await arrive(page, () => page.getByRole('button', { name: 'Save the record' }).click());
    expect(page.url()).toMatch(/\/reuse\/[\w-]{22}$/);
    await sound(page, false);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['header', 'footer', '.hub-command'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    expect(await page.getByText('Recorded in Open Code Hub').isVisible()).toBe(true);
    await page.context().close();
  });
});
