import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createWeb } from '../../../src/web/web.ts';
import { aCatalogue, anOrganisation, emptyStore, fakeTools } from '../fake-tools.ts';

/** The policy that the page asked for, and what it said. */
async function look(path: string, bound: string[]) {
  const asked: (string | undefined)[] = [];
  const store = emptyStore({
    findings: async ({ policy }) => (asked.push(policy), { total: 0, rows: [] }),
  });
  const catalogue = () => aCatalogue({ organisations: [anOrganisation({ policies: bound })] });
  const { text } = await request(createWeb(fakeTools({ store, catalogue })))
    .get(path)
    .set('Accept', 'text/html');
  return { policy: asked[0], text };
}

describe('the page of a check', () => {
  test('shows the first policy that binds anybody where none is named', async () => {
    expect((await look('/checks/stays-open', ['nhs-osp-2022'])).policy).toBe('nhs-osp-2022');
  });

  test('says that nobody is held to a policy, and leads to no other page', async () => {
    const { policy, text } = await look('/checks/stays-open?policy=gds-ai-open-code-2026', []);
    expect(policy).toBe('gds-ai-open-code-2026');
    expect(text).toContain('No repository has been checked for this against');
    expect(text).not.toContain('Go to the first page');
  });
});
