import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPassword } from '../lib/password.js';
import { fixture, send, visitor as visitorOf } from './support.js';

const password = 'three plain words';
const visitor = () => visitorOf({ folder: fixture, password });

test('nobody sees a page without the password', async () => {
  const browser = await visitor();
  const response = await browser.get('/one/name').expect(303);
  assert.equal(response.headers.location, '/password?to=%2Fone%2Fname');
  await send(browser, '/one/name', { fullName: 'Rowan Sample' }).expect('location', '/password?to=%2F');
  await browser.get('/share/guess').expect(303).expect('location', '/password?to=%2Fshare%2Fguess');
  await browser.get('/assets/nhsuk-frontend.css').expect(200);
  await browser.get('/assets/main.css').expect(200);
});

test('nobody sees a picture without the password', async () => {
  const browser = await visitor();
  for (const path of ['/assets/images/dot.svg', '/images/dot.svg']) await browser.get(path).expect(303);
  await send(browser, '/password', { password, to: '/' });
  for (const path of ['/assets/images/dot.svg', '/images/dot.svg']) await browser.get(path).expect(200);
});

test('a wrong password is told apart from none', async () => {
  const browser = await visitor();
  const response = await send(browser, '/password', { password: 'three plain word', to: '/one' }).expect(422);
  assert.match(response.text, /Enter the right password/);
  await browser.get('/one').expect(303);
});

test('the right password leads to the page that was asked for', async () => {
  const browser = await visitor();
  await send(browser, '/password', { password, to: '/one/name?change' }).expect('location', '/one/name?change');
  await browser.get('/one/name').expect(200);
});

test('the password page never leads to another site', async () => {
  for (const to of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', '/..//elsewhere.example']) {
    const browser = await visitor();
    const { headers } = await send(browser, '/password', { password, to });
    assert.match(headers.location, /^\/(?![/\\])/, to);
  }
});

test('somebody is remembered after a restart, for 30 days, until the password changes', async () => {
  const cookie = (await send(await visitor(), '/password', { password, to: '/' })).headers['set-cookie'].find((each) => each.startsWith('prototype-password'));
  assert.match(cookie, /Max-Age=2592000/);
  assert.match(cookie, /HttpOnly/);
  const restarted = await visitor();
  await restarted.get('/one').set('Cookie', cookie.split(';')[0]).expect(200);
  const changed = await visitorOf({ folder: fixture, password: 'three other words' });
  await changed.get('/one').set('Cookie', cookie.split(';')[0]).expect(303);
});

test('a proof ends, and cannot be given a later end', () => {
  const known = createPassword(password);
  const { value, maxAge } = known.cookie(0);
  assert.ok(known.isCookie(value, maxAge - 1));
  assert.ok(!known.isCookie(value, maxAge + 1));
  assert.ok(!known.isCookie(value.replace(/^\d+/, '99999999999999')));
  for (const odd of [undefined, '', '.', 'NaN.x', 'Infinity.']) assert.ok(!known.isCookie(odd));
});

test('the link to share opens the prototype, at a page of it alone', async () => {
  const { sharePath } = createPassword(password);
  const browser = await visitor();
  await browser.get(`${sharePath}?to=/one`).expect(303).expect('location', '/one');
  const { text } = await browser.get('/manage/data').expect(200);
  assert.ok(text.includes(sharePath));
  await (await visitor()).get(`${sharePath}?to=//elsewhere.example`).expect('location', /^\/(?!\/)/);
});

test('ten wrong passwords slow down those who guess, and never those who know it', async () => {
  const browser = await visitor();
  for (let attempt = 0; attempt < 10; attempt += 1) await send(browser, '/password', { password: `guess ${attempt}` }).expect(422);
  const response = await send(browser, '/password', { password: 'one more' }).expect(429);
  assert.match(response.text, /Too many wrong passwords/);
  await send(browser, '/password', { password, to: '/one' }).expect('location', '/one');
});
