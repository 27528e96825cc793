import { describe, expect, test } from 'vitest';
import { picture } from '../../src/cli/harvest-display.ts';
import { harvestSummary } from '../../src/cli/harvest-summary.ts';
import { aHarvestRun } from '../builders.ts';

const fault = (subject: string, message: string) => ({
  at: '2026-11-23T06:00:00.000Z',
  subject,
  kind: 'unreachable',
  message,
});

describe('harvestSummary', () => {
  test('says what was read, what it cost and how it ended', () => {
    const usage = {
      requests: { 'graphql-listing': 1200, 'graphql-look': 0 },
      points: 5,
      bytes: 2_345_678,
      waitedMs: 61_000,
      retries: 2,
    };
    const text = harvestSummary(
      aHarvestRun({ usage, counts: { seen: 1234, found: 3, changed: 2, withdrawn: 1, files: 9 } }),
    );
    expect(text).toBe(`Harvest complete, after 2 min 0 s.
  Repositories  1,234 read: 3 new, 2 changed, 1 withdrawn
  Files         9 fetched
  Requests      1,200 (graphql-listing 1,200), 2.3 MB received
  Waited        61 s for rate limits and retries
`);
  });

  test('names the organisations that were not read', () => {
    const organisations = ['a', 'b', 'c', 'd', 'e'].map((login) => ({
      ...{ login, seen: 0, total: null },
      state: login === 'a' ? ('done' as const) : login === 'b' ? ('missing' as const) : ('failed' as const),
    }));
    const lines = harvestSummary(aHarvestRun({ state: 'partial', organisations })).split('\n');
    expect(lines).toContain('  Not read      b, c, d and 1 more (4 of 5 organisations)');
  });

  test('faults with the same message share a line', () => {
    const faults = [
      ...['a', 'b', 'c', 'd', 'e'].map((each) => fault(each, 'No answer.')),
      fault('x/y', 'Too large.'),
    ];
    const lines = harvestSummary(aHarvestRun({ state: 'partial', faults })).split('\n');
    expect(lines[0]).toMatch(/partly complete/);
    expect(lines.slice(-3, -1)).toEqual([
      '  Fault         a, b, c and 2 more: No answer.',
      '  Fault         x/y: Too large.',
    ]);
  });

  test('faults that differ in an address alone share a line, and the first says so', () => {
    const faults = ['a/b', 'c/d'].map((each) => fault(each, `https://forge.example/${each}.git is down.`));
    const lines = harvestSummary(aHarvestRun({ faults })).split('\n');
    expect(lines[0]).toMatch(/^Harvest complete but for what is listed below/);
    expect(lines.at(-2)).toBe('  Fault         a/b, c/d: https://forge.example/a/b.git is down.');
  });
});

describe('picture', () => {
  test('shows the whole and each organisation, with a bar where the total is known', () => {
    const run = aHarvestRun({
      state: 'running',
      finishedAt: null,
      organisations: [
        { login: 'done', state: 'done', seen: 4, total: 4 },
        { login: 'half', state: 'listing', seen: 50, total: 100 },
        { login: 'unknown-size', state: 'listing', seen: 7, total: null },
        { login: 'waiting', state: 'waiting', seen: 0, total: null },
      ],
    });
    const [head, ...bars] = picture(run, new Date('2026-11-23T06:00:10.000Z'));
    expect(head).toMatch(/^1 of 4 organisations, .*\(10\.0 s\)$/);
    expect(bars).toEqual([
      `  half          ${'█'.repeat(10)}${'░'.repeat(10)} 50 of 100`,
      '  unknown-size  7',
    ]);
  });
});
