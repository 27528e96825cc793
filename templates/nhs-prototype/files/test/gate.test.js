import assert from 'node:assert/strict';
import { test } from 'node:test';
import { send, visitor } from './support.js';

const password = 'three plain words';

test('nobody sees a page without the password', async () => {
  const browser = await visitor({ password });
  const response = await browser.get('/v1/name').expect(303);
  assert.equal(response.headers.location, '/password?to=%2Fv1%2Fname');
  await send(browser, '/v1/name', { fullName: 'Rowan Sample' }).expect('location', '/password?to=%2F');
  await browser.get('/assets/nhsuk-frontend.css').expect(200);
});

test('a wrong password is told apart from none', async () => {
  const browser = await visitor({ password });
  const response = await send(browser, '/password', { password: 'three plain word', to: '/v1' }).expect(422);
  assert.match(response.text, /Enter the right password/);
  await browser.get('/v1').expect(303);
});

test('the right password leads to the page that was asked for', async () => {
  const browser = await visitor({ password });
  await send(browser, '/password', { password, to: '/v1/name?change' }).expect('location', '/v1/name?change');
  await browser.get('/v1/name').expect(200);
});

test('the password page never leads to another site', async () => {
  for (const to of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', '/..//elsewhere.example']) {
    const browser = await visitor({ password });
    const { headers } = await send(browser, '/password', { password, to });
    assert.match(headers.location, /^\/(?![/\\])/, to);
  }
});

test('the right password starts a new session', async () => {
  const browser = await visitor({ password });
  const before = (await browser.get('/v1')).headers['set-cookie'];
  const after = (await send(browser, '/password', { password, to: '/' })).headers['set-cookie'];
  assert.ok(after, 'a cookie is set');
  assert.notDeepEqual(after, before);
});

test('after ten wrong passwords even the right one has to wait', async () => {
  const browser = await visitor({ password });
  for (let attempt = 0; attempt < 10; attempt += 1) await send(browser, '/password', { password: `guess ${attempt}` }).expect(422);
  const response = await send(browser, '/password', { password }).expect(429);
  assert.match(response.text, /Wait 15 minutes/);
});
