import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Repository } from '../../src/domain/repository.ts';
import type { Dialect } from '../../src/store/database.ts';
import { migrations } from '../../src/store/migrations/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aRepository, aVerdict } from '../builders.ts';
import { formerDocument } from './former-document.ts';
import { monday, save, tuesday, wednesday } from './cases/repositories.ts';
import { embeddedPostgres, sqliteFile } from './databases.ts';

const thursday = '2026-11-26T06:00:00.000Z';
const finding = (check: string, outcome: 'met' | 'unmet', because: string) => ({ check, outcome, because });
const both = [{ policy: 'nhs', version: '2' }, { policy: 'gds' }];

const repositories = [
  aRepository({
    evidence: { id: 'github:1', name: 'Ward-Board' },
    ...aVerdict(
      [{ ...finding('b', 'met', 'Said so, in B.md.'), proof: 'B.md' }, finding('a', 'unmet', 'No.')],
      ...both,
    ),
  }),
  aRepository({
    evidence: { id: 'github:2', name: 'beds', owner: 'Other-Trust' },
    status: 'needs-attention',
    ...aVerdict([finding('a', 'unmet', 'Nothing “here”.')], { policy: 'nhs', status: 'needs-attention' }),
  }),
  aRepository({
    evidence: { id: 'github:3', name: 'gone' },
    ...aVerdict([finding('a', 'met', 'Yes.')], ...both),
  }),
  aRepository({ evidence: { id: 'github:4', name: 'unbound' }, findings: [], assessments: [] }),
];

/** Brings a database to the last version that stored a finding for each policy, and fills it as that version did. */
async function fillFormer(dialect: Dialect, stored: readonly Repository[]): Promise<void> {
  const { write, spelling, close } = await dialect();
  const former = Object.entries(migrations(spelling)).filter(([name]) => name < '0007');
  const provider = { getMigrations: async () => Object.fromEntries(former) };
  const { error } = await new Migrator({ db: write, provider }).migrateToLatest();
  if (error) throw error as Error;
  const db = write as unknown as Kysely<Record<string, Record<string, unknown>>>;
  const tallies = new Map<string, number>();
  for (const [index, repository] of stored.entries()) {
    await db
      .insertInto('repository')
      .values(formerRow(repository, index + 1))
      .execute();
    await db.insertInto('document').values(formerDocument(repository)).execute();
    const { id } = repository.evidence;
    const event = { seq: index + 1, ordinal: 0, repository: id, at: monday };
    await db
      .insertInto('event')
      .values({ ...event, kind: 'found', detail: id })
      .execute();
    for (const row of formerFindings(repository)) {
      await db.insertInto('finding').values(row).execute();
      const key = JSON.stringify([row.organisation, row.policy, row.check_id, row.outcome]);
      tallies.set(key, (tallies.get(key) ?? 0) + 1);
    }
  }
  for (const [key, count] of tallies) {
    const [organisation, policy, check_id, outcome] = JSON.parse(key) as string[];
    await db
      .insertInto('tally')
      .values({ organisation, policy, check_id, outcome, repositories: count })
      .execute();
  }
  const turned = { seq: 2, ordinal: 1, repository: 'github:2', at: tuesday };
  await db
    .insertInto('event')
    .values([
      { ...turned, kind: 'check-unmet', detail: 'nhs/a' },
      { ...turned, ordinal: 2, kind: 'check-unmet', detail: 'gds/a' },
    ])
    .execute();
  const closed = { repository: 'github:3', ordinal: 1 };
  await db
    .insertInto('event')
    .values([
      { ...closed, seq: 3, at: tuesday, kind: 'withdrawn', detail: 'It moved to a/b, which is not covered.' },
      { ...closed, seq: 4, at: wednesday, kind: 'published', detail: 'x' },
      { ...closed, seq: 5, at: thursday, kind: 'withdrawn', detail: 'It is no longer public.' },
    ])
    .execute();
  await db
    .insertInto('former_name')
    .values({ owner_lower: 'old-trust', name_lower: 'beds', repository: 'github:2' })
    .execute();
  const figure = { day: '2026-11-23', organisation: 'sample-trust', status: 'open', repositories: 3 };
  await db.insertInto('figure').values(figure).execute();
  const mark = { listed_at: monday, reconciled_at: null };
  for (const organisation of ['trust', 'git/trust', '*assessment'])
    await db
      .insertInto('mark')
      .values({ organisation, forge: `"${organisation}"`, ...mark })
      .execute();
  await db.updateTable('change_counter').set({ position: stored.length }).execute();
  await close();
}

function formerRow({ evidence, licence, status, ...dates }: Repository, seq: number) {
  const { id, owner, name, organisation } = evidence;
  const names = { owner, name, owner_lower: owner.toLowerCase(), name_lower: name.toLowerCase() };
  return {
    ...{ id, organisation, ...names, status, licence_spdx: licence?.spdx, licence_known: 1 },
    ...{ withdrawn_at: dates.withdrawnAt, first_seen_at: dates.firstSeenAt },
    ...{ observed_at: dates.observedAt, changed_at: dates.changedAt, seq },
  };
}

