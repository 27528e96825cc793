import { unzipSync } from 'fflate';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../src/domain/policy.ts';
import { createWeb } from '../../../src/web/web.ts';
import { fakeTools, policies } from '../fake-tools.ts';
import {
  aQuestion,
  aTemplateSource,
  questions,
  samplePresets,
  sampleTemplates,
} from '../sample-templates.ts';

const start = '/templates/small-service/start';
const readmeOnly: Policy[] = policies.slice(0, 1).map((policy) => ({
  ...policy,
  clauses: policy.clauses.filter(({ check }) => check === 'has-readme'),
}));

function anApp(overrides: Parameters<typeof fakeTools>[0] = {}) {
  return createWeb(
    fakeTools({
      templates: sampleTemplates([aTemplateSource()]),
      policies: () => readmeOnly,
      ...overrides,
    }),
  );
}

const whole = {
  'answers.serviceName': 'Bed board',
  'answers.summary': 'Shows beds.',
  'answers.teamEmail': 'team@example.nhs.uk',
  'answers.database': 'none',
  'answers.gate': 'yes',
};

function send(step: string, body: object | string, app = anApp()) {
  return request(app)
    .post(`${start}/${step}`)
    .set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' })
    .type('form')
    .redirects(1)
    .send(body);
}

/** Names and values of the fields that carry the answers from page to page. */
function hiddenIn(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
}

describe('what exists already', () => {
  test('is asked for in words, and only complained about after the form was sent', async () => {
    const [opened, empty] = [await request(anApp()).get(start), await request(anApp()).get(`${start}?q=+`)];
    expect([opened.status, opened.text.includes('There is a problem')]).toEqual([200, false]);
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('<title>Error: Check for similar services');
    expect(empty.text).toContain('<a href="#q">Enter what you want to build</a>');
    expect(empty.text).toContain('aria-describedby="q-hint q-error"');
  });
});

describe('answers of a team', () => {
  const app = anApp({ templates: sampleTemplates([aTemplateSource()], samplePresets) });
  const get = (query: string) => request(app).get(`${start}/questions${query}`).redirects(1);

  test('are offered first, those for this template, and fill in what they answer', async () => {
    const offer = await get('?q=Shows+beds');
    expect(offer.text).toContain('Team of &lt;b&gt;ward 9&lt;/b&gt;');
    expect(offer.text).not.toContain('Analysts');
    const next = await send('questions', { ...hiddenIn(offer.text), preset: 'ward-9' }, app);
    expect(next.text).toContain('<h1');
    expect(next.text).toContain('Shows beds');
    expect(hiddenIn(next.text)).toMatchObject({
      'answers.teamEmail': 'ward-9@example.nhs.uk',
      'answers.gate': 'no',
    });
    expect(next.text).toContain('value="to:preset"');
  });

  test('can be passed over, and are not asked about again by an address with answers', async () => {
    const next = await send('questions', { page: 'preset', preset: '-' }, app);
    expect(next.text).toContain('What is your service called?');
    expect((await get('?answers.serviceName=Beds')).text).not.toContain('Whose answers');
  });

  test.each([
    [{}, 'Select whose answers to use'],
    [{ preset: 'elsewhere' }, 'Select whose answers to use'],
    [
      { preset: 'broken' },
      'You cannot use the answers of “Old team” here. The answer to “What is its address?” must be',
    ],
  ])('that cannot be used are told beside the choice: %j', async (choice, error) => {
    const { status, text } = await send(
      'questions',
      { page: 'preset', 'answers.summary': 'Beds', ...choice },
      app,
    );
    expect([status, hiddenIn(text)['answers.summary']]).toEqual([400, 'Beds']);
    expect(text).toContain('<title>Error: Use the answers of a team');
    expect(text).toContain(`<a href="#preset">${error}`);
  });

  test('are in an address that a team can share', async () => {
    const shared = await get('?preset=ward-9');
    expect(hiddenIn(shared.text)['answers.teamEmail']).toBe('ward-9@example.nhs.uk');
    expect((await get('?preset=gone')).status).toBe(400);
  });
});

