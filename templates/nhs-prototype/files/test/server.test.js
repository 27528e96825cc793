import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixture, pageOf, send, visitor as visitorOf } from './support.js';

const visitor = (options) => visitorOf({ folder: fixture, ...options });

describe('online', () => {
  test('pages ask no other site for anything', async () => {
    const browser = await visitor({ production: true });
    const { text, headers } = await browser.get('/one');
    const sources = [...pageOf({ text }).querySelectorAll('script[src], link[href], img[src]')];
    for (const element of sources) assert.match(element.getAttribute('src') ?? element.getAttribute('href'), /^\/assets\//);
    assert.match(headers['content-security-policy'], /default-src 'self';/);
    assert.match(headers['content-security-policy'], /frame-ancestors 'none'/);
    assert.match(headers['strict-transport-security'], /max-age/);
    assert.doesNotMatch((await browser.get('/assets/nhsuk-frontend.css').expect(200)).text, /url\(["']?https?:/);
  });

  test('people learn nothing about files', async () => {
    const browser = await visitor({ production: true });
    assert.doesNotMatch((await browser.get('/one/new-page').expect(404)).text, /versions\//);
    assert.doesNotMatch((await browser.get('/broken').expect(500)).text, /nosuchfilter|app\/views/);
    await browser.get('/manage/development/client.js').expect(404);
  });
});

describe('on the machine of whoever builds the prototype', () => {
  test('pages may use anything, and the browser reports what would be blocked', async () => {
    const { headers } = await (await visitor()).get('/one');
    assert.equal(headers['content-security-policy'], undefined);
    assert.match(headers['content-security-policy-report-only'], /default-src 'self';/);
    assert.equal(headers['strict-transport-security'], undefined);
    assert.equal(headers['x-frame-options'], undefined);
  });

  test('a page that does not exist says why and how to make it', async () => {
    const browser = await visitor();
    const { text } = await browser.get('/Clinics/New').expect(404);
    assert.match(text, /a link in a page is wrong/);
    assert.match(text, /app\/views\/Clinics\/New\.html/);
    assert.match((await browser.get('/one/a/b').expect(404)).text, /versions\/one\/views\/a\/b\.html/);
    assert.match((await send(browser, '/nowhere', {}).expect(404)).text, /form that was just sent/);
  });

  test('a page that goes wrong shows its file and line', async () => {
    const browser = await visitor();
    const page = pageOf(await browser.get('/broken').expect(500)).querySelector('main').textContent;
    assert.match(page, /app\/views\/broken\.html, line 3/);
    assert.match(page, /filter not found: nosuchfilter/);
    assert.match(pageOf(await browser.get('/broken-include').expect(500)).querySelector('main').textContent, /app\/views\/_part\.html/);
    const route = pageOf(await browser.get('/fails').expect(500)).querySelector('main').textContent;
    assert.match(route, /app\/routes\.js, line 16/);
    assert.match(route, /> 16 {4}throw new Error\('The route went wrong'\)/);
  });

  test('styles and scripts of the team are made as they are asked for', async () => {
    const browser = await visitor();
    assert.match((await browser.get('/assets/main.css').expect(200)).text, /\.app-note \{\s*background: #fff9c4/);
    assert.match((await browser.get('/assets/main.js').expect(200)).text, /Hello from a bundle/);
    assert.match((await browser.get('/assets/broken.css').expect(200)).text, /body::before \{ content: "app\/assets\/broken\.scss/);
    await browser.get('/assets/..%2f..%2fconfig.js').expect(404);
  });
});

test('pages are not for search engines', async () => {
  const browser = await visitor();
  assert.equal((await browser.get('/one')).headers['x-robots-tag'], 'noindex, nofollow');
  assert.match((await browser.get('/robots.txt')).text, /Disallow: \//);
});

describe('answers', () => {
  test('are not taken from forms on other sites', async () => {
    const browser = await visitor();
    for (const site of ['cross-site', 'same-site']) {
      const response = await send(browser, '/one/name', { fullName: 'Rowan Sample' }).set('Sec-Fetch-Site', site);
      assert.equal(response.status, 403);
    }
    await send(browser, '/one/name', { fullName: 'Rowan Sample' }).set('Sec-Fetch-Site', 'same-origin').expect(303);
  });

  test('that are too long for the server are refused politely', async () => {
    const browser = await visitor();
    const response = await send(browser, '/one/name', { fullName: 'x'.repeat(3_000_000) });
    assert.equal(response.status, 413);
    assert.match(response.text, /There is a problem with this prototype/);
  });

  test('never reach the cookie', async () => {
    const browser = await visitor();
    const response = await send(browser, '/one/name', { fullName: 'Rowan Sample' });
    const cookie = String(response.headers['set-cookie']);
    assert.match(cookie, /HttpOnly/);
    assert.doesNotMatch(cookie, /Rowan/);
  });
});