function formerFindings({ evidence, status, assessments, findings }: Repository) {
  const common = {
    repository: evidence.id,
    organisation: evidence.organisation,
    name_key: `${evidence.owner}/${evidence.name}`.toLowerCase(),
  };
  return [
    { ...common, policy: '', check_id: '', outcome: status, because: '' },
    ...assessments.flatMap(({ policy, status: outcome }) => [
      { ...common, policy, check_id: '', outcome, because: '' },
      ...findings.map(({ check, outcome: own, because }) => {
        return { ...common, policy, check_id: check, outcome: own, because };
      }),
    ]),
  ];
}

/** Everything that pages, the API and exports ask of the store about findings. */
async function answersOf(store: Store) {
  const page = { limit: 9, offset: 0 };
  const lists = [
    store.findings({ check: 'a', ...page }),
    store.findings({ check: 'a', policy: 'gds', ...page }),
    store.findings({ check: 'a', outcome: 'unmet', organisation: 'other-trust', ...page }),
    store.findings({ check: 'b', outcome: 'met', policy: 'nhs', limit: 1, offset: 0 }),
    store.findings({ check: 'never', ...page }),
  ];
  const stored = await store.findRepositories(repositories.map(({ evidence }) => evidence.id));
  return {
    repositories: repositories.map(({ evidence }) => stored.get(evidence.id)),
    compliance: [await store.compliance({ policy: 'nhs' }), await store.compliance({ policy: 'gds' })],
    findings: await Promise.all(lists),
    changes: await store.changesSince(0, { limit: 9 }),
    licences: await store.licences(),
  };
}

const withoutDates = (answers: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answers, (key, value: unknown) =>
      key === 'since' || key === 'closures' ? undefined : value,
    ),
  );

describe.each(Object.entries({ 'SQLite in a file': sqliteFile, PostgreSQL: embeddedPostgres }))(
  'a database with a finding for each policy, on %s',
  (_name, create) => {
    const database = create();
    let expected: Awaited<ReturnType<typeof answersOf>>;
    let migrated: Store;

    beforeAll(async () => {
      await database.begin();
      const fresh = await openStore(await database.blank());
      await save(fresh, repositories);
      await fresh.withdraw(['github:3'], 'gone', wednesday);
      expected = await answersOf(fresh);
      await fresh[Symbol.asyncDispose]();
      const former = await database.blank();
      await fillFormer(former, expected.changes.repositories);
      migrated = await openStore(former);
    });
    afterAll(async () => {
      await migrated[Symbol.asyncDispose]();
      await database.end();
    });

    test('answers after the migration as a new one does', async () => {
      const { changes, ...answers } = await answersOf(migrated);
      const { changes: expectedChanges, ...rest } = expected;
      expect(withoutDates(answers)).toEqual(withoutDates(rest));
      expect(withoutDates(changes.repositories)).toEqual(withoutDates(expectedChanges.repositories));
    });

    test('keeps how far accounts were read, and knows that it was assessed by other rules', async () => {
      expect((await migrated.findSyncState('trust'))?.forge).toBe('trust');
      expect((await migrated.findSyncState('git/trust'))?.forge).toBe('git/trust');
      expect(Object.keys(await migrated.findAssessmentState())).toEqual(['before']);
    });

    test('keeps former names, each on the forge of its repository', async () => {
      const now = { owner: 'Other-Trust', name: 'beds' };
      expect(await migrated.findRenamed('old-trust', 'beds')).toEqual(now);
      expect(await migrated.findRenamed('github:old-trust', 'beds')).toEqual(now);
      expect(await migrated.findRenamed('gitlab:old-trust', 'beds')).toBeUndefined();
    });

    test('keeps its events and daily figures', async () => {
      expect((await migrated.events('github:2', 9)).map(({ kind }) => kind)).toEqual([
        'check-unmet',
        'found',
      ]);
      expect(await migrated.history({ days: 9 })).toMatchObject([{ day: '2026-11-23', repositories: 3 }]);
    });

    test('has one event for a check, and the times that repositories were closed', async () => {
      expect((await migrated.events('github:2', 9))[0]).toEqual({
        ...{ at: tuesday, kind: 'check-unmet', detail: 'a' },
      });
      expect((await migrated.findRepositories(['github:3'])).get('github:3')?.closures).toEqual([
        { from: tuesday, to: wednesday, reason: 'It moved to a/b, which is not covered.', moved: true },
        { from: thursday, to: null, reason: 'It is no longer public.', moved: false },
      ]);
    });

    test('knows since when a finding is so where an event told of it', async () => {
      const { rows } = await migrated.findings({ check: 'a', limit: 9, offset: 0 });
      expect(rows.map(({ name, since }) => [name, since])).toEqual([
        ['beds', tuesday],
        ['Ward-Board', null],
      ]);
    });

    test('takes the same assessment again for no change, and counts another', async () => {
      const [board] = repositories;
      if (!board) throw new Error('there is one');
      expect(await save(migrated, [board], wednesday)).toMatchObject({ unchanged: 1 });
      const mended = { ...board, ...aVerdict([finding('a', 'met', 'Yes.')], ...both) };
      expect(await save(migrated, [mended], wednesday)).toMatchObject({ changed: 1 });
      const { checks } = await migrated.compliance({ policy: 'gds' });
      expect(checks.map(({ check, outcomes }) => [check, outcomes.met, outcomes.unmet])).toEqual([
        ['a', 1, 0],
      ]);
    });
  },
);