describe('questions', () => {
  test('are put page by page, with what was answered before', async () => {
    const first = await request(anApp()).get(`${start}/questions?q=Beds+for+all`);
    expect(first.text).toContain('Page 1 of 4');
    expect(first.text).toMatch(/name="answers.serviceName" type="text" value=""/);
    expect(first.text).toMatch(/name="answers.summary" type="text" value="Beds for all"/);
    const second = await send('questions', {
      ...{ page: 'about', go: 'next', 'answers.serviceName': 'Bed board', 'answers.summary': '' },
    });
    expect(second.status).toBe(200);
    expect(hiddenIn(second.text)).toMatchObject({ 'answers.serviceName': 'Bed board', page: 'owner' });
    expect(second.text).toMatch(/name="answers.teamEmail" type="email"/);
  });

  test('that are answered badly come back as typed, with a summary', async () => {
    const long = 'x'.repeat(61);
    const answer = await send('questions', {
      ...{ page: 'about', go: 'next', 'answers.serviceName': ' ', 'answers.summary': long },
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<title>Error: ');
    expect(answer.text).toContain('href="#answers.serviceName">Enter the name of your service</a>');
    expect(answer.text).toContain('id="answers.summary-error"');
    expect(answer.text).toContain('Your answer to “What does it do?” must be 60 characters or fewer');
    expect(answer.text).toContain(`value="${long}"`);
  });

  test('that hang on an answer are put on a page of their own once they apply', async () => {
    const page = { ...whole, page: 'own-1', go: 'next', 'answers.database': 'postgres' };
    const asked = await send('questions', page);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('What is its schema called?');
    const unasked = await send('questions', { ...page, 'answers.database': 'none' });
    expect(unasked.text).not.toContain('schema');
  });

  test('are gone back through without losing what was typed', async () => {
    const answer = await send('questions', { page: 'owner', go: 'to:about', 'answers.teamEmail': 'not yet' });
    expect(answer.status).toBe(200);
    expect(hiddenIn(answer.text)).toMatchObject({ 'answers.teamEmail': 'not yet', page: 'about' });
    expect(answer.text).not.toContain('There is a problem');
  });

  test('are changed from the page that checks them, and lead back to it', async () => {
    const changing = await send('questions', { ...whole, go: 'edit:about' });
    expect(hiddenIn(changing.text)).toMatchObject({ returning: 'yes', page: 'about' });
    const back = await send('questions', { ...hiddenIn(changing.text), ...whole, go: 'next' });
    expect(back.text).toContain('Check your answers');
  });

  test('are all checked before anything is made, whatever page was skipped', async () => {
    for (const step of ['preview', 'download']) {
      const answer = await send(step, { 'answers.serviceName': 'Bed board' });
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.text).toContain('What is its address?');
    }
    expect((await send('preview', {})).text).toContain('What is your service called?');
  });
});

describe('hostile answers', () => {
  const attack = `"><script>alert(1)</script>'\`$(id)[%= process.exit() %]<%= 7*7 %>{{7*7}}`;

  test('stay text on every page', async () => {
    const body = { ...whole, 'answers.serviceName': attack };
    for (const answer of [
      await send('questions', { ...body, page: 'about', go: 'next' }),
      await send('questions', { ...body, go: 'check' }),
      await send('questions', { ...body, go: 'edit:about' }),
      await send('preview', body),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain('<script>alert');
      expect(answer.text).not.toContain('<%= 7*7 %>'.replace('7*7', '49'));
      expect(answer.text).toContain('&lt;script&gt;');
    }
  });

  test('are quoted for the shell that they are shown for', async () => {
    const answer = await send('preview', { ...whole, 'answers.serviceName': `it's $(id)` });
    expect(answer.text).toContain(`--set &#39;serviceName=it&#39;\\&#39;&#39;s $(id)&#39;`);
  });

  test.each([
    ['lists', { ...whole, 'answers.serviceName': ['a', 'b'] }],
    ['a choice that there is not', { ...whole, 'answers.database': '__proto__' }],
    ['a direction mark', { ...whole, 'answers.serviceName': 'a\u202eb' }],
    ['nothing', {}],
    ['other names', 'answers.__proto__=x&answers.constructor=y&__proto__.a=z&answers=q'],
  ])('%s are told, and never made into a service', async (_name, body) => {
    for (const step of ['questions', 'preview', 'download']) {
      const answer = await send(step, body);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.text).not.toMatch(/undefined|\[object/);
    }
  });

  test('larger than any form of ours are refused', async () => {
    const answer = await send('preview', { ...whole, 'answers.summary': 'x'.repeat(70_000) });
    expect(answer.status).toBe(413);
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`a${index}`, '']));
    expect((await send('preview', many)).status).toBe(413);
  });

  test('from another site are refused', async () => {
    const from = (headers: Record<string, string>) =>
      request(anApp()).post(`${start}/download`).set(headers).type('form').send(whole);
    expect((await from({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await from({ 'Sec-Fetch-Site': 'same-site', Origin: 'http://hub.example' })).status).toBe(403);
    expect((await from({})).status).toBe(403);
    expect((await from({ Origin: 'null' })).status).toBe(403);
    expect((await from({ Origin: 'http://evil.example', Host: 'hub.example' })).status).toBe(403);
    expect((await from({ Origin: 'http://hub.example', Host: 'hub.example' })).status).toBe(200);
  });
});

describe('the preview', () => {
  test('shows every file, its size and what is in it', async () => {
    const { text } = await send('preview', whole);
    for (const path of ['README.md', '.codehub.yml', 'page.html', 'run.sh', 'picture.png', 'empty.txt'])
      expect(text).toContain(`>${path}</span>`);
    expect(text).toContain('# Bed board');
    expect(text).toContain('&lt;h1&gt;Bed board&lt;/h1&gt;');
    expect(text).toContain('We cannot show this file because it is not text.');
    expect(text).toContain('10 bytes, executable');
  });

  test('gives nothing away that would not meet policy', async () => {
    const app = anApp({ policies: () => policies });
    const shown = await send('preview', whole, app);
    expect(shown.text).toMatch(/would not meet \d+ mandatory or required checks?/);
    expect(shown.text).not.toContain('Download zip file');
    const taken = await send('download', whole, app);
    expect(taken.status).toBe(400);
    expect(taken.headers['content-type']).toContain('text/html');
  });
});

test('the zip holds the service in a folder of its name', async () => {
  const answer = await send('download', { ...whole, 'answers.serviceName': '../../Bed & board' })
    .buffer()
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    });
  expect(answer.status).toBe(200);
  const [, name = ''] =
    /^attachment; filename="?([a-z0-9-]+)\.zip"?$/.exec(answer.headers['content-disposition']!) ?? [];
  expect(name).toMatch(/^bed-/);
  const paths = Object.keys(unzipSync(answer.body as Buffer));
  expect(paths).toContain(`${name}/README.md`);
  expect(paths.every((path) => path.startsWith(`${name}/`) && !path.includes('..'))).toBe(true);
});

