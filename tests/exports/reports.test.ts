import { describe, expect, test } from 'vitest';
import type { PublicRepository } from '../../src/domain/public-repository.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { ExportFormat } from '../../src/domain/export-format.ts';
import { exportRepositories } from '../../src/exports/exports.ts';
import { aCatalogue } from '../web/fake-tools.ts';
import { published } from '../a-public-store.ts';
import { aRepository, aVerdict } from '../builders.ts';

const stored = (repository = aRepository(), overrides: Partial<Repository> = {}) =>
  published({
    ...repository,
    firstSeenAt: '2026-01-01T00:00:00.000Z',
    observedAt: '2026-11-23T00:00:00.000Z',
    changedAt: '2026-11-01T00:00:00.000Z',
    withdrawnAt: null,
    ...overrides,
  });

const catalogue = aCatalogue();
const now = new Date('2026-11-23T12:00:00Z');

async function exported(format: ExportFormat, ...repositories: PublicRepository[]): Promise<string> {
  const batches = (async function* () {
    yield repositories;
  })();
  let text = '';
  for await (const piece of exportRepositories(format, batches, {
    catalogue,
    now,
    packages: async () => ({ dependencies: [] }),
  }))
    text += piece;
  return text;
}

/** A reader of its own for RFC 4180, so that the writer is not tested against itself. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at < text.length;) {
    const quoted = text[at] === '"';
    let cell = '';
    if (quoted) {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        cell += text[at];
        if (text[at] === '"') at += 1;
      }
      at += 1;
    } else while (at < text.length && !',\r'.includes(text[at] ?? '')) cell += text[at++];
    rows.at(-1)?.push(cell);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

const column = (rows: string[][], name: string) =>
  rows.slice(1).map((row) => row[rows[0]?.indexOf(name) ?? -1]);

describe('export as CSV', () => {
  test('survives commas, quotes and line breaks', async () => {
    const description = 'Says "hello", then\r\nbreaks';
    const rows = readCsv(await exported('csv', stored(aRepository({ evidence: { description } }))));
    expect(column(rows, 'description')).toEqual([description]);
    expect(rows[1]).toHaveLength(rows[0]?.length ?? 0);
  });

  test.each(['=HYPERLINK("https://example.org")', '+1', '-1', '@SUM(A1)', '\t=1'])(
    'a cell that begins like a formula is made harmless: %s',
    async (description) => {
      const rows = readCsv(await exported('csv', stored(aRepository({ evidence: { description } }))));
      expect(column(rows, 'description')[0]?.startsWith("'")).toBe(true);
    },
  );

  test('tells no licence from an unknown one', async () => {
    const text = await exported(
      'csv',
      stored(aRepository({ licence: null })),
      stored(aRepository({ licence: undefined })),
    );
    expect(column(readCsv(text), 'licence')).toEqual(['NONE', '']);
  });

  test('lists each unmet check once, over all policies', async () => {
    const findings = [{ check: 'has-readme', outcome: 'unmet' as const, because: 'None.' }];
    const verdict = aVerdict(findings, { policy: 'a' }, { policy: 'b' });
    expect(column(readCsv(await exported('csv', stored(aRepository(verdict)))), 'unmet')).toEqual([
      'has-readme',
    ]);
  });
});

describe('export as JSON lines', () => {
  test('one object a line; unknown is left out, absent is null', async () => {
    const text = await exported(
      'jsonl',
      stored(aRepository({ licence: undefined })),
      stored(aRepository({ licence: null })),
    );
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => 'licence' in line)).toEqual([false, true]);
    expect(lines[1]?.['licence']).toBeNull();
  });
});
