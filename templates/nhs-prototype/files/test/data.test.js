import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixture, pageOf, send, visitor as visitorOf } from './support.js';

const visitor = () => visitorOf({ folder: fixture });
const dataOf = async (browser) => JSON.parse(pageOf(await browser.get('/show').expect(200)).querySelector('.data').textContent);

describe('what forms and links send', () => {
  test('is kept for the whole prototype, with names that make objects and lists', async () => {
    const browser = await visitor();
    await send(browser, '/tea', 'likes=tea&a%5Bb%5D%5Bc%5D=1&list%5B%5D=a&list%5B%5D=b&_csrf=x').expect(303).expect('location', '/tea');
    const { likes, a, list, _csrf } = await dataOf(browser);
    assert.deepEqual({ likes, a, list, _csrf }, { likes: 'tea', a: { b: { c: '1' } }, list: ['a', 'b'], _csrf: undefined });
  });

  test('is kept from links, and merges into objects that are there', async () => {
    const browser = await visitor();
    await browser.get('/tea?drinks[cold]=water&q=1').expect(200);
    const { drinks, q } = await dataOf(browser);
    assert.deepEqual({ drinks, q }, { drinks: { hot: 'tea', cold: 'water' }, q: '1' });
  });

  test('takes an answer away when its checkbox is not ticked any more', async () => {
    const browser = await visitor();
    await send(browser, '/tea', { one: ['yes', '_unchecked'], list: ['a', 'b', '_unchecked'], drinks: { hot: '_unchecked' } });
    assert.deepEqual((await dataOf(browser)).list, ['a', 'b']);
    await send(browser, '/tea', { one: '_unchecked', list: ['_unchecked', '_unchecked'] });
    const { one, list, drinks } = await dataOf(browser);
    assert.deepEqual({ one, list, drinks }, { one: undefined, list: [], drinks: {} });
  });

  test('never reaches the objects that all others are made from', async () => {
    const browser = await visitor();
    await send(browser, '/tea', '__proto__%5Bpolluted%5D=1&constructor%5Bprototype%5D%5Bpolluted%5D=1&a%5B__proto__%5D%5Bpolluted%5D=1');
    assert.equal({}.polluted, undefined);
  });

  test('stays with a version on its pages, which see what the whole prototype knows, too', async () => {
    const browser = await visitor();
    await send(browser, '/tea', { shared: 'for all' });
    await send(browser, '/one/own-page', { own: 'of one' }).expect('location', '/one/own-page');
    assert.equal(pageOf(await browser.get('/one/own-page')).querySelector('.own').textContent, 'of one for all');
    const { own, one } = await dataOf(browser);
    assert.deepEqual({ own, one }, { own: undefined, one: { own: 'of one' } });
  });

  test('to a question of a journey is kept only when it is right', async () => {
    const browser = await visitor();
    await send(browser, '/one/name', { fullName: '', other: 'x' }).expect(422);
    await send(browser, '/One/Name/', { fullName: 'x'.repeat(101) }).expect(422);
    assert.deepEqual((await dataOf(browser)).one, {});
  });
});

describe('routes of a team', () => {
  test('branch on what was sent', async () => {
    const browser = await visitor();
    await send(browser, '/branch', { likes: 'tea' }).expect('location', '/tea');
    await send(browser, '/branch', { likes: 'soup' }).expect('location', '/Clinics');
  });

  test('leave messages for the next page', async () => {
    const browser = await visitor();
    await browser.get('/flash').expect(302);
    assert.equal(pageOf(await browser.get('/flashed')).querySelector('.flash').textContent, 'Saved');
    assert.equal(pageOf(await browser.get('/flashed')).querySelector('.flash').textContent, '');
  });
});

describe('pages', () => {
  test('know the filters and functions of the kit and of the team', async () => {
    const browser = await visitor();
    await send(browser, '/tea', { list: ['b'] });
    const page = pageOf(await browser.get('/show'));
    assert.equal(page.querySelector('.filters').textContent, '999 000 0018, Sunday 1 March 2026, E14 4PU, true, X!, 8, NHS');
    assert.ok(page.querySelector('input').checked);
    assert.ok(page.querySelector('option').selected);
    assert.match(page.querySelector('main script').textContent, /console\.log\("\\u003c\/script>"\)/);
  });
});

describe('resetting', () => {
  test('brings back what everybody starts with, and leads to the page somebody came from', async () => {
    const browser = await visitor();
    await send(browser, '/tea', { likes: 'tea', organisationName: 'Other' });
    const page = pageOf(await browser.get('/manage/reset?returnPage=%2Ftea').expect(200));
    const returnPage = page.querySelector('input[name=returnPage]').value;
    const reset = await send(browser, '/manage/reset', { returnPage });
    assert.equal(reset.headers.location, '/tea');
    assert.match((await browser.get('/tea')).text, /Your answers have been cleared/);
    assert.deepEqual(await dataOf(browser), { organisationName: 'NHS', drinks: { hot: 'tea' } });
  });

  test('never leads to another site', async () => {
    const browser = await visitor();
    const reset = await send(browser, '/prototype-admin/reset-session-data', { returnPage: 'https://elsewhere.example/x' });
    assert.equal(reset.headers.location, '/');
  });
});
