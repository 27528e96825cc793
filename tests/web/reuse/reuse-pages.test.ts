import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createWeb } from '../../../src/web/web.ts';
import { reuseMarkdown } from '../../../src/web/reuse/reuse-markdown.ts';
import { reuseRecordView } from '../../../src/web/reuse/reuse-record-view.ts';
import { aReuseRecord } from '../../builders.ts';
import { aCatalogue, aResult, fakeTools, now } from '../fake-tools.ts';

const attack = `"><script>alert(1)</script>`;
const item = {
  id: 'github:1',
  fullName: 'sample-trust/ward-board',
  owner: 'sample-trust',
  name: 'ward-board',
  url: 'https://github.com/sample-trust/ward-board',
  description: 'Shows which beds are free.',
  language: 'Python',
  topics: [],
  licence: { spdx: 'MIT', confidence: 1 },
  status: 'open',
  archived: false,
  fork: false,
  template: false,
  stars: 0,
  pushedAt: '2026-11-01T12:00:00Z',
} as const;
const items = [item, { ...item, id: 'github:2', fullName: 'a/b', owner: 'a', name: 'b', licence: null }].map(
  (one) => ({ ...one, topics: [] }),
);

function anApp() {
  const tools = fakeTools({
    search: { position: async () => 417, search: async () => aResult(items, { total: 21 }) },
  });
  return { app: createWeb(tools), reuse: tools.reuse };
}

const filled = {
  q: 'beds',
  language: 'Python',
  sought: 'A bed board',
  decision: 'adapt',
  considered: 'github:1',
  why: 'It fits.\r\nMostly.',
  team: '',
};

function save(body: object, app = anApp().app) {
  return request(app)
    .post('/reuse')
    .set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' })
    .type('form')
    .send(body);
}

describe('saving what was found', () => {
  test('keeps the question, what the hub found by itself, and the decision', async () => {
    const { app, reuse } = anApp();
    const saved = await save({ ...filled, candidates: 'made up', savedAt: '1999', found: '9999' }, app);
    expect(saved.status).toBe(303);
    const address = saved.headers['location'] ?? '';
    expect(address).toMatch(/^\/reuse\/[A-Za-z0-9_-]{22}$/);
    const record = await reuse.findReuseRecord(address.slice('/reuse/'.length));
    expect(record).toMatchObject({
      savedAt: now.toISOString(),
      sought: 'A bed board',
      decision: 'adapt',
      team: null,
      search: {
        query: 'beds',
        filters: { language: ['Python'] },
        address: '/search?q=beds&language=Python',
        found: 21,
      },
      candidates: [
        { name: 'ward-board', licence: 'MIT', considered: true },
        { name: 'b', licence: null, considered: false },
      ],
      registry: {
        position: 417,
        harvestedAt: null,
        digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    });
    const page = await request(app).get(address).set('Accept', 'text/html');
    expect(page.status).toBe(200);
    expect(page.headers['x-robots-tag']).toContain('noindex');
    expect(page.text).toContain('Decision: Adapt');
  });

  test('gives every record another address, and the same findings the same digest', async () => {
    const { app, reuse } = anApp();
    const saved = [await save(filled, app), await save({ ...filled, why: 'Another reason.' }, app)];
    const ids = saved.map(({ headers }) => String(headers['location']).slice('/reuse/'.length));
    const [one, other] = await Promise.all(ids.map((id) => reuse.findReuseRecord(id)));
    expect(one?.id).not.toBe(other?.id);
    expect(one?.registry.digest).toBe(other?.registry.digest);
  });

  test.each([
    ['sought', { sought: '  ' }, 'Enter what you were looking for'],
    ['sought', { sought: 'x'.repeat(501) }, 'What you were looking for must be 500 characters or fewer'],
    ['decision', { decision: 'steal' }, 'Select what you decided'],
    ['decision', { decision: ['reuse', 'buy'] }, undefined],
    ['considered', { considered: '' }, 'Select what you will reuse or adapt'],
    ['considered', { considered: 'github:999' }, 'The results have changed. Select'],
    ['why', { why: 'x'.repeat(3001) }, 'The reason for your decision must be 3,000 characters or fewer'],
    ['team', { team: 'x'.repeat(101) }, 'Your team’s name must be 100 characters or fewer'],
  ])('says at %s what is wrong with %j', async (name, change, message) => {
    const answer = await save({ ...filled, ...change });
    if (message === undefined) {
      expect(answer.status).toBe(303);
      return;
    }
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(`href="#${name}">${message}`);
    expect(answer.text).toContain(`id="${name}-error"`);
    expect(answer.text).toMatch(/name="q" value="beds"/);
  });

  test('needs no repository for what is bought or built', async () => {
    expect((await save({ ...filled, decision: 'build', considered: '' })).status).toBe(303);
  });

  test('is allowed twenty times an hour; what was refused does not count', async () => {
    const { app } = anApp();
    for (let count = 0; count < 3; count += 1) expect((await save({}, app)).status).toBe(400);
    for (let count = 0; count < 20; count += 1) expect((await save(filled, app)).status).toBe(303);
    expect((await save(filled, app)).status).toBe(429);
  });

  test('is refused to other sites and to huge forms', async () => {
    const foreign = request(anApp().app).post('/reuse').type('form').send(filled);
    expect((await foreign.set('Sec-Fetch-Site', 'cross-site')).status).toBe(403);
    expect((await save({ ...filled, why: 'x'.repeat(70_000) })).status).toBe(413);
  });

  test('begins with a search', async () => {
    const answer = await request(anApp().app).get('/reuse/new');
    expect([answer.status, answer.headers['location']]).toEqual([303, '/search']);
  });

  test('keeps hostile words as words', async () => {
    const { app } = anApp();
    const saved = await save({ ...filled, sought: attack, why: attack, team: attack, q: attack }, app);
    const address = String(saved.headers['location']);
    const page = await request(app).get(address).set('Accept', 'text/html');
    expect(page.text).not.toContain('<script>alert');
    const markdown = await request(app).get(`${address}.md`);
    expect(markdown.headers['content-type']).toContain('text/markdown');
    expect(markdown.text).not.toMatch(/(?<!\\)<script/);
  });
});

describe('a record as Markdown', () => {
  const render = (overrides: Parameters<typeof aReuseRecord>[0]) =>
    reuseMarkdown(
      reuseRecordView(aReuseRecord(overrides), aCatalogue()),
      'Open Code Hub',
      'https://hub.example/reuse/x',
    );

  test('stands by itself', () => {
    const text = render({});
    expect(text).toContain('# Reuse record of 23 November 2026');
    expect(text).toContain('Saved in Open Code Hub: <https://hub.example/reuse/x>');
    expect(text).toContain(
      '| [sample-trust/ward-board](<https://github.com/sample-trust/ward-board>) | Yes | MIT | Open | 20 November 2026 |',
    );
    expect(text).toContain('- Language: Python');
  });

  test('lets no words out of their place', () => {
    const text = render({ why: '# Heading\n\n- item\n1. one\n|a|b|\n![x](http://a.example)\n</td>' });
    expect(text).not.toMatch(/^> (?:# |- |1\. |\||!\[|<)/m);
    expect(text.match(/^## /gm)).toHaveLength(5);
  });
});

test('a record that is not there, or no more, is not found', async () => {
  const { app } = anApp();
  for (const id of ['x', 'a'.repeat(22), `${'a'.repeat(22)}.md`, `${'a'.repeat(22)}.html`, '%00'])
    expect((await request(app).get(`/reuse/${id}`).set('Accept', 'text/html')).status).toBe(404);
});
