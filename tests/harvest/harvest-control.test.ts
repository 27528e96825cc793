import { expect, test } from 'vitest';
import { createHarvestControl } from '../../src/harvest/harvest.ts';
import type { HarvestRun } from '../../src/domain/harvest-run.ts';
import { aHarvestRun } from '../builders.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** The levels and messages of what is logged while one harvest runs to its end. */
async function linesOf(run: HarvestRun): Promise<[Level, string][]> {
  const lines: [Level, string][] = [];
  const write = (level: Level) => (_details: Record<string, unknown>, message: string) =>
    void lines.push([level, message]);
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  const control = createHarvestControl({
    log,
    onEnd: async () => {},
    run: async ({ onProgress }) => {
      onProgress(run);
      return run;
    },
  });
  await control.start({ trigger: 'schedule', full: false, by: { kind: 'system', name: 'schedule' } });
  await control.stop();
  return lines;
}

const fault = { at: '2026-11-23T06:00:00Z', subject: 'trust', kind: 'forbidden', message: 'It refused us.' };

test('a harvest that went well is logged when asked for and when ended', async () => {
  expect(await linesOf(aHarvestRun())).toEqual([
    ['info', 'Harvest asked for'],
    ['info', 'Harvest ended'],
  ]);
});

test('each fault of a harvest is a warning, and so is that it is not complete', async () => {
  expect(await linesOf(aHarvestRun({ state: 'partial', faults: [fault] }))).toEqual([
    ['info', 'Harvest asked for'],
    ['warn', 'It refused us.'],
    ['warn', 'Harvest ended'],
  ]);
});

test('a harvest that read nothing is logged as an error', async () => {
  expect((await linesOf(aHarvestRun({ state: 'failed', faults: [fault] }))).at(-1)).toEqual([
    'error',
    'Harvest ended',
  ]);
});
