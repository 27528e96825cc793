import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pageOf, send, visitor } from './support.js';

describe('pages', () => {
  test('ask no other site for anything', async () => {
    const browser = await visitor();
    const { text, headers } = await browser.get('/v1');
    const sources = [...pageOf({ text }).querySelectorAll('script[src], link[href], img[src]')];
    for (const element of sources) assert.match(element.getAttribute('src') ?? element.getAttribute('href'), /^\/assets\//);
    assert.match(headers['content-security-policy'], /default-src 'self'/);
    assert.doesNotMatch((await browser.get('/assets/nhsuk-frontend.css').expect(200)).text, /url\(["']?https?:/);
  });

  test('are not for search engines', async () => {
    const browser = await visitor();
    assert.equal((await browser.get('/v1')).headers['x-robots-tag'], 'noindex, nofollow');
    assert.match((await browser.get('/robots.txt')).text, /Disallow: \//);
  });

  test('that do not exist say how to make them, to those who build the prototype only', async () => {
    const [building, trying] = [await visitor(), await visitor({ production: true })];
    assert.match((await building.get('/v1/new-page').expect(404)).text, /versions\/v1\/views\/new-page\.html/);
    assert.doesNotMatch((await trying.get('/v1/new-page').expect(404)).text, /versions\//);
  });

  test('outside the folder of a version are never shown', async () => {
    const browser = await visitor();
    await browser.get('/v1/..%2f..%2fpackage').expect(404);
    await browser.get('/v1/..%2f..%2fv2%2fviews%2fstart').expect(404);
    await browser.get('/v1/__proto__').expect(404);
  });
});

describe('answers', () => {
  test('are not taken from forms on other sites', async () => {
    const browser = await visitor();
    for (const site of ['cross-site', 'same-site']) {
      const response = await send(browser, '/v1/name', { fullName: 'Rowan Sample' }).set('Sec-Fetch-Site', site);
      assert.equal(response.status, 403);
    }
    await send(browser, '/v1/name', { fullName: 'Rowan Sample' }).set('Sec-Fetch-Site', 'same-origin').expect(303);
  });

  test('that are too long for the server are refused politely', async () => {
    const browser = await visitor();
    const response = await send(browser, '/v1/name', { fullName: 'x'.repeat(200_000) });
    assert.equal(response.status, 413);
    assert.match(response.text, /There is a problem with this prototype/);
  });

  test('never reach the cookie', async () => {
    const browser = await visitor();
    const response = await send(browser, '/v1/name', { fullName: 'Rowan Sample' });
    const cookie = String(response.headers['set-cookie']);
    assert.match(cookie, /HttpOnly/);
    assert.doesNotMatch(cookie, /Rowan/);
  });
});
