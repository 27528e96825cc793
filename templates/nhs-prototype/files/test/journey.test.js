import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { answers, pageOf, send, visitor } from './support.js';

describe('the first version', () => {
  let browser;
  before(async () => {
    browser = await visitor();
  });

  test('leads from each question to the next, and to check answers', async () => {
    const paths = Object.keys(answers);
    for (const [index, path] of paths.entries()) {
      const response = await send(browser, `/v1/${path}`, answers[path]);
      assert.equal(response.headers.location, `/v1/${paths[index + 1] ?? 'check-answers'}`);
    }
  });

  test('shows every answer, with a link to change it', async () => {
    const page = pageOf(await browser.get('/v1/check-answers').expect(200));
    const text = page.querySelector('main').textContent;
    for (const answer of ['Rowan Sample', '31 March 1984', '999 000 0018', 'An interpreter', 'A longer appointment', 'Email'])
      assert.match(text, new RegExp(answer));
    assert.ok(page.querySelector('a[href="/v1/name?change"]'));
  });

  test('goes back to check answers after a change, unless the change raises a new question', async () => {
    const changed = await send(browser, '/v1/name?change', { fullName: 'Hazel Sample' });
    assert.equal(changed.headers.location, '/v1/check-answers');
    const other = await send(browser, '/v1/contact?change', { contact: 'phone', phone: '' });
    assert.equal(other.status, 422);
  });

  test('forgets the answer to a question that no longer applies', async () => {
    await send(browser, '/v1/nhs-number?change', { knowsNhsNumber: 'no', nhsNumber: '999 000 0018' });
    const page = pageOf(await browser.get('/v1/check-answers'));
    assert.doesNotMatch(page.querySelector('main').textContent, /999 000 0018/);
    assert.equal(pageOf(await browser.get('/v1/nhs-number')).querySelector('#nhsNumber').value, '');
  });

  test('ends with a reference number and forgets the answers', async () => {
    const sent = await send(browser, '/v1/check-answers', {});
    assert.equal(sent.headers.location, '/v1/confirmation');
    const page = pageOf(await browser.get('/v1/confirmation'));
    assert.match(page.querySelector('.nhsuk-panel').textContent, /EX-\d{4}-\d{4}/);
    assert.doesNotMatch(pageOf(await browser.get('/v1/check-answers')).body.textContent, /Hazel Sample/);
  });

  test('does not send answers that are not complete', async () => {
    const sent = await send(browser, '/v1/check-answers', {});
    assert.equal(sent.headers.location, '/v1/name');
  });
});

describe('errors', () => {
  const faults = [
    ['name', { fullName: ' ' }, 'fullName', 'Enter your full name'],
    ['date-of-birth', { 'dateOfBirth-day': '1' }, 'dateOfBirth-month', 'Date of birth must include a month and year'],
    ['date-of-birth', { 'dateOfBirth-day': '31', 'dateOfBirth-month': '2', 'dateOfBirth-year': '2000' }, 'dateOfBirth-day', 'Date of birth must be a real date'],
    ['date-of-birth', { 'dateOfBirth-day': '1', 'dateOfBirth-month': '2', 'dateOfBirth-year': '2990' }, 'dateOfBirth-day', 'Date of birth must be in the past'],
    ['nhs-number', {}, 'knowsNhsNumber', 'Select yes if you know your NHS number'],
    ['nhs-number', { knowsNhsNumber: 'yes', nhsNumber: '999 000 0019' }, 'nhsNumber', 'Enter an NHS number in the correct format, like 999 000 0018'],
    ['help', {}, 'help', 'Select the help you need, or select that you do not need any'],
    ['help', { help: ['longer', 'none'] }, 'help', 'Select options, or “No, I do not need any help”'],
    ['contact', { contact: 'email', email: 'nobody' }, 'email', 'Enter an email address in the correct format, like name@example.nhs.uk'],
    ['contact', { contact: 'pigeon' }, 'contact', 'Select how we should contact you'],
  ];

  for (const [path, values, at, message] of faults)
    test(`${path}: ${message}`, async () => {
      const browser = await visitor();
      const page = pageOf(await send(browser, `/v1/${path}`, values).expect(422));
      const link = page.querySelector('.nhsuk-error-summary__list a');
      assert.equal(link.textContent.trim(), message);
      assert.equal(link.getAttribute('href'), `#${at}`);
      assert.ok(page.getElementById(at), 'the link leads to an input');
      assert.match(page.title, /^Error: /);
      assert.match(page.querySelector('.nhsuk-error-message').textContent, new RegExp(message.slice(0, 20)));
    });

  test('what was typed is still there, and does harm to no page', async () => {
    const browser = await visitor();
    const typed = `${'"><script>alert(1)</script>'.repeat(5)}`;
    const page = pageOf(await send(browser, '/v1/name', { fullName: typed }));
    assert.equal(page.querySelector('#fullName').value, typed);
  });
});

describe('the second version', () => {
  test('asks about the relationship only when it is for someone else', async () => {
    const browser = await visitor();
    assert.equal((await send(browser, '/v2/who-for', { whoFor: 'me' })).headers.location, '/v2/name');
    assert.equal((await send(browser, '/v2/who-for', { whoFor: 'other' })).headers.location, '/v2/relationship');
  });

  test('keeps its answers apart from those of the first', async () => {
    const browser = await visitor();
    await send(browser, '/v1/name', answers.name);
    assert.equal(pageOf(await browser.get('/v2/name')).querySelector('#fullName').value, '');
    assert.equal(pageOf(await browser.get('/v1/name')).querySelector('#fullName').value, 'Rowan Sample');
  });
});

describe('all versions', () => {
  test('are listed on the first page, newest first', async () => {
    const browser = await visitor();
    const links = [...pageOf(await browser.get('/')).querySelectorAll('.nhsuk-card a')];
    assert.deepEqual(links.map((link) => link.getAttribute('href')), ['/v2', '/v1']);
  });

  test('lose their answers when somebody resets them', async () => {
    const browser = await visitor();
    await send(browser, '/v1/name', answers.name);
    await send(browser, '/manage/reset', {}).expect(303);
    assert.match(pageOf(await browser.get('/')).body.textContent, /Your answers have been cleared/);
    assert.equal(pageOf(await browser.get('/v1/name')).querySelector('#fullName').value, '');
  });

  for (const version of ['v1', 'v2'])
    test(`${version} can be filled with made-up answers, which are complete`, async () => {
      const browser = await visitor();
      await send(browser, '/manage/data', { version }).expect('location', `/${version}/check-answers`);
      assert.match((await browser.get('/manage/data').expect(200)).text, /999 \d{3} \d{4}/);
      await send(browser, `/${version}/check-answers`, {}).expect('location', `/${version}/confirmation`);
    });

  test('a version that does not exist is not filled', async () => {
    const browser = await visitor();
    await send(browser, '/manage/data', { version: '__proto__' }).expect(404);
  });

  test('two people never see each other’s answers', async () => {
    const [one, other] = [await visitor(), await visitor()];
    await send(one, '/v1/name', answers.name);
    assert.equal(pageOf(await other.get('/v1/name')).querySelector('#fullName').value, '');
  });
});
