import { expect, test } from 'vitest';
import type { Outcome, Status } from '../../../src/domain/assessment.ts';
import { noLevels } from '../../../src/domain/levels.ts';
import type { Store } from '../../../src/store/store.ts';
import { aLicence, aRepository, aVerdict } from '../../builders.ts';
import { monday, save, tuesday } from './repositories.ts';

const none = {
  open: 0,
  'needs-attention': 0,
  'not-assessed': 0,
  'closed-with-reason': 0,
  'closed-without-reason': 0,
  withdrawn: 0,
};
const noOutcome = { met: 0, unmet: 0, unknown: 0, 'not-applicable': 0, declared: 0, waived: 0 };

export function complianceCases(current: () => Store): void {
  const judged = (id: number, outcome: Outcome, { owner = 'sample-trust', policies = ['nhs'] } = {}) => {
    const status: Status = outcome === 'met' ? 'open' : 'needs-attention';
    const findings = [{ check: 'has-licence', outcome, because: `It is ${outcome}.` }];
    return aRepository({
      evidence: { id: `github:${id}`, name: `n-${id}`, owner },
      status,
      ...aVerdict(findings, ...policies.map((policy) => ({ policy, status }))),
    });
  };

  test('counts by organisation, check and outcome; one listed with nothing shows zeros', async () => {
    await current().saveSyncState('Empty-Trust', { forge: null, listedAt: tuesday, reconciledAt: null });
    await save(current(), [
      judged(1, 'met'),
      judged(2, 'unmet'),
      judged(3, 'unmet', { owner: 'Other-Trust' }),
    ]);
    expect(await current().compliance({})).toEqual({
      organisations: [
        {
          organisation: 'empty-trust',
          repositories: 0,
          statuses: none,
          levels: noLevels(),
          listedAt: tuesday,
        },
        {
          organisation: 'other-trust',
          repositories: 1,
          statuses: { ...none, 'needs-attention': 1 },
          levels: noLevels(),
          listedAt: null,
        },
        {
          organisation: 'sample-trust',
          repositories: 2,
          statuses: { ...none, open: 1, 'needs-attention': 1 },
          levels: noLevels(),
          listedAt: null,
        },
      ],
      checks: [{ policy: 'nhs', check: 'has-licence', outcomes: { ...noOutcome, met: 1, unmet: 2 } }],
      levels: [],
    });
    const { organisations, checks } = await current().compliance({ organisation: 'OTHER-trust' });
    expect(organisations.map(({ organisation }) => organisation)).toEqual(['other-trust']);
    expect(checks[0]?.outcomes).toEqual({ ...noOutcome, unmet: 1 });
  });

  test('with a policy, only what it binds is counted', async () => {
    await save(current(), [
      judged(1, 'met'),
      judged(2, 'unmet', { owner: 'other-trust', policies: ['nhs', 'gds'] }),
    ]);
    const { organisations, checks } = await current().compliance({ policy: 'gds' });
    expect(organisations.map(({ organisation, repositories }) => [organisation, repositories])).toEqual([
      ['other-trust', 1],
    ]);
    expect(checks.map(({ policy }) => policy)).toEqual(['gds']);
  });

  test('a withdrawn repository counts under its status and in no check', async () => {
    await save(current(), [judged(1, 'met'), judged(2, 'met')]);
    await current().withdraw(['github:1'], 'gone', tuesday);
    const { organisations, checks } = await current().compliance({});
    expect(organisations[0]).toMatchObject({ repositories: 2, statuses: { ...none, open: 1, withdrawn: 1 } });
    expect(checks[0]?.outcomes).toEqual({ ...noOutcome, met: 1 });
    expect((await current().findings({ check: 'has-licence', limit: 9, offset: 0 })).total).toBe(1);
  });

  test('levels are counted for each policy and over all, of what the public sees', async () => {
    const at = (id: number, mandatory: 'met' | 'unmet', required: 'met' | 'unknown') => {
      const repository = judged(id, mandatory, { policies: ['nhs', 'gds'] });
      const levels = { mandatory, required, recommended: 'not-applicable' as const };
      const [first, second] = repository.assessments;
      return {
        ...repository,
        assessments: [
          { ...first!, levels },
          { ...second!, levels },
        ],
      };
    };
    await save(current(), [at(1, 'met', 'met'), at(2, 'unmet', 'unknown'), at(3, 'met', 'unknown')]);
    await save(current(), [at(2, 'met', 'unknown')], tuesday);
    await current().withdraw(['github:3'], 'gone', tuesday);
    const counts = {
      mandatory: { met: 2, unmet: 0, unknown: 0, 'not-applicable': 0 },
      required: { met: 1, unmet: 0, unknown: 1, 'not-applicable': 0 },
      recommended: { met: 0, unmet: 0, unknown: 0, 'not-applicable': 2 },
    };
    const { organisations, checks, levels } = await current().compliance({});
    expect(organisations[0]?.levels).toEqual(counts);
    expect(levels).toEqual([
      { policy: 'gds', levels: counts },
      { policy: 'nhs', levels: counts },
    ]);
    expect(checks.map(({ check }) => check)).toEqual(['has-licence', 'has-licence']);
  });

  test('findings are listed by name, page by page, with the newest reason', async () => {
    await save(current(), [judged(3, 'unmet'), judged(1, 'unmet'), judged(2, 'met')]);
    await save(current(), [judged(2, 'unmet')], tuesday);
    const query = { check: 'has-licence', outcome: 'unmet', limit: 2 } as const;
    const first = await current().findings({ ...query, offset: 0 });
    expect([first.total, first.rows.map(({ name }) => name)]).toEqual([3, ['n-1', 'n-2']]);
    expect(first.rows[1]).toEqual({
      owner: 'sample-trust',
      name: 'n-2',
      organisation: 'sample-trust',
      because: 'It is unmet.',
      outcome: 'unmet',
      since: tuesday,
      firstSeenAt: monday,
    });
    const second = await current().findings({ ...query, offset: 2 });
    expect([second.total, second.rows.map(({ name }) => name)]).toEqual([3, ['n-3']]);
    expect(await current().findings({ ...query, check: 'other', offset: 0 })).toEqual({ total: 0, rows: [] });
  });

  test('a long list is in the order of names, and as long as what is on it', async () => {
    const many = Array.from({ length: 620 }, (_, index) =>
      judged(index + 1, index % 20 === 0 ? 'met' : 'unmet', {
        owner: index % 31 === 0 ? 'other-trust' : index % 40 === 1 ? 'third-trust' : 'sample-trust',
        policies: index % 2 === 0 ? ['nhs', 'gds'] : ['nhs'],
      }),
    );
    await save(current(), many);
    const listed = async (filter: object) => {
      const query = { check: 'has-licence', outcome: 'unmet', ...filter } as const;
      const all = await current().findings({ ...query, limit: 1000, offset: 0 });
      const part = await current().findings({ ...query, limit: 7, offset: 5 });
      expect(part).toEqual({ total: all.total, rows: all.rows.slice(5, 12) });
      expect(all.total).toBe(all.rows.length);
      const names = all.rows.map(({ owner, name }) => `${owner}/${name}`);
      expect(names).toEqual(names.toSorted());
      return all.total;
    };
    expect(await listed({})).toBe(589);
    expect(await listed({ policy: 'nhs' })).toBe(589);
    expect(await listed({ policy: 'gds' })).toBe(279);
    expect(await listed({ policy: 'nhs', organisation: ['sample-trust'] })).toBe(554);
    expect(await listed({ organisation: ['sample-trust', 'other-trust'] })).toBe(573);
    expect(await listed({ policy: 'nhs', organisation: ['sample-trust', 'other-trust'] })).toBe(573);
    expect(await listed({ policy: 'gds', outcome: 'met' })).toBe(31);
    expect(await listed({ policy: 'nhs', outcome: undefined })).toBe(620);
    await save(current(), [{ ...judged(2, 'unmet'), status: 'closed-without-reason' }]);
    expect(await listed({})).toBe(588);
    expect(await listed({ policy: 'nhs' })).toBe(588);
  });

  test('a check that two policies ask is one finding, unless a policy is named', async () => {
    await save(current(), [
      judged(1, 'met', { policies: ['nhs', 'gds'] }),
      judged(2, 'met', { owner: 'other-trust' }),
    ]);
    const ask = (rest: object) => current().findings({ check: 'has-licence', limit: 9, offset: 0, ...rest });
    expect((await ask({})).rows.map(({ name }) => name)).toEqual(['n-2', 'n-1']);
    expect((await ask({})).total).toBe(2);
    expect((await ask({ policy: 'gds' })).total).toBe(1);
    expect((await ask({ organisation: 'Other-Trust' })).rows.map(({ name }) => name)).toEqual(['n-2']);
  });

  test('a renamed repository is listed under its new name', async () => {
    await save(current(), [judged(1, 'met')]);
    await save(current(), [
      { ...judged(1, 'met'), evidence: { ...judged(1, 'met').evidence, name: 'Zebra' } },
    ]);
    await save(current(), [judged(2, 'met')]);
    const { rows } = await current().findings({ check: 'has-licence', limit: 9, offset: 0 });
    expect(rows.map(({ name }) => name)).toEqual(['n-2', 'Zebra']);
  });

  test('licences come largest first; not collected and withdrawn ones are left out', async () => {
    const licensed = (id: number, licence: ReturnType<typeof aLicence> | null | undefined) =>
      aRepository({ evidence: { id: `github:${id}`, name: `n-${id}` }, licence });
    await save(current(), [
      licensed(1, aLicence()),
      licensed(2, aLicence()),
      licensed(3, null),
      licensed(4, undefined),
      licensed(5, aLicence({ spdx: 'Apache-2.0' })),
    ]);
    await current().withdraw(['github:5'], 'gone', tuesday);
    expect(await current().licences('Sample-Trust')).toEqual([
      { spdx: 'MIT', repositories: 2 },
      { spdx: null, repositories: 1 },
    ]);
    expect(await current().licences('other')).toEqual([]);
  });

  test('checks of a policy come by organisation, of one or of all', async () => {
    await save(current(), [
      judged(1, 'met', { policies: ['nhs', 'other'] }),
      judged(2, 'unmet'),
      judged(3, 'unmet', { owner: 'Other-Trust' }),
    ]);
    const ofSample = {
      ...{ organisation: 'sample-trust', check: 'has-licence' },
      outcomes: { ...noOutcome, met: 1, unmet: 1 },
    };
    const ofOther = { ...ofSample, organisation: 'other-trust', outcomes: { ...noOutcome, unmet: 1 } };
    const found = await current().checksByOrganisation({ policy: 'nhs' });
    expect(found.sort((a, b) => (a.organisation < b.organisation ? -1 : 1))).toEqual([ofOther, ofSample]);
    const only = { policy: 'nhs', organisation: ['other-trust'] };
    expect(await current().checksByOrganisation(only)).toEqual([ofOther]);
    expect(await current().checksByOrganisation({ policy: 'none' })).toEqual([]);
  });

  test('checks are kept by day and part where they changed, and earlier days stay', async () => {
    const scopesOf = (login: string) => ['estate', `organisation:${login}`] as const;
    const record = (day: string) => current().recordFigures(day, scopesOf);
    const history = (scope: 'estate' | 'organisation:other-trust', days = 9) =>
      current().checkHistory({ policy: 'nhs', check: 'has-licence', scope, days });
    await save(current(), [judged(1, 'met')]);
    await record('2026-11-20');
    await record('2026-11-21');
    await save(current(), [judged(2, 'unmet', { owner: 'other-trust' })]);
    await record('2026-11-22');
    await save(current(), [judged(3, 'met', { owner: 'other-trust' })]);
    await record('2026-11-22');
    const day = (on: string, met: number, unmet: number) => ({
      ...{ day: on, outcomes: { ...noOutcome, met, unmet } },
    });
    expect(await history('estate')).toEqual([day('2026-11-20', 1, 0), day('2026-11-22', 2, 1)]);
    expect(await history('estate', 1)).toEqual([day('2026-11-22', 2, 1)]);
    expect(await history('organisation:other-trust')).toEqual([day('2026-11-22', 1, 1)]);
    await current().withdraw(['github:2', 'github:3'], 'gone', tuesday);
    await record('2026-11-24');
    expect(await history('organisation:other-trust')).toEqual([
      day('2026-11-22', 1, 1),
      day('2026-11-24', 0, 0),
    ]);
  });

  test('figures of a day are replaced; the history gives the newest days, oldest first', async () => {
    await save(current(), [judged(1, 'met')]);
    for (const day of ['2026-11-20', '2026-11-21', '2026-11-23']) await current().recordFigures(day);
    await save(current(), [judged(2, 'unmet', { owner: 'other-trust' })]);
    await current().recordFigures('2026-11-23');
    expect(await current().history({ days: 2 })).toEqual([
      { day: '2026-11-21', repositories: 1, statuses: { ...none, open: 1 } },
      { day: '2026-11-23', repositories: 2, statuses: { ...none, open: 1, 'needs-attention': 1 } },
    ]);
    expect(await current().history({ days: 9, organisation: 'Other-Trust' })).toEqual([
      { day: '2026-11-23', repositories: 1, statuses: { ...none, 'needs-attention': 1 } },
    ]);
  });
}
