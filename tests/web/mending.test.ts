import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createAuth } from '../../src/auth/authenticate.ts';
import type { MendingRequest } from '../../src/outgoing/mending-pull-requests.ts';
import { createWeb } from '../../src/web/web.ts';
import { aRepository, aVerdict } from '../builders.ts';
import { emptyStore, fakeTools, stored } from './fake-tools.ts';

const findings = ['has-licence', 'has-security-policy', 'support-owner'].map((check) => ({
  ...{ check, outcome: 'unmet' as const, because: 'There is none.' },
}));
const lacking = stored(
  aRepository({
    ...{ licence: null, ...aVerdict(findings) },
    evidence: { tree: [{ path: 'README.md', type: 'file', oid: 'a' }] },
  }),
);
const token = 'correct-horse-battery-staple';
const path = '/repositories/sample-trust/ward-board/mend';

function pages(asked: MendingRequest[] = []) {
  return createWeb(
    fakeTools({
      store: emptyStore({ findRepository: async () => lacking }),
      auth: createAuth({ adminToken: token }),
      mending: {
        async open(wanted) {
          asked.push(wanted);
          return { url: 'https://github.com/sample-trust/ward-board/pull/3', number: 3, outcome: 'opened' };
        },
      },
    }),
  );
}

describe('the page of ready files', () => {
  test('shows each file with what it mends', async () => {
    const { text, status } = await request(pages()).get(path).set('Accept', 'text/html');
    expect(status).toBe(200);
    expect(text).toContain('Copyright (c) 2024 Sample Hospitals NHS Trust');
    expect(text).toContain('href="/checks/has-licence"');
    expect(text).toContain('Code owners: Say who reviews changes');
  });

  test('takes what only people know, and hands it on to the downloads', async () => {
    const { text } = await request(pages()).get(`${path}?owners=@sample-trust/team&file=code-owners`);
    expect(text).toContain('* @sample-trust/team');
    expect(text).toContain(`${path}.patch?owners=%40sample-trust%2Fteam&amp;file=code-owners`);
    const file = await request(pages()).get(`${path}/code-owners?owners=@sample-trust/team`);
    expect(file.headers['content-disposition']).toBe('attachment; filename=CODEOWNERS');
    expect(file.text).toContain('* @sample-trust/team');
  });

  test('says what is wrong with an answer, and does not use it', async () => {
    const { text } = await request(pages()).get(`${path}?contact=nowhere`);
    expect(text).toContain('Contact must be an e-mail address');
    expect(text).not.toContain('Write to nowhere');
  });

  test('gives the patch of the usual files', async () => {
    const { text, headers } = await request(pages()).get(`${path}.patch`).buffer(true);
    expect(headers['content-disposition']).toContain('ready-files.patch');
    expect(text.match(/^diff --git a\/\S+/gm)).toEqual(['diff --git a/LICENCE', 'diff --git a/SECURITY.md']);
  });

  test.each([`${path}/none`, `${path}.patch?file=archive-notice`])('%s is not found', async (wanted) => {
    expect((await request(pages()).get(wanted)).status).toBe(404);
  });
});

describe('a pull request with ready files', () => {
  const post = (body: object, asked?: MendingRequest[]) =>
    request(pages(asked)).post(path).set('Sec-Fetch-Site', 'same-origin').type('form').send(body);

  test('is opened for an administrator', async () => {
    const asked: MendingRequest[] = [];
    const answer = await post({ token, file: 'licence', holder: 'Sample Trust' }, asked);
    expect(answer.headers['location']).toBe('https://github.com/sample-trust/ward-board/pull/3');
    expect(asked).toMatchObject([{ kinds: ['licence'], answers: { holder: 'Sample Trust' } }]);
  });

  test.each(['', 'wrong'])('is refused to others: “%s”', async (wrong) => {
    const asked: MendingRequest[] = [];
    expect((await post({ token: wrong }, asked)).status).toBe(400);
    expect(asked).toEqual([]);
  });
});
