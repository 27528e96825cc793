import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Log } from '../../../src/base/log.ts';
import { Problem } from '../../../src/base/problem.ts';
import type { Access, NewService, PublishStep, SignIn } from '../../../src/forge/forge.ts';
import { createAuth } from '../../../src/auth/authenticate.ts';
import { createTokenLender } from '../../../src/auth/lend-token.ts';
import { silentLog } from '../../../src/base/log.ts';
import { createWeb } from '../../../src/web/web.ts';
import { aCatalogue, anOrganisation, fakeTools, policies } from '../fake-tools.ts';
import { aQuestion, aTemplateSource, questions, sampleTemplates } from '../sample-templates.ts';

const start = '/templates/small-service/start/github';
const secret = 'ghp_very-secret-token';
const step = (outcome: PublishStep['outcome']): PublishStep => ({
  ...{ id: 'create', title: 'Create the public repository', outcome, detail: null },
});

const answers = {
  'answers.serviceName': 'Bed board',
  'answers.summary': 'Shows beds.',
  'answers.organisationLogin': 'sample-trust',
  'answers.teamEmail': 'team@example.nhs.uk',
  'answers.database': 'none',
  'answers.gate': 'yes',
};

function aHub({
  fails,
  log = silentLog,
  signIn,
}: { fails?: Error | undefined; log?: Log; signIn?: SignIn } = {}) {
  const published: { service: NewService; token: Access['token'] }[] = [];
  const readmeOnly = policies.slice(0, 1).map((policy) => ({
    ...policy,
    clauses: policy.clauses.filter(({ check }) => check === 'has-readme'),
  }));
  const source = aTemplateSource({
    questions: [...questions, aQuestion({ id: 'organisationLogin', type: 'name', required: true })],
  });
  const app = createWeb(
    fakeTools({
      log,
      templates: sampleTemplates([source]),
      policies: () => readmeOnly,
      catalogue: () => aCatalogue({ organisations: [anOrganisation({ login: 'Sample-Trust' })] }),
      publishing: {
        signIn,
        isNameTaken: ({ name }) => Promise.resolve(name === 'taken-name'),
        publisher: {
          planService: () => [step('planned')],
          async publishService(service, { token }) {
            published.push({ service, token });
            if (fails) throw fails;
            return { url: 'https://github.com/Sample-Trust/bed-board', steps: [step('done')] };
          },
        },
        ...createTokenLender({ github: 'hubs-own-token', hasAdministrator: true, log: silentLog }),
      },
      auth: createAuth({ adminToken: 'administrator-token' }),
    }),
  );
  const send = (path: string, body: object, headers = { 'Sec-Fetch-Site': 'same-origin' }) =>
    request(app)
      .post(`${start}${path}`)
      .set({ Accept: 'text/html', ...headers })
      .type('form')
      .redirects(1)
      .send({ ...answers, ...body });
  const get = (query: object) => request(app).get(start).set('Accept', 'text/html').query(query);
  return { send, get, published };
}

const there = { organisation: 'Sample-Trust', visibility: 'public', token: secret };

describe('where a service goes', () => {
  test('is first the organisation of the answers, as the catalogue spells it', async () => {
    const { text, status } = await aHub().send('', {});
    expect(status).toBe(200);
    expect(text).toContain('<option value="Sample-Trust" selected>');
  });

  test('says that the account of the answers is none that we cover', async () => {
    const { text } = await aHub().send('', { 'answers.organisationLogin': 'elsewhere' });
    expect(text).toContain('We do not cover elsewhere, which is in your answers.');
    expect((await aHub().send('', {})).text).not.toContain('We do not cover');
  });

  test('has an address that can be loaded again, without a token', async () => {
    const { send, get } = aHub();
    const { redirects } = await send('', { account: 'me', visibility: 'private', token: secret });
    expect(redirects[0]).toContain('account=me&visibility=private');
    expect(redirects[0]).not.toContain(secret);
    const again = await get({ ...answers, account: 'me', visibility: 'private' });
    expect(again.text).toMatch(/name="account"[^>]*value="me"/);
    expect(again.headers['x-robots-tag']).toBe('noindex');
    expect((await get({})).headers['location']).toContain('/start/preview?');
  });

  test.each([
    [{ organisation: 'elsewhere' }, 'Select an organisation from the list'],
    [{ organisation: 'sample-trust', account: 'me' }, 'not both'],
    [{ organisation: '', account: '../me' }, 'Enter your GitHub account name'],
  ])('is told to be wrong: %j', async (body, message) => {
    for (const path of ['/plan', '/publish']) {
      const { send, published } = aHub();
      const answer = await send(path, { token: secret, ...body });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(message);
      expect(published).toEqual([]);
    }
  });

  test('is an account of their own only where they say so', async () => {
    const { send, published } = aHub();
    const answer = await send('/publish', { account: 'me', token: secret });
    expect(answer.status).toBe(200);
    expect(published[0]?.service.owner).toBe('me');
    const record = published[0]?.service.files.get('.codehub.yml');
    expect(new TextDecoder().decode(record?.content)).toContain('organisationLogin: "me"');
  });
});

test('a name that is taken is told before anybody pastes a token', async () => {
  const taken = await aHub().send('/plan', { ...there, 'answers.serviceName': 'Taken name' });
  expect(taken.status).toBe(400);
  expect(taken.text).toContain('Sample-Trust already has a repository called taken-name.');
  const free = await aHub().send('/plan', there);
  expect([free.status, free.text.includes('Administration: read and write')]).toEqual([200, true]);
});

