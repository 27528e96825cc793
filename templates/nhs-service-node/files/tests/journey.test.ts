import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import request from 'supertest';
import { answers, documentOf, send, serviceWith } from './support/browser.ts';

async function answered() {
  const service = serviceWith();
  for (const [path, values] of Object.entries(answers)) await send(service.browser, `/${path}`, values);
  return service;
}

describe('a journey', () => {
  test('leads from each question to the next, and saves what was sent', async () => {
    const { browser, saved } = serviceWith();
    assert.equal((await send(browser, '/name', answers.name)).headers['location'], '/contact');
    assert.equal((await send(browser, '/contact', answers.contact)).headers['location'], '/need');
    assert.equal((await send(browser, '/need', answers.need)).headers['location'], '/check-answers');
    assert.equal((await send(browser, '/check-answers', {})).headers['location'], '/confirmation');
    assert.match((await browser.get('/confirmation')).text, /K7F-X4T-29M/);
    assert.deepEqual(saved, [{ ...answers.name, ...answers.contact, need: 'A lift to the clinic\nand back' }]);
  });

  test('shows every answer before it is sent, with a link to change it', async () => {
    const { browser } = await answered();
    const page = documentOf((await browser.get('/check-answers')).text);
    for (const answer of ['Rowan Sample', 'Email', 'rowan.sample@example.nhs.uk', 'A lift to the clinic'])
      assert.ok(page.querySelector('main')?.textContent?.includes(answer), answer);
    assert.ok(page.querySelector('a[href="/contact?change"]'));
  });

  test('returns to check answers after a change, and drops what no longer applies', async () => {
    const { browser, saved } = await answered();
    const changed = await send(browser, '/contact?change', {
      contact: 'phone',
      email: 'rowan.sample@example.nhs.uk',
      phone: '07700 900 982',
    });
    assert.equal(changed.headers['location'], '/check-answers');
    await send(browser, '/check-answers', {});
    assert.deepEqual([saved[0]?.contact, saved[0]?.email, saved[0]?.phone], ['phone', '', '07700 900 982']);
  });

  test('cannot be sent before it is complete', async () => {
    const { browser, saved } = serviceWith();
    await send(browser, '/name', answers.name);
    assert.equal((await browser.get('/check-answers')).headers['location'], '/contact');
    assert.deepEqual(saved, []);
  });

  test('is sent once, even when somebody presses the button twice', async () => {
    const { browser, saved } = await answered();
    const page = documentOf((await browser.get('/check-answers')).text);
    const _csrf = page.querySelector<HTMLInputElement>('input[name=_csrf]')?.value;
    for (let press = 0; press < 2; press += 1)
      await browser.post('/check-answers').type('form').send({ _csrf }).expect(303).expect('location', '/confirmation');
    assert.equal(saved.length, 1);
  });

  test('keeps the answers when they could not be saved', async () => {
    const requests = { save: () => Promise.reject(new Error('the disk is full')), ready: async () => {} };
    const { browser } = serviceWith({ requests });
    for (const [path, values] of Object.entries(answers)) await send(browser, `/${path}`, values);
    const response = await send(browser, '/check-answers', {});
    assert.equal(response.status, 500);
    assert.match(response.text, /we have not received them/);
    assert.doesNotMatch(response.text, /disk/);
    await browser.get('/check-answers').expect(200);
  });

  test('of one person is never seen by another', async () => {
    const { app, browser } = serviceWith();
    await send(browser, '/name', answers.name);
    assert.match((await browser.get('/name')).text, /Rowan Sample/);
    assert.doesNotMatch((await request.agent(app).get('/name')).text, /Rowan Sample/);
  });
});

describe('errors', () => {
  const faults: [string, Record<string, string>, string, string][] = [
    ['name', { fullName: ' ' }, 'fullName', 'Enter your full name'],
    ['name', { fullName: 'x'.repeat(101) }, 'fullName', 'Name must be 100 characters or fewer'],
    ['contact', {}, 'contact', 'Select how we should contact you'],
    ['contact', { contact: 'pigeon' }, 'contact', 'Select how we should contact you'],
    ['contact', { contact: 'email', email: '' }, 'email', 'Enter your email address'],
    ['contact', { contact: 'email', email: 'nobody' }, 'email', 'Enter an email address in the correct format, like name@example.nhs.uk'],
    ['contact', { contact: 'phone', phone: '12' }, 'phone', 'Enter a phone number, like 07700 900 982'],
    ['contact', { contact: 'phone', phone: '----------' }, 'phone', 'Enter a phone number, like 07700 900 982'],
    ['contact', { contact: 'phone', phone: '+44 (0) 12-34' }, 'phone', 'Enter a phone number, like 07700 900 982'],
    ['need', { need: '' }, 'need', 'Tell us what you need'],
  ];

  for (const [path, values, field, message] of faults)
    test(`${path}: ${message} (${JSON.stringify(values).slice(0, 30)})`, async () => {
      const { browser } = serviceWith();
      const response = await send(browser, `/${path}`, values);
      assert.equal(response.status, 422);
      const page = documentOf(response.text);
      const link = page.querySelector('.nhsuk-error-summary__list a');
      assert.equal(link?.textContent?.trim(), message);
      assert.equal(link?.getAttribute('href'), `#${field}`);
      assert.ok(page.getElementById(field), 'the link leads to an input');
      assert.match(page.title, /^Error: /);
    });

  test('what was typed is still there, and can do no harm', async () => {
    const { browser } = serviceWith();
    const typed = '"><script>alert(1)</script>'.repeat(5);
    const page = documentOf((await send(browser, '/name', { fullName: typed })).text);
    assert.equal(page.querySelector<HTMLInputElement>('#fullName')?.value, typed);
  });

  test('a field that comes twice is a wrong answer, not a fault of ours', async () => {
    const { browser } = serviceWith();
    const page = documentOf((await browser.get('/name')).text);
    const token = page.querySelector<HTMLInputElement>('input[name=_csrf]')?.value ?? '';
    await browser.post('/name').send(`_csrf=${token}&fullName=a&fullName=b`).expect(422);
  });
});
