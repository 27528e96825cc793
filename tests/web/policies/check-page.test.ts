import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createWeb } from '../../../src/web/web.ts';
import { aHarvestRun } from '../../builders.ts';
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

test('its repositories are a table with force, body, nation, reason and since', async () => {
  const row = {
    ...{ owner: 'sample-trust', name: 'beds', organisation: 'sample-trust', because: 'There is none.' },
    ...{ outcome: 'unmet' as const, since: '2026-11-01T00:00:00Z' },
  };
  const asked: unknown[] = [];
  const catalogue = () => aCatalogue();
  const findings: Parameters<typeof emptyStore>[0] = {
    async findings(query) {
      asked.push(query);
      return { total: 1, rows: [row] };
    },
  };
  const store = emptyStore(findings, catalogue);
  const path = '/checks/has-licence.csv?policy=nhs-osp-2022&nation=England&outcome=any';
  const { text } = await request(createWeb(fakeTools({ store, catalogue }))).get(path);
  expect(text.split(/\r?\n/).slice(0, 2)).toEqual([
    'check,title,policy,force,repository,organisation,body,bodyType,nation,outcome,because,since',
    'has-licence,Has a licence,nhs-osp-2022,mandatory,sample-trust/beds,sample-trust,Sample Hospitals NHS Trust,trust,England,unmet,There is none.,2026-11-01T00:00:00Z',
  ]);
  expect(asked).toMatchObject([{ organisation: ['sample-trust'], limit: 1000 }]);
});

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

test('what was read is kept for a moment, but not beyond the end of a harvest', async () => {
  let asked = 0;
  let runs = [aHarvestRun({ id: 'run-1', state: 'running' })];
  const store = emptyStore({
    findings: async () => ((asked += 1), { total: 0, rows: [] }),
    harvests: async () => ({ total: 1, runs }),
  });
  const app = createWeb(fakeTools({ store }));
  const look = () => request(app).get('/checks/has-licence').set('Accept', 'text/html');
  await look();
  const once = asked;
  await look();
  expect(asked).toBe(once);
  runs = [aHarvestRun({ id: 'run-1', state: 'complete' })];
  await look();
  expect(asked).toBe(2 * once);
});
