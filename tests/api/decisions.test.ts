import { describe, expect, test } from 'vitest';
import { aDecision, aDecisionDesk } from '../a-decision-desk.ts';
import { anApi, token } from './an-api.ts';

const api = () => anApi({}, { decisions: aDecisionDesk([aDecision()]) }).client;

describe('decisions', () => {
  test('are told redacted to anybody', async () => {
    const { body, status } = await api().get('/api/v1/decisions?state=in-force');
    expect(status).toBe(200);
    expect(body.items[0]).toMatchObject({
      ...{ id: null, kind: 'closed', reason: 'fraud-detection', repositories: [], hidden: 1 },
      ...{ owners: ['sample-trust'], endsOn: '2027-06-01', dueFrom: '2027-05-02', openBy: null },
    });
    expect(JSON.stringify(body)).not.toMatch(/fraud-rules|claims|Head of Fraud/);
    expect((await api().get('/api/v1/decisions?state=due')).body.total).toBe(0);
  });

  test('are told whole to administrators alone', async () => {
    expect((await api().get('/api/v1/decisions/all')).status).toBe(401);
    const { body, headers } = await api()
      .get('/api/v1/decisions/all')
      .set('Authorization', `Bearer ${token}`);
    expect(body.items[0]).toMatchObject({ ...aDecision(), recordedBy: 'administrator' });
    expect(headers['cache-control']).toBe('no-store');
  });

  test('are recorded by administrators, with every fault told in a sentence', async () => {
    const send = (body: object, authorisation = `Bearer ${token}`) =>
      api().post('/api/v1/decisions').set('Authorization', authorisation).send(body);
    expect((await send(aDecision({ id: 'two' }))).status).toBe(201);
    expect((await send(aDecision(), 'Bearer wrong')).status).toBe(401);
    const { status, body } = await send(aDecision({ approvedBy: 'head of fraud', reviewBy: '2026-01-01' }));
    expect([status, body.faults]).toEqual([
      400,
      [
        'approvedBy must be somebody else than who asked for it.',
        'reviewBy must be later than the first day.',
      ],
    ]);
  });

  test('are taken back by administrators', async () => {
    const { status, body } = await api()
      .delete('/api/v1/decisions/fraud-rules')
      .set('Authorization', `Bearer ${token}`);
    expect([status, body]).toEqual([200, { id: 'fraud-rules' }]);
  });
});
