import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { JSDOM } from 'jsdom';
import { chromium } from 'playwright-core';
import { site } from '../src/site.ts';
import { answers, documentOf, send, serviceWith } from './support/browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const pages = ['/', '/name', '/contact', '/need', '/accessibility', '/cookies', '/privacy'];
const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executable = places.find((place) => place !== undefined && existsSync(place));

interface Result {
  violations: { id: string; nodes: { html: string }[] }[];
}

function faultsOf({ violations }: Result): string[] {
  return Array.from(violations, ({ id, nodes }) => `${id}: ${Array.from(nodes, ({ html }) => html).join(' ')}`);
}

/** Everything but colours, which need a browser that draws. */
async function faultsIn(html: string): Promise<string[]> {
  const { window } = new JSDOM(html, { runScripts: 'outside-only' });
  window.eval(axe);
  const options = { runOnly: standard, rules: { 'color-contrast': { enabled: false } } };
  return faultsOf((await window.eval(`axe.run(document, ${JSON.stringify(options)})`)) as Result);
}

describe('WCAG 2.2 AA, as far as a program can judge', () => {
  for (const path of [...pages, '/nowhere'])
    test(path, async () => {
      const { status, text } = await serviceWith().browser.get(path);
      assert.equal(status, path === '/nowhere' ? 404 : 200);
      assert.deepEqual(await faultsIn(text), []);
    });

  for (const path of ['/name', '/contact', '/need'])
    test(`${path} with errors`, async () => {
      assert.deepEqual(await faultsIn((await send(serviceWith().browser, path, {})).text), []);
    });

  test('check answers and confirmation', async () => {
    const { browser } = serviceWith();
    for (const [path, values] of Object.entries(answers)) await send(browser, `/${path}`, values);
    assert.deepEqual(await faultsIn((await browser.get('/check-answers').expect(200)).text), []);
    await send(browser, '/check-answers', {});
    assert.deepEqual(await faultsIn((await browser.get('/confirmation').expect(200)).text), []);
  });
});

test('the accessibility statement has its legal parts, and claims nothing that was not tested', async () => {
  const main = documentOf((await serviceWith().browser.get('/accessibility')).text).querySelector('main');
  const words = main?.textContent?.replace(/\s+/g, ' ') ?? '';
  for (const part of ['Accessibility Regulations 2018', 'Equality and Human Rights Commission', 'Northern Ireland', 'Compliance status'])
    assert.ok(words.includes(part), part);
  assert.match(words, /prepared on \d+ \w+ \d{4}/);
  if (site.accessibility.tested === '') assert.doesNotMatch(words, /(?:fully|partially) compliant/);
  else assert.match(words, /last tested on \d+ \w+ \d{4}/);
});

const skip = executable === undefined && 'There is no Chromium. Install one, or set CHROMIUM to where it is.';

test('in Chromium: nothing is blocked or overflows, and axe finds nothing', { skip }, async (t) => {
  const server = serviceWith().app.listen(0, '127.0.0.1');
  t.after(() => server.close());
  const browser = await chromium.launch({ executablePath: executable ?? '', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  t.after(() => browser.close());
  const faults: string[] = [];
  for (const width of [320, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    // The NHS font is not fetched: tests need no network.
    await page.route('https://assets.nhs.uk/**', (route) =>
      route.fulfill({ contentType: 'font/woff2', headers: { 'Access-Control-Allow-Origin': '*' }, body: '' }),
    );
    page.on('console', (message) => message.type() === 'error' && faults.push(`${page.url()} ${message.text()}`));
    for (const path of pages) {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) faults.push(`${path} is ${over} pixels too wide at ${width}`);
      await page.evaluate(axe);
      // nhsuk-frontend says on radio buttons whether they opened a question, which axe does not know of.
      const options = { runOnly: standard, rules: { 'aria-allowed-attr': { enabled: false } } };
      const result = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as Result;
      faults.push(...faultsOf(result).map((fault) => `${path} at ${width}: ${fault}`));
    }
    await page.close();
  }
  assert.deepEqual(faults, []);
});
