import { accessTo, type DatabaseAccess } from './access.ts';
import { repositoryQueries } from './queries/repositories/repositories.ts';
import { eventQueries } from './queries/events/events.ts';
import { eventLogQueries } from './queries/events/event-log.ts';
import { publicOnQueries } from './queries/events/public-on.ts';
import { knownNamesQueries } from './queries/repositories/known-names.ts';
import { ruleVersionQueries } from './queries/findings/rule-versions.ts';
import { blobQueries } from './queries/repositories/blobs.ts';
import { complianceQueries } from './queries/findings/compliance.ts';
import { checkMatrixQueries } from './queries/findings/check-matrix.ts';
import { dailyFindingQueries, recordFindings } from './queries/findings/daily-findings.ts';
import { findingQueries } from './queries/findings/findings.ts';
import { serviceQueries } from './queries/records/services.ts';
import { actionQueries, readActions, saveAction } from './queries/records/actions.ts';
import { upgradeQueries } from './queries/records/upgrades.ts';
import { packageQueries } from './queries/packages/packages.ts';
import { harvestQueries } from './queries/harvests/harvests.ts';
import { changeQueries } from './queries/projections/read-changes.ts';
import { Migrator } from 'kysely/migration';
import type { Log } from '../base/log.ts';
import { silentLog } from '../base/log.ts';
import { Problem } from '../base/problem.ts';
import { knownBlobs, lackingContents, readBlobs } from './queries/repositories/blobs.ts';
import { recordFigures } from './queries/findings/compliance.ts';
import type { Database, Dialect } from './database.ts';
import { announcedAlarms, clearAlarm, saveAlarm } from './queries/records/alarms.ts';
import { readDecisions, saveDecision } from './queries/records/decisions.ts';
import { noteRules } from './queries/findings/rule-versions.ts';
import { interruptRunning, saveHarvest } from './queries/harvests/harvests.ts';
import { findAssessmentState, saveAssessmentState } from './queries/findings/assessment-state.ts';
import { findLeaseHolder, findWait, releaseLease, saveWait, takeLease } from './queries/harvests/leases.ts';
import { findProjection, saveProjection } from './queries/projections/projections.ts';
import { findSyncState, saveSyncState } from './queries/harvests/sync-state.ts';
import { migrations } from './migrations/migrations.ts';
import {
  findRepositories,
  identities,
  repositories,
  templateRepositories,
} from './queries/repositories/repositories.ts';
import { clearPackages, savePackages } from './queries/packages/save-packages.ts';
import { saveRepositories } from './queries/repositories/save-repositories.ts';
import { deleteReuseRecord, findReuseRecord, saveReuseRecord } from './queries/records/reuse-records.ts';
import type { Db } from './schema.ts';
import type { HarvestStore, QueryStore, ReuseStore, Store } from './store.ts';
import { saveUpgrade } from './queries/records/upgrades.ts';
import { withdraw } from './queries/repositories/withdraw.ts';
import { webhookStore } from './webhook-store.ts';

/**
 * Opens the store and brings its tables up to date; several processes may do so at once.
 *
 * @param log hears of stored repositories that are damaged, which lists leave out
 * @throws Problem `unreachable` when the database cannot be used, `conflict` when a newer version of the hub wrote it
 */
export async function openStore(dialect: Dialect, { log = silentLog }: { log?: Log } = {}): Promise<Store> {
  const database = await dialect();
  const access = accessTo(database);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw database.problemFrom(error);
  }
  return {
    ...harvestStore(access, database, log),
    ...queryStore(access, log),
    ...reuseStore(access),
    savePackages: (batch) => access.write((db) => savePackages(db, batch)),
    clearPackages: (name) => access.write((db) => clearPackages(db, name)),
    ...webhookStore(access),
    announcedAlarms: () => access.read((db) => announcedAlarms(db)),
    saveAlarm: (alarm) => access.write((db) => saveAlarm(db, alarm)),
    clearAlarm: (id) => access.write((db) => clearAlarm(db, id)),
    saveAction: (record) => access.write((db) => saveAction(db, record)),
    actions: (limit) => access.read((db) => readActions(db, limit)),
    saveDecision: (revision) => access.write((db) => saveDecision(db, revision)),
    decisions: () => access.read((db) => readDecisions(db)),
    saveUpgrade: (record) => access.write((db) => saveUpgrade(db, record)),
    findProjection: (name) => access.read((db) => findProjection(db, name)),
    saveProjection: (name, at) => access.write((db) => saveProjection(db, name, at)),
    [Symbol.asyncDispose]: () => database.close(),
  };
}

