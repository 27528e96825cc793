import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/domain/assessment.ts';
import { explain } from '../../src/policy/policy.ts';
import { assessmentView } from '../../src/web/repositories/assessment-view.ts';
import { checkRows } from '../../src/web/components/check-rows.ts';
import { complianceView } from '../../src/web/compliance/compliance-page.ts';
import { harvestsView } from '../../src/web/harvests/harvests-page.ts';
import { homeView } from '../../src/web/home/home-page.ts';
import { licenceView } from '../../src/web/repositories/licence-view.ts';
import { licencesView } from '../../src/web/licences/licences-page.ts';
import { organisationsView } from '../../src/web/organisations/organisations-page.ts';
import { webAddress } from '../../src/domain/file-address.ts';
import { noLevels } from '../../src/domain/levels.ts';
import { withQuery } from '../../src/web/components/addresses.ts';
import { freshnessView } from '../../src/web/layout/freshness.ts';
import { freshnessTexts } from '../../src/web/layout/site.ts';
import { outcomeBar } from '../../src/web/charts/outcome-bar.ts';
import { paginate } from '../../src/web/components/pagination.ts';
import { stackedBar } from '../../src/web/charts/stacked-bar.ts';
import { trendView } from '../../src/web/charts/trend.ts';
import { searchAddress, searchForm } from '../../src/web/search/search-form.ts';
import { searchView } from '../../src/web/search/search-page.ts';
import { aHarvestRun, aLicence, anEvidence, aVerdict, oidOf } from '../builders.ts';
import { aCatalogue, anOrganisation, aResult, noFigures, noOutcomes, noStatuses, now } from './fake-tools.ts';

const prose = (id: string) => ({
  id,
  title: `Title of ${id}`,
  why: 'Why.',
  fix: 'Fix.',
  lesson: { time: 'minutes', tip: 'Begin.' } as const,
});
const aPolicy = {
  id: 'nhs-open-source',
  title: 'A policy',
  version: '1',
  summary: '',
  source: '',
  url: null,
  effectiveFrom: '2022-01-01',
  lastReviewed: '2026-01-01',
  clauses: [
    { check: 'one', force: 'recommended', clause: '1', text: '' },
    { check: 'two', force: 'mandatory', clause: '2', text: '' },
    { check: 'three', force: 'mandatory', clause: '3', text: '' },
  ],
} as const;
const policy = { ...aPolicy, clauses: [...aPolicy.clauses] };

describe('the findings of a repository', () => {
  const findings: Finding[] = [
    { check: 'one', outcome: 'unmet', because: 'a' },
    { check: 'two', outcome: 'met', because: 'b', since: '2026-11-01T06:00:00.000Z' },
    { check: 'three', outcome: 'unmet', because: 'c', proof: 'setup.py#L12', since: '2026-11-03T06:00:00Z' },
    { check: 'gone', outcome: 'met', because: 'd' },
  ];
  const viewOf = (id: string) =>
    explain(aVerdict(findings, { policy: id }), [policy], prose).map((one) =>
      assessmentView(one, { evidence: anEvidence(), firstSeenAt: '2026-11-01T06:00:00.000Z' }),
    )[0] ?? expect.fail();
  const view = viewOf(policy.id);

  const checksIn = (groups: typeof view.groups) =>
    groups.map(({ heading, rows }) => [heading, rows.map(({ check }) => check)]);

  test('are grouped by force, what is not met apart from what is', () => {
    expect(checksIn(view.groups)).toEqual([
      ['Mandatory', ['three']],
      ['Recommended', ['one']],
    ]);
    expect(checksIn(view.settled)).toEqual([
      ['Mandatory', ['two']],
      ['No longer part of the policy', ['gone']],
    ]);
    expect(view.settledTitle).toBe('Show the 2 checks that are met or not applicable');
  });

  test('link to the line in the commit that was read', () => {
    expect(view.groups[0]?.rows.map(({ proof }) => proof)).toEqual([
      {
        text: 'setup.py, line 12',
        href: `https://github.com/sample-trust/ward-board/blob/${oidOf('head')}/setup.py#L12`,
      },
    ]);
    expect(view.settled[0]?.rows.map(({ proof }) => proof)).toEqual([{ text: '', href: '' }]);
  });

  test('say since when they are so, which may be before our first look', () => {
    const rows = [...view.groups, ...view.settled].flatMap((group) => group.rows);
    expect(rows.map(({ check, since }) => [check, since])).toEqual([
      ['three', '3 November 2026'],
      ['one', 'Not known'],
      ['two', '1 November 2026 or earlier'],
      ['gone', 'Not known'],
    ]);
  });

  test('say how to fix only what is not met', () => {
    expect(view.groups[0]?.rows.map(({ fix }) => fix)).toEqual(['Fix.']);
    expect(view.settled[0]?.rows.map(({ fix }) => fix)).toEqual(['']);
  });

  test('of a policy that is gone are shown under its id', () => {
    expect(viewOf('old')).toMatchObject({ title: 'old', href: '' });
  });
});

