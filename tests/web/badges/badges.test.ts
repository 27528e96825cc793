import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createWeb } from '../../../src/web/web.ts';
import { anAssessment, aRepository } from '../../builders.ts';
import { emptyStore, fakeTools, stored } from '../fake-tools.ts';

const assessments = [
  anAssessment({ policy: 'one', status: 'open' }),
  anAssessment({ policy: '<two>', status: 'needs-attention' }),
];
const shown = stored(aRepository({ evidence: { name: 'shown' }, assessments }));
const hidden = aRepository({ evidence: { name: 'hidden', visibility: 'private' }, assessments });
const gone = aRepository({ evidence: { name: 'gone' }, status: 'withdrawn' });
const all = [shown, stored(hidden), stored(gone, { withdrawnAt: '2026-05-11T00:00:00.000Z' })];

const store = emptyStore({
  findRepository: async (_owner, name) => all.find(({ evidence }) => evidence.name === name),
  findRenamed: async (owner, name) => (name === 'old' ? { owner, name: 'shown' } : undefined),
});
const get = (path: string) =>
  request(createWeb(fakeTools({ store })))
    .get(`/badge/sample-trust/${path}`)
    .buffer(true)
    .parse((res, done) => {
      let text = '';
      res.on('data', (piece: Buffer) => (text += piece.toString()));
      res.on('end', () => done(null, text));
    });

describe('the badge of a repository', () => {
  test('is a picture that others may keep for some minutes', async () => {
    const { status, headers, body } = await get('shown.svg');
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(headers['cache-control']).toBe('public, max-age=300');
    expect(body).toContain('aria-label="open code: open"');
    expect(body).not.toMatch(/style|script/);
  });

  test.each([
    ['under a policy', 'shown.svg?policy=one', 'one: open'],
    ['with a name to escape', 'shown.svg?policy=%3Ctwo%3E', '&lt;two&gt;: needs attention'],
    ['by a name it had before', 'old.svg', 'open code: open'],
    ['under a policy that does not bind it', 'shown.svg?policy=three', 'open code: not known'],
  ])('is right %s', async (_what, path, label) => {
    expect((await get(path)).body).toContain(`aria-label="${label}"`);
  });

  test('looks the same for what is private, was withdrawn or never was', async () => {
    const never = await get('never.svg');
    expect(never.body).toContain('open code: not known');
    for (const path of ['hidden.svg', 'gone.svg', 'hidden.svg?policy=one']) {
      const { status, body, headers } = await get(path);
      expect([status, body, headers['etag']]).toEqual([never.status, never.body, never.headers['etag']]);
    }
  });
});