async function migrate({ write, spelling, claimTables }: Database): Promise<void> {
  const steps = migrations(spelling);
  const provider = { getMigrations: async () => steps };
  const known = await new Migrator({ db: write, provider }).getMigrations();
  if (known.some(({ executedAt }) => executedAt)) await refuseNewer(write, Object.keys(steps));
  if (known.every(({ executedAt }) => executedAt)) return;
  await write.transaction().execute(async (transaction) => {
    await claimTables(transaction);
    const { error } = await new Migrator({ db: transaction, provider }).migrateToLatest();
    if (error) throw error as Error;
  });
}

async function refuseNewer(db: Db, steps: readonly string[]): Promise<void> {
  const applied = await db.selectFrom('kysely_migration').select('name').execute();
  const newer = applied.find(({ name }) => !steps.includes(name));
  if (!newer) return;
  throw new Problem(
    'conflict',
    `The database was last used by a newer version of the hub (${newer.name}). Install that version or a later one.`,
  );
}

function harvestStore({ read, write, stream }: DatabaseAccess, { scrub }: Database, log: Log): HarvestStore {
  return {
    takeLease: (lease) => write((db) => takeLease(db, lease)),
    releaseLease: (lease) => write((db) => releaseLease(db, lease)),
    findLeaseHolder: (name) => read((db) => findLeaseHolder(db, name)),
    findWait: (name) => read((db) => findWait(db, name)),
    saveWait: (name, until) => write((db) => saveWait(db, name, until)),
    saveHarvest: (run, actor) => write((db) => saveHarvest(db, run, actor)),
    interruptRunning: (at, except) => write((db) => interruptRunning(db, at, except)),
    findAssessmentState: () => read((db) => findAssessmentState(db)),
    saveAssessmentState: (state) => write((db) => saveAssessmentState(db, state)),
    noteRules: (rules) => write((db) => noteRules(db, rules)),
    findSyncState: (organisation) => read((db) => findSyncState(db, organisation)),
    saveSyncState: (organisation, state) => write((db) => saveSyncState(db, organisation, state)),
    knownBlobs: (oids) => read((db) => knownBlobs(db, oids)),
    readBlobs: (oids) => read((db) => readBlobs(db, oids)),
    lackingContents: () => read(lackingContents),
    saveRepositories: (batch) => write((db) => saveRepositories(db, batch)),
    async withdraw(ids, reason, at, moved) {
      const count = await write((db) => withdraw(db, ids, { reason, at, moved }));
      if (count > 0) await scrub();
      return count;
    },
    findRepositories: (ids) => read((db) => findRepositories(db, ids, log)),
    identities: (organisation) => read((db) => identities(db, organisation)),
    repositories: (size, organisation) => stream((db) => repositories(db, { size, organisation }, log)),
    templateRepositories: () => read((db) => templateRepositories(db, log)),
    recordFigures: (day, scopes) =>
      write(async (db) => {
        await recordFigures(db, day);
        if (scopes) await recordFindings(db, day, scopes);
      }),
  };
}

function queryStore(access: DatabaseAccess, log: Log): QueryStore {
  return {
    ...repositoryQueries(access),
    ...eventQueries(access),
    ...eventLogQueries(access),
    ...publicOnQueries(access),
    ...knownNamesQueries(access),
    ...ruleVersionQueries(access),
    ...blobQueries(access),
    ...complianceQueries(access),
    ...checkMatrixQueries(access),
    ...dailyFindingQueries(access),
    ...findingQueries(access),
    ...serviceQueries(access),
    ...upgradeQueries(access),
    ...actionQueries(access),
    ...packageQueries(access),
    ...harvestQueries(access),
    ...changeQueries(access, log),
  };
}

function reuseStore({ read, write }: DatabaseAccess): ReuseStore {
  return {
    saveReuseRecord: (record) => write((db) => saveReuseRecord(db, record)),
    findReuseRecord: (id) => read((db) => findReuseRecord(db, id)),
    deleteReuseRecord: (id) => write((db) => deleteReuseRecord(db, id)),
  };
}