describe('the licence of a repository', () => {
  test('absent and not collected are told apart', () => {
    expect(licenceView(null, anEvidence()).text).toBe('No licence');
    expect(licenceView(undefined, anEvidence()).text).toBe('Not known');
  });

  test.each([
    [1, 'confidence 100%'],
    [0.9999, 'confidence 99%'],
    [0.974, 'confidence 97%'],
  ])('a confidence of %d is %s', (confidence, words) => {
    expect(licenceView(aLicence({ confidence }), anEvidence()).confidence).toBe(words);
  });

  test('a verdict of a person names no file', () => {
    expect(licenceView(aLicence({ decidedBy: null }), anEvidence()).source).toBe('decided by a person');
  });

  test('no more differences are listed than people can read, and the rest is counted', () => {
    const differences = Array.from({ length: 25 }, (_, index) => ({ standard: `${index}`, found: '' }));
    const [file] = aLicence().files;
    const view = licenceView(aLicence({ files: file ? [{ ...file, differences }] : [] }), anEvidence());
    expect(view.files[0]?.differences).toHaveLength(20);
    expect(view.files[0]?.more).toBe('5 more differences are not shown.');
  });
});

describe('the address of a search', () => {
  test.each([
    '/search',
    '/search?q=beds&topic=fhir&topic=nhs&page=2',
    '/search?licence=none&sort=stars&perPage=50',
  ])('%s survives being read and written', (address) => {
    const query = Object.fromEntries(
      [...new URL(address, 'http://hub').searchParams.keys()].map((key) => [
        key,
        new URL(address, 'http://hub').searchParams.getAll(key),
      ]),
    );
    const form = searchForm(query);
    expect(searchAddress(form, form.page)).toBe(address);
  });

  test('removing one value of a filter keeps the others and goes to the first page', () => {
    const form = searchForm({ q: 'beds', topic: ['nhs', 'fhir'], page: '4' });
    const view = searchView(form, aResult([], { total: 200 }), aCatalogue(), now);
    expect(view.applied.map(({ href }) => href)).toEqual([
      '/search?q=beds&topic=fhir',
      '/search?q=beds&topic=nhs',
    ]);
    expect(view.clearHref).toBe('/search?q=beds');
  });

  test('a chosen value stays among the choices when nothing has it', () => {
    const view = searchView(searchForm({ language: 'COBOL' }), aResult([]), aCatalogue(), now);
    expect(view.facets[0]?.first).toEqual([
      { id: 'language-0', value: 'COBOL', text: 'COBOL', count: '0', checked: true, members: [] },
    ]);
  });

  test('a page beyond the last says so and leads to the last', () => {
    const view = searchView(searchForm({ page: '9' }), aResult([], { total: 45 }), aCatalogue(), now);
    expect(view).toMatchObject({
      beyond: true,
      empty: false,
      lastHref: '/search?page=3',
      summary: '45 repositories found',
    });
  });

  test.each([
    ['', 0, 'No repositories found'],
    ['1', 1, '1 repository found'],
    ['1', 45, '45 repositories found, showing 1 to 20'],
    ['3', 45, '45 repositories found, showing 41 to 45'],
  ])('page %j of %d is summed up as %s', (page, total, words) => {
    const items = total === 0 ? [] : aResult([]).items;
    expect(searchView(searchForm({ page }), aResult([], { total, items }), aCatalogue(), now).summary).toBe(
      words,
    );
  });
});

