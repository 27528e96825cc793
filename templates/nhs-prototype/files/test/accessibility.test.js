import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';
import { answers, send, visitor } from './support.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of WCAG 2.2 AA that a machine can judge without drawing the page. Colours need a browser, the rest a person. */
async function violationsOf(html) {
  const { window } = new JSDOM(html, { runScripts: 'outside-only' });
  window.eval(axe);
  const { violations } = await window.axe.run(window.document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false } },
  });
  return Array.from(violations, ({ id, nodes }) => `${id}: ${nodes.map(({ html: element }) => element).join(' ')}`);
}

const pages = ['/', '/manage/data', '/manage/reset'];
for (const version of ['v1', 'v2'])
  for (const page of ['', '/check-answers', '/confirmation', ...Object.keys(answers).map((path) => `/${path}`)])
    pages.push(`/${version}${page}`);
pages.push('/v2/who-for', '/v2/relationship', '/v2/notes');

const browser = await visitor();

for (const path of pages)
  test(`${path} keeps to WCAG 2.2 AA`, async () => {
    assert.deepEqual(await violationsOf((await browser.get(path).expect(200)).text), []);
  });

for (const path of Object.keys(answers))
  test(`/v1/${path} with errors keeps to WCAG 2.2 AA`, async () => {
    assert.deepEqual(await violationsOf((await send(browser, `/v1/${path}`, {}).expect(422)).text), []);
  });
