import express from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import type { HarvestState } from '../../src/domain/harvest-run.ts';
import { health } from '../../src/http/health.ts';
import { aPublicStore } from '../a-public-store.ts';
import { aHarvestRun } from '../builders.ts';

const at = '2026-11-23T16:31:00Z';

/** The answer of `/health/ready` where runs ended so, newest first. */
async function ready(
  states: readonly HarvestState[],
  { complete = null as string | null, lag = 0, isOptional = false, because = '' } = {},
) {
  const faults =
    because === '' ? [] : [{ at, subject: 'sample-trust', kind: 'unreachable', message: because }];
  const runs = states.map((state, index) => aHarvestRun({ id: `run-${index}`, state, faults }));
  const router = health({
    store: aPublicStore({
      lastCompleteHarvest: async () => complete,
      harvests: async () => ({ total: runs.length, runs }),
    }),
    projections: async () => [{ name: 'search', isOptional, isComplete: lag === 0, lag, failure: null }],
    searchState: isOptional ? () => ({ answeredBy: 'embedded', because: 'It is down.' }) : undefined,
    clock: () => new Date('2026-11-23T16:32:00Z'),
    log: silentLog,
  });
  const { status, body } = await request(express().use('/health', router)).get('/health/ready');
  return { status, ...(body as { ok: boolean; reasons: string[] }) };
}

describe('/health/ready', () => {
  test.each<[string, HarvestState[], string | null]>([
    ['the newest harvest is complete', ['complete'], at],
    ['the newest harvest read a part', ['partial'], null],
    ['a harvest is running after one that succeeded', ['running', 'complete'], at],
    ['the newest was interrupted and the one before read a part', ['interrupted', 'partial'], null],
    ['the record of the complete harvest is long ago', ['interrupted'], at],
  ])('is 200 where %s', async (_, states, complete) => {
    expect(await ready(states, { complete })).toMatchObject({ status: 200, ok: true, reasons: [] });
  });

  test.each<[string, HarvestState[], string | null, RegExp]>([
    ['there was no harvest', [], null, /^No harvest has read anything yet/],
    ['the first harvest is still running', ['running'], null, /^No harvest has read anything yet/],
    ['the only harvest was interrupted', ['interrupted'], null, /^No harvest has read anything yet/],
    ['the only harvest failed', ['failed'], null, /^The newest harvest failed/],
    ['the newest harvest failed', ['running', 'failed', 'complete'], at, /^The newest harvest failed/],
  ])('is 503 and says why where %s', async (_, states, complete, reason) => {
    const answer = await ready(states, { complete });
    expect(answer).toMatchObject({ status: 503, ok: false });
    expect(answer.reasons).toEqual([expect.stringMatching(reason)]);
  });

  test('says what the harvest that failed said of itself', async () => {
    const answer = await ready(['failed'], { because: 'GitHub refused the token.' });
    expect(answer.reasons).toEqual([expect.stringMatching(/failed.*GitHub refused the token\.$/)]);
  });

  test('is 503 while a projection has changes to take', async () => {
    const answer = await ready(['complete'], { complete: at, lag: 3 });
    expect(answer).toMatchObject({ status: 503, harvestedAt: at, harvestAgeSeconds: 60 });
    expect(answer.reasons).toEqual(['The projection “search” is not complete.']);
  });

  test('is 200 while a search server is down, and says which engine answers', async () => {
    const answer = await ready(['complete'], { complete: at, lag: 3, isOptional: true });
    expect(answer).toMatchObject({ status: 200, reasons: [], search: { answeredBy: 'embedded' } });
    expect(answer).toMatchObject({ projections: [{ name: 'search', ok: false, lag: 3 }] });
  });
});