describe('addresses', () => {
  test('empty values are left out', () => {
    expect(withQuery('/a', { b: '', c: undefined, d: ['x', ''], e: 'é&' })).toBe('/a?d=x&e=%C3%A9%26');
  });

  test.each([
    ['https://nhs.example/a', 'https://nhs.example/a'],
    ['javascript:alert(1)', null],
    ['https://user:pass@nhs.example/', null],
    ['/relative', null],
    ['', null],
    [null, null],
  ])('%j may be linked to as %j', (address, expected) => {
    expect(webAddress(address)).toBe(expected);
  });
});

describe('pagination', () => {
  const words = (page: number, total: number) =>
    paginate({ page, perPage: 10, total }, String)
      .items.map(({ text, gap, current }) => (gap ? '…' : current ? `[${text}]` : text))
      .join(' ');

  test.each([
    [1, 0, '[1]'],
    [1, 21, '[1] 2 3'],
    [1, 100, '[1] 2 … 10'],
    [5, 100, '1 … 4 [5] 6 … 10'],
    [10, 100, '1 … 9 [10]'],
    [1, 1e9, '[1] 2 … 1,000'],
  ])('page %d of %d things shows %s', (page, total, expected) => {
    expect(words(page, total)).toBe(expected);
  });

  test('beyond the last page nothing leads further', () => {
    expect(paginate({ page: 12, perPage: 10, total: 100 }, String)).toMatchObject({ previous: '', next: '' });
  });
});

describe('freshness', () => {
  const catalogue = aCatalogue({ schedule: { harvest: '0 6 * * *', overdueAfterHours: 24 } });

  test.each([
    [null, false, false],
    ['2026-11-22T16:32:00Z', true, false],
    ['2026-11-22T16:31:59Z', true, true],
  ])('of a harvest that ended at %s', (ended, harvested, overdue) => {
    expect(freshnessView(ended, catalogue, now)).toMatchObject({ harvested, overdue });
  });

  const lastComplete = '2026-11-22T16:32:00Z';
  const unread = (...logins: string[]) =>
    ['trust-1', 'trust-2', 'trust-3', 'trust-4', 'trust-5'].map((login) => ({
      ...{ login, seen: 0, total: null },
      state: logins.includes(login) ? ('failed' as const) : ('done' as const),
    }));

  test.each([
    ['complete', [], /^Data last updated [^.]*$/],
    ['partial', ['trust-1', 'trust-2'], /could not read 2 of 5 organisations, .* of trust-1 and trust-2 is/],
    ['partial', ['trust-1', 'trust-2', 'trust-3', 'trust-4'], /could not read 4 of 5 .* of these is/],
    ['failed', ['trust-1'], /could not read anything$/],
  ] as const)('every page says how a harvest that is %s ended: %o', (state, logins, words) => {
    const newest = aHarvestRun({ state, organisations: unread(...logins) });
    expect(freshnessTexts({ lastComplete, newest }, now).join('. ')).toMatch(words);
  });
});

