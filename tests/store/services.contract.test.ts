import { Migrator } from 'kysely/migration';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Lineage } from '../../src/domain/template.ts';
import { firstTables } from '../../src/store/migrations/0001-first-tables.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aRepository } from '../builders.ts';
import { formerDocument } from './former-document.ts';
import { monday, save, tuesday, wednesday } from './cases/repositories.ts';
import { embeddedPostgres, sqliteFile } from './databases.ts';

const node: Lineage = { template: 'nhs-service-node', version: '1.2.0', source: 'record' };
const starter: Lineage = { template: 'Sample-Org/Starter', version: null, source: 'forge' };

/** `lineage` given as undefined is not collected. */
function aService(number: number, lineage: Lineage | null | undefined, evidence: Partial<Evidence> = {}) {
  return aRepository({ evidence: { id: `github:${number}`, name: `s${number}`, ...evidence }, lineage });
}

async function migrateFirstTablesOnly(database: ReturnType<typeof sqliteFile>): Promise<void> {
  const { write, spelling, close } = await (await database.blank())();
  const provider = { getMigrations: async () => ({ '0001-first-tables': firstTables(spelling) }) };
  const { error } = await new Migrator({ db: write, provider }).migrateToLatest();
  await close();
  if (error) throw error as Error;
}

describe.each(Object.entries({ 'SQLite in a file': sqliteFile, PostgreSQL: embeddedPostgres }))(
  'services on %s',
  (_name, create) => {
    const database = create();
    let store: Store;
    const names = async (template?: string) =>
      (await store.services(template === undefined ? {} : { template })).map(({ name }) => name);

    beforeAll(() => database.begin());
    beforeEach(async () => {
      store = await openStore(await database.empty());
    });
    afterEach(() => store[Symbol.asyncDispose]());
    afterAll(() => database.end());

    test('are the repositories made from a template, by name, with what is known of them', async () => {
      await save(store, [
        aService(3, node, { name: 'b', archived: true, pushedAt: null }),
        aService(2, starter, { name: 'A' }),
        aService(1, null, { name: 'neither' }),
        aService(4, undefined, { name: 'unknown' }),
      ]);
      const place = { owner: 'sample-trust', organisation: 'sample-trust' };
      expect(await store.services({})).toEqual([
        {
          id: 'github:2',
          ...place,
          name: 'A',
          ...starter,
          archived: false,
          pushedAt: '2026-11-20T10:00:00Z',
        },
        { id: 'github:3', ...place, name: 'b', ...node, archived: true, pushedAt: null },
      ]);
    });

    test('can be asked for by template, without regard to case', async () => {
      await save(store, [aService(1, node), aService(2, starter)]);
      expect(await names('nhs-service-node')).toEqual(['s1']);
      expect(await names('sample-org/STARTER')).toEqual(['s2']);
      expect(await names('nhs-service')).toEqual([]);
    });

    test('go with a withdrawal and come back with the repository', async () => {
      await save(store, [aService(1, node), aService(2, node)]);
      await store.withdraw(['github:1'], 'gone', tuesday);
      expect(await names()).toEqual(['s2']);
      expect(await store.findRepository('sample-trust', 's1')).not.toHaveProperty('lineage');
      await save(store, [aService(1, node)], wednesday);
      expect(await names()).toEqual(['s1', 's2']);
    });

    test('follow what the repository says of itself', async () => {
      await save(store, [aService(1, node), aService(2, node), aService(3, node)]);
      const upgraded = { ...node, version: '2.0.0' };
      const moved = [aService(1, upgraded, { name: 'renamed' }), aService(2, null), aService(3, undefined)];
      expect(await save(store, moved, tuesday)).toMatchObject({ changed: 3 });
      expect(await store.services({})).toMatchObject([{ name: 'renamed', version: '2.0.0' }]);
    });

    test('keep present, absent and not collected apart', async () => {
      await save(store, [aService(1, node), aService(2, null), aService(3, undefined)]);
      const found = await store.findRepositories(['github:1', 'github:2', 'github:3']);
      expect(found.get('github:1')?.lineage).toEqual(node);
      expect(found.get('github:2')?.lineage).toBeNull();
      expect(found.get('github:3')).not.toHaveProperty('lineage');
    });

    test('a lineage that changed is a change of the repository, and the same again is none', async () => {
      await save(store, [aService(1, node), aService(2, null)]);
      const again = [aService(1, node), aService(2, null)];
      expect(await save(store, again, tuesday)).toMatchObject({ changed: 0, unchanged: 2 });
      expect(await save(store, [aService(2, starter)], tuesday)).toMatchObject({ changed: 1 });
    });

    test('template repositories are known by evidence alone, and not once withdrawn', async () => {
      const words = 'says "template":true in words';
      await save(store, [
        aService(1, null, { template: true }),
        aService(2, null, { template: false, description: words, topics: ['"template":true'] }),
        aService(3, null, { template: undefined }),
        aService(4, null, { template: true }),
      ]);
      await store.withdraw(['github:4'], 'gone', tuesday);
      expect(await store.templateRepositories()).toEqual([aService(1, null, { template: true }).evidence]);
    });

    test('a damaged lineage is replaced when the repository is seen again', async () => {
      await save(store, [aService(1, node)]);
      await database.damage(`update document set lineage = '5'`);
      await expect(store.findRepository('sample-trust', 's1')).rejects.toMatchObject({ kind: 'partial' });
      await save(store, [aService(1, node)], tuesday);
      expect((await store.findRepository('sample-trust', 's1'))?.lineage).toEqual(node);
    });

    test('an older database keeps its repositories and learns their lineage later', async () => {
      await migrateFirstTablesOnly(database);
      for (const id of [1, 2]) {
        const { evidence, licence, assessments } = formerDocument(aService(id, undefined));
        await database.damage(`
          insert into repository values ('github:${id}', 'sample-trust', 'sample-trust', 's${id}', 'sample-trust',
            's${id}', 'open', 'MIT', 1, null, null, '${monday}', '${monday}', '${monday}', ${id});
          insert into document values ('github:${id}', '${evidence}', '${licence}',
            '${assessments}');
          update change_counter set position = ${id}`);
      }
      await using later = await openStore(database.again());
      expect((await later.findRepository('sample-trust', 's1'))?.evidence).toEqual(
        aService(1, null).evidence,
      );
      expect(await later.services({})).toEqual([]);
      // That one was made from a template is news; that the other was made from none is only noted.
      const saved = await save(later, [aService(1, node), aService(2, null)], tuesday);
      expect(saved).toEqual({ found: 0, changed: 1, unchanged: 1 });
      expect(await later.services({})).toMatchObject([{ name: 's1', version: '1.2.0' }]);
      expect(await later.findRepository('sample-trust', 's2')).toMatchObject({
        lineage: null,
        changedAt: monday,
      });
      expect((await later.changesSince(2, { limit: 10 })).repositories).toHaveLength(1);
    });
  },
);