describe('the address of a step', () => {
  const sent = async (step: string, body: object) =>
    request(anApp())
      .post(`${start}/${step}`)
      .set({ 'Sec-Fetch-Site': 'same-origin' })
      .type('form')
      .send(body);

  test.each([
    ['questions', { page: 'about', go: 'next' }, 'What is its address?'],
    ['questions', { go: 'check' }, 'Check your answers'],
    ['questions', { go: 'edit:about' }, 'What is your service called?'],
    ['preview', {}, 'Preview your service'],
  ])('of %s holds the answers, and shows the same to anybody: %j', async (step, body, text) => {
    const answer = await sent(step, { ...whole, ...body });
    expect(answer.status).toBe(303);
    const address = String(answer.headers['location']);
    const shown = await request(anApp()).get(address);
    expect([shown.status, shown.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(shown.headers['x-robots-tag']).toBe('noindex');
    expect(shown.text).toContain(text);
    expect(shown.text).toContain('Bed board');
  });

  test('is not given where it would be too long for sharing, and nothing is lost', async () => {
    const long = { ...whole, 'answers.teamEmail': 'x'.repeat(7_000) };
    const answer = await sent('questions', { ...long, page: 'owner', go: 'to:about' });
    expect(answer.status).toBe(200);
    expect(hiddenIn(answer.text)['answers.teamEmail']).toHaveLength(7_000);
  });

  test('that names no page there is leads to what is left to answer, and loses nothing', async () => {
    const get = (query: object) => request(anApp()).get(`${start}/questions`).query(query);
    expect((await get({ ...whole, page: 'own-99' })).text).toContain('Check your answers');
    const part = await get({ 'answers.serviceName': 'Bed board', page: 'gone' });
    expect(part.text).toContain('value="Bed board"');
  });

  test.each([
    `questions?q=${'a'.repeat(9_000)}`,
    'questions?q=%00%3Cb%3E&page=%00',
    'questions?page[]=about&answers.serviceName[a]=x&answers.__proto__=y',
    'questions?page=about&answers.serviceName=a&answers.serviceName=b',
    'questions?page=owner&answers.teamEmail=%E2%80%AE%3Cscript%3E',
    'questions?preset[]=%3Cscript%3E&page=preset',
    'preview?answers.database=%3Cscript%3E',
    '?q[a]=%3Cscript%3E',
    '?q=%00',
  ])('with anything in it has a page, and what was sent stays text: %#', async (query) => {
    const path = query.startsWith('?') ? `${start}${query}` : `${start}/${query}`;
    const { status, text } = await request(anApp()).get(path);
    expect([200, 400]).toContain(status);
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text).not.toMatch(/<b>|<script>|\0/);
  });

  test('is not promised where the answers are too long for one', async () => {
    const long = aQuestion({ id: 'story', title: 'Tell us', longest: 9_000 });
    const templates = sampleTemplates([aTemplateSource({ questions: [...questions, long] })]);
    const check = (story: string) =>
      send('questions', { ...whole, 'answers.story': story, go: 'check' }, anApp({ templates }));
    expect((await check('x')).text).toContain('the address of this page holds them');
    expect((await check('x'.repeat(7_000))).text).toContain('too long for an address to hold');
  });

  test('holds answers to questions alone, whatever was sent', async () => {
    const answer = await sent('preview', { ...whole, token: 'ghp_secret', whose: 'own' });
    expect(answer.headers['location']).not.toMatch(/token|ghp_|whose/);
  });
});

test('what is made of unfinished steps is the beginning', async () => {
  const answer = await request(anApp()).get(`${start}/preview`);
  expect([answer.status, answer.headers['location']]).toEqual([303, start]);
});