describe('bars and trends', () => {
  test('a bar leaves out what does not apply and always fills its width', () => {
    const bar = outcomeBar(noOutcomes({ met: 1, unmet: 1, unknown: 1, 'not-applicable': 97 }));
    expect(bar.segments.map(({ kind, x, width }) => [kind, x, width])).toEqual([
      ['met', '0.00', '33.33'],
      ['unmet', '33.33', '33.33'],
      ['unknown', '66.67', '33.33'],
    ]);
    expect(bar.met).toBe('33%');
    expect(outcomeBar(noOutcomes()).any).toBe(false);
  });

  const day = (text: string, statuses: Parameters<typeof noStatuses>[0]) => ({
    day: text,
    repositories: 10,
    statuses: noStatuses(statuses),
  });

  test('a trend spaces days by the calendar and needs two of them', () => {
    const days = [
      day('2026-11-11', { open: 10 }),
      day('2026-11-01', { 'needs-attention': 10 }),
      day('2026-11-02', { open: 5, 'needs-attention': 5 }),
    ];
    const { chart, rows } = trendView(days);
    expect(chart?.path).toBe('M40,164L71.2,87L352,10');
    expect(chart?.up).toEqual([
      { y: 164, text: '0%' },
      { y: 87, text: '50%' },
      { y: 10, text: '100%' },
    ]);
    expect(rows[0]?.day).toBe('11 November 2026');
    expect(trendView(days.slice(0, 1)).chart).toBeNull();
  });

  test('a trend is a share of assessed repositories, as the tables are', () => {
    const { summary, rows } = trendView([
      day('2026-11-01', { open: 4, withdrawn: 6 }),
      day('2026-11-02', { open: 2, 'needs-attention': 2, withdrawn: 6 }),
      day('2026-11-03', { withdrawn: 10 }),
    ]);
    expect(summary).toBe(
      '100% of assessed repositories were open on 1 November 2026, and 50% on 2 November 2026.',
    );
    expect(rows.map(({ repositories, open }) => [repositories, open])).toEqual([
      ['4', '50%'],
      ['4', '100%'],
    ]);
  });

  test('the parts of a bar join without gaps, in their order', () => {
    const counts = fc.record({ a: fc.nat(1000), b: fc.nat(1000), c: fc.nat(1000) });
    fc.assert(
      fc.property(counts, (values) => {
        const { any, segments } = stackedBar(values, ['a', 'b', 'c']);
        const ends = segments.map(({ x, width }) => Number(x) + Number(width));
        for (const [index, { x }] of segments.entries())
          expect(Number(x)).toBeCloseTo(ends[index - 1] ?? 0, 1);
        expect(any).toBe(segments.length > 0);
        if (any) expect(ends.at(-1)).toBeCloseTo(100, 1);
      }),
    );
  });
});

