import request from 'supertest';
import { expect, test } from 'vitest';
import { spanOf } from '../../../src/visibility/read-report.ts';
import { createWeb } from '../../../src/web/web.ts';
import { sampleTools } from '../sample-site.ts';
import { emptyStore, fakeTools, noStatuses, now } from '../fake-tools.ts';

test.each([
  [
    { from: '', to: '' },
    { from: '2026-08-25', to: '2026-11-23' },
  ],
  [
    { from: '', to: '2026-03-31' },
    { from: '2025-12-31', to: '2026-03-31' },
  ],
  [
    { from: '2026-03-31', to: '2026-01-01' },
    { from: '2026-01-01', to: '2026-03-31' },
  ],
])('a report on %j is over %j', (asked, span) => {
  expect(spanOf(asked, now)).toEqual(span);
});

test('a report has the figures at both ends, with British dates', async () => {
  const days = [
    { day: '2026-09-01', repositories: 2, statuses: noStatuses({ open: 1, 'needs-attention': 1 }) },
    { day: '2026-10-15', repositories: 4, statuses: noStatuses({ open: 3, 'needs-attention': 1 }) },
    { day: '2026-11-20', repositories: 9, statuses: noStatuses({ open: 9 }) },
  ];
  const asked: unknown[] = [];
  const store = emptyStore({
    history: async () => days,
    async eventLog({ from, to, organisation }) {
      asked.push({ from, to, organisation });
      return { total: 0, rows: [] };
    },
  });
  const { text } = await request(createWeb(fakeTools({ store, catalogue: sampleTools().catalogue }))).get(
    '/organisations/Sample-Trust/report?from=2026-10-01&to=2026-10-31',
  );
  expect(text).toContain('1 October 2026 to 31 October 2026');
  expect(text).toContain('Figures at the start are those of 1 September 2026');
  expect(text).toMatch(/>\s*50%\s*<[\s\S]*>\s*75%\s*</);
  expect(text).not.toContain('100%');
  expect(asked[0]).toMatchObject({ from: '2026-10-01', to: '2026-10-31' });
});

test('a report on nobody is not found', async () => {
  const { status } = await request(createWeb(sampleTools())).get('/organisations/nobody/report');
  expect(status).toBe(404);
});
