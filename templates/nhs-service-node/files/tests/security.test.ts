import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, test } from 'node:test';
import { pino } from 'pino';
import { readConfig } from '../src/config.ts';
import { nhsFont } from '../src/site.ts';
import { answers, documentOf, send, serviceWith } from './support/browser.ts';

describe('forms', () => {
  test('without the token of the session are refused', async () => {
    const { browser } = serviceWith();
    await browser.get('/name');
    const response = await browser.post('/name').type('form').send(answers.name).expect(403);
    assert.match(response.text, /You need to start again/);
    await browser.post('/name').type('form').send({ ...answers.name, _csrf: 'undefined' }).expect(403);
  });

  test('with the token of somebody else are refused', async () => {
    const { browser } = serviceWith();
    const page = documentOf((await serviceWith().browser.get('/name')).text);
    const _csrf = page.querySelector<HTMLInputElement>('input[name=_csrf]')?.value;
    assert.ok(_csrf);
    await browser.get('/name');
    await browser.post('/name').type('form').send({ ...answers.name, _csrf }).expect(403);
  });

  test('that are too large are refused politely', async () => {
    const { browser } = serviceWith();
    const response = await browser.post('/name').type('form').send({ fullName: 'x'.repeat(50_000) }).expect(413);
    assert.match(response.text, /It may have been too long/);
  });
});

describe('pages', () => {
  test('ask no other site for anything but the NHS font, and run only scripts of this server', async () => {
    const { browser } = serviceWith();
    const { text, headers } = await browser.get('/');
    const page = documentOf(text);
    for (const element of page.querySelectorAll('script[src], link[href], img[src]'))
      assert.match(element.getAttribute('src') ?? element.getAttribute('href') ?? '', /^\/assets\//);
    const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1];
    for (const script of page.querySelectorAll('script:not([src])')) assert.equal(script.getAttribute('nonce'), nonce);
    assert.equal(page.querySelectorAll('[style], [onclick]').length, 0);
    const styles = (await browser.get('/assets/nhsuk-frontend.css')).text;
    const elsewhere = new Set([...styles.matchAll(/url\(["']?(https?:\/\/[^/)]+)/g)].map(([, origin]) => origin));
    assert.deepEqual([...elsewhere], nhsFont ? ['https://assets.nhs.uk'] : []);
    assert.match(headers['content-security-policy'] ?? '', nhsFont ? /font-src https:\/\/assets\.nhs\.uk/ : /font-src 'none'/);
  });

  test('have a new nonce each time, and are kept by no cache', async () => {
    const { browser } = serviceWith();
    const [one, other] = [await browser.get('/'), await browser.get('/')];
    assert.notEqual(one.headers['content-security-policy'], other.headers['content-security-policy']);
    assert.equal(one.headers['cache-control'], 'no-store');
    assert.equal(one.headers['x-powered-by'], undefined);
  });

  test('set no cookie until there is something to remember', async () => {
    const { browser } = serviceWith();
    assert.equal((await browser.get('/')).headers['set-cookie'], undefined);
  });

  test('in production protect the cookie and ask for HTTPS', async () => {
    const config = { ...readConfig({ NODE_ENV: 'test' }), production: true, proxies: 1 };
    const { browser } = serviceWith({ config });
    const { headers } = await browser.get('/name').set('X-Forwarded-Proto', 'https');
    assert.match(String(headers['set-cookie']), /^__Host-session=.*; Path=\/;.*; HttpOnly; Secure; SameSite=Lax/);
    assert.match(String(headers['strict-transport-security']), /max-age=31536000/);
  });

  test('in production without HTTPS say what to set, and log it once', async () => {
    const lines: string[] = [];
    const stream = new Writable({ write: (line: Buffer, _encoding, done) => (lines.push(String(line)), done()) });
    const config = { ...readConfig({ NODE_ENV: 'test' }), production: true };
    const { browser } = serviceWith({ config, log: pino({ level: 'warn' }, stream) });
    for (let press = 0; press < 2; press += 1) {
      const post = browser.post('/name').set('X-Forwarded-Proto', 'https').type('form').send(answers.name);
      assert.match((await post.expect(403)).text, /<code>PROXIES<\/code>/);
    }
    assert.equal(lines.filter((line) => line.includes('set PROXIES')).length, 1);
  });

  test('that do not exist say so', async () => {
    assert.match((await serviceWith().browser.get('/nowhere').expect(404)).text, /Page not found/);
    await serviceWith().browser.get('/assets/..%2f..%2fpackage.json').expect(404);
  });
});

describe('logs', () => {
  test('hold no answers, cookies or query strings', async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(line: Buffer, _encoding, done) {
        lines.push(line.toString());
        done();
      },
    });
    const { browser } = serviceWith({ log: pino({ level: 'debug' }, stream) });
    await send(browser, '/name?name=Sample', answers.name);
    const log = lines.join('');
    assert.match(log, /"path":"\/name"/);
    assert.doesNotMatch(log, /Sample|session=|_csrf|127\.0\.0\.1/);
  });
});