describe('overviews', () => {
  test('withdrawn repositories are not counted as public', () => {
    const organisations = [
      {
        organisation: 'sample-trust',
        repositories: 4,
        statuses: noStatuses({ open: 2, 'needs-attention': 1, withdrawn: 1 }),
        levels: noLevels(),
        listedAt: null,
      },
    ];
    const found = { figures: { organisations }, licences: [], events: [], lastComplete: null };
    expect(homeView(found, aCatalogue(), now).figures.map(({ value }) => value)).toEqual([
      '3',
      '1',
      '0%',
      '67%',
    ]);
  });

  test('organisations sort by what is asked, largest first, names among equals', () => {
    const organisations = ['b', 'a', 'c'].map((organisation, index) => ({
      organisation,
      repositories: 1,
      statuses: noStatuses({ open: index === 2 ? 5 : 1, 'needs-attention': 1 }),
      levels: noLevels(),
      listedAt: null,
    }));
    const found = { figures: { ...noFigures(), organisations }, days: [], rules: [], lastComplete: null };
    const around = { catalogue: aCatalogue(), policies: [], prose, now };
    const order = (by: 'name' | 'open') =>
      complianceView(found, { policy: '', nation: '', bodyType: '', order: by }, around).organisations.map(
        ({ name }) => name,
      );
    expect(order('open')).toEqual(['c', 'a', 'b']);
    expect(order('name')).toEqual(['a', 'b', 'c']);
  });

  test('checks come mandatory first, then least met, and keep to their policy', () => {
    const figures = ['one', 'two', 'three'].map((check, index) => ({
      policy: policy.id,
      check,
      outcomes: noOutcomes({ met: 5 - index, unmet: index }),
    }));
    const [table] = checkRows(figures, [policy], prose, 'sample-trust');
    expect(table?.rows.map(({ check }) => check)).toEqual(['three', 'two', 'one']);
    expect(table?.rows[0]?.href).toBe('/checks/three?policy=nhs-open-source&organisation=sample-trust');
    expect(table?.rows[0]?.unmetHref).toBe(
      '/checks/three?policy=nhs-open-source&outcome=unmet&organisation=sample-trust',
    );
    expect(table?.rows[2]?.unmetHref).toBe('');
  });

  test('an organisation that could not be read shows why, and how old its data is', () => {
    const run = aHarvestRun({
      faults: [{ at: '', subject: 'Sample-Trust', kind: 'unreachable', message: 'No answer.' }],
    });
    const figures = [
      {
        organisation: 'sample-trust',
        repositories: 1,
        statuses: noStatuses({ open: 1 }),
        levels: noLevels(),
        listedAt: '2026-11-20T16:32:00Z',
      },
    ];
    const view = organisationsView({ figures, run, type: '' }, aCatalogue(), now);
    expect(view.nations[0]?.rows[0]).toMatchObject({ fault: 'No answer.', listed: 'Checked 3 days ago' });
  });

  test('organisations are filtered by kind and grouped by nation', () => {
    const organisations = [
      anOrganisation(),
      anOrganisation({ login: 'b', nation: 'Wales', bodyType: 'regulator' }),
    ];
    const catalogue = aCatalogue({ organisations });
    const nations = (type: '' | 'regulator') =>
      organisationsView({ figures: [], run: undefined, type }, catalogue, now).nations.map(
        ({ name }) => name,
      );
    expect(nations('')).toEqual(['England', 'Wales']);
    expect(nations('regulator')).toEqual(['Wales']);
  });

  test('licences link to the search that shows them, none included', () => {
    const { rows, summary } = licencesView(
      [
        { spdx: 'MIT', repositories: 3 },
        { spdx: null, repositories: 1 },
      ],
      '',
      aCatalogue(),
    );
    expect(rows.map(({ href, share }) => [href, share])).toEqual([
      ['/search?licence=MIT', '75%'],
      ['/search?licence=none', '25%'],
    ]);
    expect(summary).toBe('75% of 4 repositories have a licence.');
  });

  test('the harvest that runs stands apart from those that ended', () => {
    const running = aHarvestRun({ id: 'r', state: 'running', finishedAt: null });
    const found = {
      total: 2,
      runs: [running, aHarvestRun()],
      page: 1,
      lastComplete: null,
      current: undefined,
    };
    const view = harvestsView(found, { catalogue: aCatalogue(), canStart: false, now });
    expect(view.running.map(({ href }) => href)).toEqual(['/harvests/r']);
    expect(view.rows.map(({ href }) => href)).toEqual(['/harvests/run-1']);
  });

  test('the first page names what the newest harvest could not read, and why', () => {
    const fault = { at: '2026-11-23T06:00:00Z', subject: 'b', kind: 'forbidden', message: 'It refused us.' };
    const partial = aHarvestRun({
      state: 'partial',
      organisations: [
        { login: 'a', state: 'done', seen: 1, total: 1 },
        { login: 'b', state: 'failed', seen: 0, total: null },
        { login: 'c', state: 'missing', seen: 0, total: 0 },
      ],
      faults: [fault],
    });
    const found = { total: 2, runs: [partial, aHarvestRun()], lastComplete: null, current: undefined };
    const context = { catalogue: aCatalogue(), canStart: false, now };
    expect(harvestsView({ ...found, page: 1 }, context).unread).toEqual([
      { login: 'b', reason: 'It refused us.' },
      { login: 'c', reason: 'It could not be read.' },
    ]);
    expect(harvestsView({ ...found, page: 2 }, context).unread).toEqual([]);
  });
});
