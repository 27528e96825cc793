import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';
import { firstTables } from './0001-first-tables.ts';
import { servicesMigration } from './0002-services.ts';
import { reuseRecords } from './0003-reuse-records.ts';
import { upgrades } from './0004-upgrades.ts';
import { oneLook } from './0005-one-look.ts';
import { changeHistory } from './0006-change-history.ts';
import { findingsOnce } from './0007-findings-once.ts';
import { actors } from './0008-actors.ts';
import { stateOfItsOwn } from './0009-state-of-its-own.ts';
import { datedEvents } from './0010-dated-events.ts';
import { packagesMigration } from './0011-packages.ts';
import { decisionsMigration } from './0012-decisions.ts';
import { alarms } from './0013-alarms.ts';
import { formerNamesByForge } from './0014-former-names-by-forge.ts';
import { dailyFindings } from './0016-daily-findings.ts';
import { webhooksMigration } from './0015-webhooks.ts';
import { actionsMigration } from './0017-actions.ts';
import { deliveryAttempts } from './0018-delivery-attempts.ts';
import { listIndexes } from './0019-list-indexes.ts';

/** Every step from an empty database to today's, by name; names are never changed once published. */
export function migrations(spelling: Spelling): Record<string, Migration> {
  return {
    '0001-first-tables': firstTables(spelling),
    '0002-services': servicesMigration(spelling),
    '0003-reuse-records': reuseRecords(spelling),
    '0004-upgrades': upgrades(spelling),
    '0005-one-look': oneLook(),
    '0006-change-history': changeHistory(spelling),
    '0007-findings-once': findingsOnce(spelling),
    '0008-actors': actors(spelling),
    '0009-state-of-its-own': stateOfItsOwn(spelling),
    '0010-dated-events': datedEvents(spelling),
    '0011-packages': packagesMigration(spelling),
    '0012-decisions': decisionsMigration(spelling),
    '0013-alarms': alarms(spelling),
    '0014-former-names-by-forge': formerNamesByForge(spelling),
    '0015-webhooks': webhooksMigration(spelling),
    '0016-daily-findings': dailyFindings(spelling),
    '0017-actions': actionsMigration(spelling),
    '0018-delivery-attempts': deliveryAttempts(spelling),
    '0019-list-indexes': listIndexes(),
  };
}
