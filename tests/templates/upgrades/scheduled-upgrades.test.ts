import { describe, expect, test } from 'vitest';
import { silentLog } from '../../../src/base/log.ts';
import { runScheduledUpgrades } from '../../../src/templates/upgrades/scheduled-upgrades.ts';
import { aPublicStore } from '../../a-public-store.ts';
import { aLaggingEstate, template, templates, type Lagging } from './a-lagging-estate.ts';

const settings = { schedule: '0 7 * * 1', coolDownDays: 7, maxPerRun: 10, maxOpenPerOrganisation: 1 };

async function run(estate: Lagging, changes: Partial<typeof settings> = {}, open = true) {
  await runScheduledUpgrades(
    { ...settings, ...changes },
    {
      ...{ control: estate.upgrades, store: aPublicStore(estate.store), templates, log: silentLog },
      isOpen: () => Promise.resolve(open),
      clock: () => new Date('2026-12-23T12:00:00Z'),
    },
  );
}

describe('upgrades by the schedule', () => {
  test('open pull requests within the limits, and record who and why', async () => {
    await using estate = await aLaggingEstate({ one: {}, two: {} });
    await run(estate);
    expect([estate.pullsOf('one').length, estate.pullsOf('two').length]).toEqual([1, 0]);
    expect(await estate.store.newestUpgrades({ template })).toMatchObject([
      {
        actor: 'upgrade schedule',
        outcome: 'opened',
        reason: 'The service lacks a change that matters for security.',
      },
    ]);
    await run(estate);
    expect(estate.pullsOf('two')).toHaveLength(0);
    await run(estate, {}, false);
    expect([estate.pullsOf('one').length, estate.pullsOf('two').length]).toEqual([1, 1]);
  });

  test('do nothing where the limit is none', async () => {
    await using estate = await aLaggingEstate({ one: {} });
    await run(estate, { maxPerRun: 0 });
    expect(estate.forge.requests.count(/./)).toBe(0);
  });
});
