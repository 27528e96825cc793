import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPages } from '../lib/find-pages.js';
import { loadSite } from '../lib/load-site.js';
import { fixture, visitor } from './support.js';

const pages = createPages(await loadSite(fixture));

for (const [path, file] of [
  ['/', 'app/views/index.html'],
  ['/index.html', 'app/views/index.html'],
  ['/tea', 'app/views/tea.html'],
  ['/tea/', 'app/views/tea.html'],
  ['/TEA', 'app/views/tea.html'],
  ['/show', 'app/views/show.njk'],
  ['/Clinics', 'app/views/Clinics/index.html'],
  ['/clinics/', 'app/views/Clinics/index.html'],
  ['/Clinics/sub/Ward%209', 'app/views/Clinics/sub/Ward 9.html'],
  ['/one', 'versions/one/views/start.html'],
  ['/one/own-page', 'versions/one/views/own-page.html'],
  ['/one/extra', 'versions/one/views/extra/index.html'],
  ['/plain%20pages', 'versions/plain pages/views/index.html'],
])
  test(`${path} is ${file}`, () => {
    assert.equal(pages.find(path)?.file, file);
  });

for (const path of ['/..%2f..%2fpackage', '/one/..%2f..%2ftwo%2fviews%2fstart', '/one/__proto__', '/%', '/%00', '/../config', '/Clinics/sub'])
  test(`${path} is no page`, () => {
    assert.equal(pages.find(path), undefined);
  });

for (const [path, file] of [
  ['/new', 'app/views/new.html'],
  ['/Clinics/New', 'app/views/Clinics/New.html'],
  ['/one/a/b', 'versions/one/views/a/b.html'],
  ['/nine/a', 'app/views/nine/a.html'],
])
  test(`${path} would be ${file}`, () => {
    assert.equal(pages.fileFor(path), file);
  });

test('every page of the small prototype opens', async () => {
  const browser = await visitor({ folder: fixture });
  for (const { address, file } of pages.list())
    if (!/broken|_part|layouts/.test(file)) assert.equal((await browser.get(encodeURI(address))).status, 200, address);
});
