import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import { makeSite } from '../src/make-site.ts';
import { readSiteSettings } from '../src/site-settings.ts';

const root = join(import.meta.dirname, '..');
const site = await makeSite(root);
const settings = await readSiteSettings(join(root, 'site.yml'));
const address = new URL(settings.address);
const pages = [...site]
  .filter(([path]) => path.endsWith('.html'))
  .map(([path, content]) => ({ path, text: String(content) }));

/** A page as a browser has it, at the address where it will be. */
function open({ path, text }: { path: string; text: string }): JSDOM {
  return new JSDOM(text, { url: new URL(path.replace(/index\.html$/, ''), address).href, runScripts: 'outside-only' });
}

for (const page of pages) {
  test(`${page.path} breaks no rule of accessibility that a machine can judge`, async () => {
    const { window } = open(page);
    window.eval(axe.source);
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(window.document, {
      // Colours need a browser that draws; they are those of the NHS design system.
      rules: { 'color-contrast': { enabled: false } },
    });
    window.close();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    assert.equal(found.join('\n'), '');
  });

  test(`every link and file of ${page.path} is there`, () => {
    const { document } = open(page).window;
    const addresses = [...document.querySelectorAll('[href], [src]')].flatMap((element) => {
      const url = (element as HTMLAnchorElement).href || (element as HTMLImageElement).src;
      return element.tagName === 'BASE' || typeof url !== 'string' ? [] : [new URL(url)];
    });
    assert.ok(addresses.length > 5);
    for (const url of addresses.filter(({ origin }) => origin === address.origin)) {
      assert.ok(url.pathname.startsWith(address.pathname), `${url.href} leads out of the site`);
      const path = decodeURI(url.pathname.slice(address.pathname.length)).replace(/(^|\/)$/, '$1index.html');
      const target = site.get(path);
      assert.ok(target !== undefined, `${url.href} leads nowhere`);
      if (url.hash === '') continue;
      const id = decodeURIComponent(url.hash.slice(1));
      const there = open({ path, text: String(target) }).window.document;
      assert.ok(there.getElementById(id), `${url.href} leads to a heading that is not there`);
    }
  });

  test(`${page.path} has one title, no script, and headings in order`, () => {
    const { document } = open(page).window;
    assert.equal(document.querySelectorAll('h1').length, 1);
    assert.equal(document.querySelectorAll('script, style, [style], [onclick]').length, 0);
    assert.ok(document.title.includes(settings.title));
    const levels = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].map(({ tagName }) =>
      Number(tagName[1]),
    );
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `a heading of level ${level} follows one of level ${before}`);
      return level;
    });
  });
}

test('the home page says what it is about, and who to write to, as they are', () => {
  const home = pages.find(({ path }) => path === 'index.html');
  assert.ok(home);
  const { document } = open(home).window;
  assert.equal(document.querySelector('h1')?.textContent, settings.title);
  assert.ok(document.querySelector('main')?.textContent.includes(settings.summary.replace(/\s+/g, ' ').trim()));
  assert.ok(document.querySelector(`a[href="mailto:${settings.email}"]`));
});

test('every decision record is in the list', async () => {
  const list = String(site.get('adr/index.html'));
  const records = [...site.keys()].filter((path) => /^adr\/\d/.test(path));
  assert.ok(records.length >= 2);
  for (const path of records) assert.ok(list.includes(`href="${posix.dirname(path).replace('adr/', '')}/"`), path);
});

test('styles load nothing from other servers but the NHS font', async () => {
  for (const [path, content] of site) {
    if (!path.endsWith('.css')) continue;
    for (const [, url = ''] of String(content).matchAll(/url\(["']?([^)"']+)/g))
      assert.ok(
        url.startsWith('data:') ||
          site.has(posix.join('assets', url)) ||
          (settings.header !== 'plain' && url.startsWith('https://assets.nhs.uk/fonts/')),
        url,
      );
  }
  assert.match(await readFile(join(root, 'src/layout.ts'), 'utf8'), /default-src 'none'/);
});
