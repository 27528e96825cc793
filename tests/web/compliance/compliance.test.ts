import request from 'supertest';
import { expect, test } from 'vitest';
import { changesOf, trendView } from '../../../src/web/charts/trend.ts';
import { createWeb } from '../../../src/web/web.ts';
import { sampleTools } from '../sample-site.ts';
import { emptyStore, fakeTools, noStatuses } from '../fake-tools.ts';

const sample = createWeb(sampleTools());

test('the map leads to the repositories behind a share, and says the numbers', async () => {
  const { text } = await request(sample).get('/compliance/map?policy=nhs-osp-2022');
  expect(text).toMatch(
    /href="\/checks\/[\w-]+\?policy=nhs-osp-2022&amp;organisation=sample-trust#repositories">\d+%/,
  );
  expect(text).toMatch(/hub-heat__cell--5"><a href="[^"]+">100%/);
  expect(text).toContain(': 6 of 6');
});

test('the map as a table has a line for each row and check', async () => {
  const { text } = await request(sample).get('/compliance/map.csv?policy=nhs-osp-2022&by=nation');
  const [head, first] = text.split(/\r?\n/);
  expect(head).toBe('policy,by,row,check,met,unmet,unknown,not-applicable,declared,waived');
  expect(first).toMatch(/^nhs-osp-2022,nation,England,[\w-]+,/);
});

test('figures are narrowed to organisations of a nation and a type', async () => {
  const asked: unknown[] = [];
  const { catalogue } = sampleTools();
  const store = emptyStore(
    {
      async compliance({ organisation }) {
        asked.push(organisation);
        return { organisations: [], checks: [], levels: [] };
      },
    },
    catalogue,
  );
  await request(createWeb(fakeTools({ store, catalogue }))).get('/compliance?nation=Scotland');
  expect(asked).toEqual([['sample-scotland-long-account-name']]);
});

test('the estate is shown by nation and kind of body, with a bar and a link each', async () => {
  const { text } = await request(sample).get('/compliance?policy=nhs-osp-2022');
  expect(text).toContain('href="/compliance?policy=nhs-osp-2022&amp;nation=Scotland"');
  expect(text).toContain('href="/compliance?policy=nhs-osp-2022&amp;bodyType=national-body"');
  expect(text).toMatch(/Scotland<\/a>[^]*?\d+% of \d+ assessed\)\s*<svg class="hub-bar"/);
});

test('figures by organisation are a table with body, nation and levels, for Excel too', async () => {
  const { text } = await request(sample).get('/compliance.csv?policy=nhs-osp-2022&bom=1');
  const [head = '', first = ''] = text.split(/\r?\n/);
  expect(head).toMatch(/^\uFEFFpolicy,organisation,body,bodyType,nation,repositories,open,/);
  expect(head).toContain('mandatory-met,mandatory-unmet');
  expect(first).toMatch(
    /^nhs-osp-2022,sample-national,Sample National Digital,national-body,England,412,250,/,
  );
  expect(first.split(',')).toHaveLength(head.split(',').length);
});

test('changes of rules within the days of a trend are marked', () => {
  const days = ['2026-11-20', '2026-11-21', '2026-11-23'].map((day) => ({
    ...{ day, repositories: 2, statuses: noStatuses({ open: 1, 'needs-attention': 1 }) },
  }));
  const rule = (since: string, subject = 'pack') => ({ subject, since, version: '2', digest: '' });
  const rules = [
    rule('2026-11-20T06:00:00Z'),
    rule('2026-11-21T06:00:00Z'),
    rule('2026-11-24T00:00:00Z', 'code'),
  ];
  const { chart, changes } = trendView(days, changesOf(rules, [{ id: 'pack', title: 'A pack' }]));
  expect(changes).toEqual(['21 November 2026: A pack, version 2']);
  expect(chart?.marks).toHaveLength(1);
});
