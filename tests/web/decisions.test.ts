import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createAuth } from '../../src/auth/authenticate.ts';
import { createWeb } from '../../src/web/web.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { aDecision, aDecisionDesk } from '../a-decision-desk.ts';
import { fakeTools } from './fake-tools.ts';

const token = 'correct-horse-battery-staple';
const shownWaiver = aDecision({
  id: 'readme-waiver',
  ...{ kind: 'waiver', check: 'has-readme', reason: 'other-means', threatModel: undefined },
  repositories: ['sample-trust/ward-board'],
  reviewBy: '2026-12-01',
});

function aHub(decisions: Decision[] = [aDecision(), shownWaiver]) {
  const desk = aDecisionDesk(decisions, { known: ['sample-trust/ward-board'] });
  const auth = createAuth({ adminToken: token });
  return { client: request(createWeb(fakeTools({ decisions: desk, auth }))), desk };
}
const secrets = /fraud-rules|false claims|Head of Fraud|Chief Technology|four people/i;

describe('the public register', () => {
  test.each(['/decisions', '/decisions.csv', '/decisions.atom'])(
    '%s tells of no person and no name',
    async (path) => {
      const { text, body } = await aHub().client.get(path).buffer(true);
      const told = text ?? String(body);
      expect(told).not.toMatch(secrets);
      expect(told).toContain('ward-board');
    },
  );

  test('says what is decided and until when, what ends next first', async () => {
    const { text } = await aHub().client.get('/decisions');
    expect(text.indexOf('Review due')).toBeLessThan(text.lastIndexOf('In force'));
    expect(text).toContain('1 repository that we do not name, of sample-trust');
    expect(text).toContain('1 December 2026');
  });

  test('is narrowed by the address', async () => {
    const { text } = await aHub().client.get('/decisions?state=due&kind=waiver&organisation=SAMPLE-TRUST');
    expect(text).toContain('1 decision<');
    expect(text).not.toContain('that we do not name');
  });
});

describe('for administrators', () => {
  const ask = (given: string, client = aHub().client) =>
    client.post('/decisions/all').set('Sec-Fetch-Site', 'same-origin').type('form').send({ token: given });

  test('the whole register is shown to nobody else, and kept by no cache', async () => {
    const refused = await ask('wrong');
    expect([refused.status, secrets.test(refused.text)]).toEqual([400, false]);
    const { status, text, headers } = await ask(token);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(text).toContain('Head of Fraud');
    expect((await aHub().client.get('/decisions/all')).status).toBe(404);
  });

  const answers = {
    ...{ choice: 'waiver/being-mended', repositories: 'sample-trust/ward-board', check: 'has-readme' },
    ...{ requestedBy: 'A', approvedBy: 'B', from: '2026-11-01', reviewBy: '2027-01-01', id: 'new-one' },
  };
  const send = (sent: Record<string, string>, { client } = aHub()) =>
    client.post('/decisions/new').set('Sec-Fetch-Site', 'same-origin').type('form').send(sent);

  test('a decision is recorded by the form', async () => {
    const hub = aHub();
    const { status, headers } = await send({ ...answers, token }, hub);
    expect([status, headers['location']]).toEqual([303, '/decisions?kind=waiver']);
    expect((await hub.desk.list()).at(-1)).toMatchObject({ id: 'new-one', check: 'has-readme' });
  });

  test('what is wrong is said beside its field, and what was typed is kept', async () => {
    const { status, text } = await send({
      ...answers,
      approvedBy: 'a',
      choice: '',
      from: 'soon',
      token: 'no',
    });
    expect(status).toBe(400);
    for (const sentence of [
      'Select a decision and its reason',
      'From must be a date such as &#34;2026-11-23&#34;',
      'The administrator’s token is not correct',
    ])
      expect(text).toContain(sentence);
    expect(text).toContain('value="soon"');
    const same = await send({ ...answers, approvedBy: 'a', token });
    expect(same.text).toContain('Approved by must be somebody else than who asked for it');
  });
});
