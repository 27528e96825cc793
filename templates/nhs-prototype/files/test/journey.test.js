import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { fixture, pageOf, send, visitor as visitorOf, walk } from './support.js';

const visitor = () => visitorOf({ folder: fixture });

const answers = {
  'who-for': { whoFor: 'me' },
  name: { fullName: 'Rowan Sample' },
  'date-of-birth': { 'dateOfBirth-day': '31', 'dateOfBirth-month': 'mar', 'dateOfBirth-year': '1984' },
  'nhs-number': { knows: 'yes', nhsNumber: '999 000 0018' },
  help: { help: ['a', 'b', '_unchecked'] },
  contact: { email: 'rowan.sample@example.nhs.uk' },
};

describe('a journey', () => {
  let browser;
  before(async () => {
    browser = await visitor();
  });

  test('starts at its first question', async () => {
    assert.equal(pageOf(await browser.get('/one')).querySelector('.first').getAttribute('href'), '/one/who-for');
  });

  test('leads from each question to the next, and to check answers', async () => {
    const steps = Object.entries(answers).map(([path, values]) => [`/one/${path}`, values]);
    await walk(browser, [...steps, ['/one/check-answers']]);
  });

  test('shows every answer, with a link to change it', async () => {
    const page = pageOf(await browser.get('/one/check-answers').expect(200));
    const text = page.querySelector('main').textContent;
    for (const answer of ['Rowan Sample', '31 March 1984', '999 000 0018', 'Option A, Option B']) assert.match(text, new RegExp(answer));
    assert.match(text, /Change NHS number known/, 'a label keeps its capitals within a sentence');
    assert.match(text, /Change date of birth/);
    assert.ok(page.querySelector('a[href="/one/name?change"]'));
  });

  test('goes back to check answers after a change, unless the change raises a new question', async () => {
    await send(browser, '/one/name?change', { fullName: 'Hazel Sample' }).expect('location', '/one/check-answers');
    await send(browser, '/one/who-for?change', { whoFor: 'other' }).expect('location', '/one/relationship');
    await send(browser, '/one/who-for?change', { whoFor: 'me' }).expect('location', '/one/check-answers');
  });

  test('forgets the answer to a question that no longer applies', async () => {
    await send(browser, '/one/nhs-number?change', { knows: 'no', nhsNumber: '999 000 0018' });
    const page = pageOf(await browser.get('/one/check-answers'));
    assert.doesNotMatch(page.querySelector('main').textContent, /999 000 0018/);
    assert.equal(pageOf(await browser.get('/one/nhs-number')).querySelector('#nhsNumber').value, '');
  });

  test('ends with a reference number and what was sent, and begins afresh', async () => {
    await send(browser, '/one/check-answers', {}).expect('location', '/one/confirmation');
    const page = pageOf(await browser.get('/one/confirmation'));
    assert.match(page.querySelector('.reference').textContent, /EX-\d{4}-\d{4}/);
    assert.match(page.querySelector('main').textContent, /Name: Hazel Sample/);
    assert.equal(page.querySelector('.name').textContent, 'Hazel Sample');
    assert.doesNotMatch(pageOf(await browser.get('/one/check-answers')).body.textContent, /Hazel Sample/);
  });

  test('does not send answers that are not complete', async () => {
    await send(browser, '/one/check-answers', {}).expect('location', '/one/who-for');
  });

  test('asks in the words that earlier answers call for', async () => {
    const other = await visitor();
    await send(other, '/one/who-for', { whoFor: 'other' }).expect('location', '/one/relationship');
    assert.match((await other.get('/one/name')).text, /What is their name\?/);
    assert.match((await send(other, '/one/name', {})).text, /Enter their name/);
  });
});

describe('errors', () => {
  const dateOf = (day, month, year) => ({ 'dateOfBirth-day': day, 'dateOfBirth-month': month, 'dateOfBirth-year': year });
  const faults = [
    ['name', { fullName: ' ' }, 'fullName', 'Enter your name'],
    ['date-of-birth', { 'dateOfBirth-day': '1' }, 'dateOfBirth-month', 'Date of birth must include a month and year'],
    ['date-of-birth', dateOf('31', '2', '2000'), 'dateOfBirth-day', 'Date of birth must be a real date'],
    ['date-of-birth', dateOf('1', 'mai', '2000'), 'dateOfBirth-day', 'Date of birth must be a real date'],
    ['date-of-birth', dateOf('1', '2', '2990'), 'dateOfBirth-day', 'Date of birth must be in the past'],
    ['nhs-number', {}, 'knows', 'Select yes if you know it'],
    ['nhs-number', { knows: 'yes', nhsNumber: '999 000 0019' }, 'nhsNumber', 'Enter an NHS number in the correct format, like 999 000 0018'],
    ['help', { help: '_unchecked' }, 'help', 'Select help'],
    ['help', { help: ['a', 'none'] }, 'help', 'Select options, or “None of these”'],
    ['contact', { email: 'nobody' }, 'email', 'Enter an email address in the correct format, like name@example.nhs.uk'],
    ['contact', { email: 'a@example.nhs.uk', phone: '----------' }, 'phone', 'Enter a phone number, like 07700 900 982'],
    ['who-for', { whoFor: 'pigeon' }, 'whoFor', 'Select who this is for'],
  ];

  for (const [path, values, at, message] of faults)
    test(`${path}: ${message}`, async () => {
      const browser = await visitor();
      const page = pageOf(await send(browser, `/one/${path}`, values).expect(422));
      const link = page.querySelector('.nhsuk-error-summary__list a');
      assert.equal(link.textContent.trim(), message);
      assert.equal(link.getAttribute('href'), `#${at}`);
      assert.ok(page.getElementById(at), 'the link leads to an input');
      assert.match(page.title, /^Error: /);
    });

  test('what was typed is still there, and does harm to no page', async () => {
    const browser = await visitor();
    const typed = `${'"><script>alert(1)</script>'.repeat(5)}`;
    const page = pageOf(await send(browser, '/one/name', { fullName: typed }));
    assert.equal(page.querySelector('#fullName').value, typed);
  });
});

describe('all versions', () => {
  test('are listed newest first, those without a journey too', async () => {
    const links = [...pageOf(await (await visitor()).get('/')).querySelectorAll('.version')];
    assert.deepEqual(links.map((link) => link.getAttribute('href')), ['/two', '/plain%20pages', '/one']);
  });

  test('keep their answers apart', async () => {
    const browser = await visitor();
    await send(browser, '/one/name', answers.name);
    assert.equal(pageOf(await browser.get('/two/name')).querySelector('#fullName').value, '');
    assert.equal(pageOf(await browser.get('/one/name')).querySelector('#fullName').value, 'Rowan Sample');
  });

  for (const version of ['one', 'two'])
    test(`${version} can be filled with made-up answers, which are complete`, async () => {
      const browser = await visitor();
      await send(browser, '/manage/data', { version }).expect('location', `/${version}/check-answers`);
      await send(browser, `/${version}/check-answers`, {}).expect('location', `/${version}/confirmation`);
    });

  test('a version that does not exist, or asks nothing, is not filled', async () => {
    const browser = await visitor();
    for (const version of ['__proto__', 'plain pages']) assert.equal((await send(browser, '/manage/data', { version })).headers.location, undefined);
  });

  test('two people never see each other’s answers', async () => {
    const [one, other] = [await visitor(), await visitor()];
    await send(one, '/one/name', answers.name);
    assert.equal(pageOf(await other.get('/one/name')).querySelector('#fullName').value, '');
  });
});