describe('signing in', () => {
  const begun = { id: 'an-id', code: 'ABCD-1234', address: 'https://github.com/login/device' };
  const sent = { signIn: begun.id, signInCode: begun.code, signInAddress: begun.address };
  const aSignIn = (finish: SignIn['finish']): SignIn => ({
    scopes: ['repo', 'workflow'],
    start: () => Promise.resolve(begun),
    finish,
  });

  test('is offered with what it asks for, and shows the code to be typed', async () => {
    const { send } = aHub({ signIn: aSignIn(() => Promise.resolve(undefined)) });
    const plan = await send('/plan', { ...there, token: '' });
    expect(plan.text).toContain('GitHub will ask you to allow: repo, workflow');
    const code = await send('/sign-in', { ...there, token: '' });
    expect(code.status).toBe(200);
    expect(code.text).toContain('<strong>ABCD-1234</strong>');
    expect(code.text).toContain('href="https://github.com/login/device"');
  });

  test('publishes with the token that comes of it, which is shown nowhere', async () => {
    const { send, published } = aHub({ signIn: aSignIn(() => Promise.resolve(secret)) });
    const answer = await send('/publish', { ...there, token: '', ...sent });
    expect([answer.status, published[0]?.token]).toEqual([200, secret]);
    expect(answer.text).not.toContain(secret);
  });

  test('that is not finished keeps the code on the page, and publishes nothing', async () => {
    const { send, published } = aHub({ signIn: aSignIn(() => Promise.resolve(undefined)) });
    const answer = await send('/publish', { ...there, token: '', ...sent });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Enter the code on GitHub first');
    expect(answer.text).toContain('ABCD-1234');
    expect(published).toEqual([]);
    const hostile = await send('/publish', {
      ...there,
      token: '',
      ...sent,
      signInAddress: 'javascript:alert(1)',
    });
    expect(hostile.text).not.toContain('javascript:alert');
  });
});

describe('publishing', () => {
  test('shows every step before, and does nothing', async () => {
    const { send, published } = aHub();
    const answer = await send('/plan', there);
    expect(answer.text).toContain('Create the public repository');
    expect(answer.text).toContain('Sample-Trust/bed-board');
    expect(answer.text).toMatch(/<input[^>]*type="password"[^>]*value=""[^>]*autocomplete="off"/);
    expect(answer.text).not.toContain(secret);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(published).toEqual([]);
  });

  test('takes the steps with the token that was typed, and reports them', async () => {
    const { send, published } = aHub();
    const answer = await send('/publish', there);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('href="https://github.com/Sample-Trust/bed-board"');
    expect(answer.text).not.toContain(secret);
    expect(published).toMatchObject([
      { token: secret, service: { owner: 'Sample-Trust', name: 'bed-board', private: false } },
    ]);
  });

  test('lends the hub’s token to administrators, for catalogue organisations only', async () => {
    const { send, published } = aHub();
    const wrong = await send('/publish', { ...there, whose: 'hub' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('The administrator’s token is not correct');
    const body = { whose: 'hub', token: 'administrator-token' };
    expect((await send('/publish', { ...body, account: 'me' })).status).toBe(400);
    expect(published).toEqual([]);
    const right = await send('/publish', { ...there, ...body });
    expect(right.text).not.toContain('hubs-own-token');
    expect(published.map(({ token }) => token)).toEqual(['hubs-own-token']);
  });

  test('needs a token', async () => {
    const { send, published } = aHub();
    const answer = await send('/publish', { ...there, token: '' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('href="#token">Enter a token');
    expect(published).toEqual([]);
  });

  test('says what became of it when it fails', async () => {
    const faults = ['Create it: done, then undone.', 'Set topics: failed.'];
    const fails = new Problem('conflict', 'There is such a <b>repository</b>.', { faults });
    const answer = await aHub({ fails }).send('/publish', there);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('There is such a &lt;b&gt;repository&lt;/b&gt;.');
    expect(answer.text).toContain('Create it: done, then undone.');
    expect(answer.text).not.toContain(secret);
    expect(answer.text).toMatch(/name="answers.serviceName" value="Bed board"/);
  });

  test('writes no token to the log, whatever happens', async () => {
    const lines: string[] = [];
    const write = (details: object, message: string) => void lines.push(JSON.stringify([details, message]));
    const log = { debug: write, info: write, warn: write, error: write };
    for (const fails of [undefined, new Error('broken'), new Problem('partial', 'Left behind.')])
      await aHub({ fails, log }).send('/publish', there);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join()).not.toMatch(/secret|administrator-token/);
  });

  test('is refused to other sites, and after ten tries an hour, wrong ones too', async () => {
    const { send, published } = aHub();
    expect((await send('/publish', there, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    for (let count = 0; count < 9; count += 1)
      expect((await send('/publish', { ...there, whose: 'hub', token: 'guess' })).status).toBe(400);
    expect((await send('/publish', there)).status).toBe(200);
    expect((await send('/publish', there)).status).toBe(429);
    expect(published).toHaveLength(1);
  });

  test('is not offered by a hub that cannot', async () => {
    const app = createWeb(fakeTools({ templates: sampleTemplates([aTemplateSource()]) }));
    const answer = await request(app).post(start).set('Sec-Fetch-Site', 'same-origin').type('form').send({});
    expect(answer.status).toBe(405);
  });
});
