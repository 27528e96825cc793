import { expect, test } from 'vitest';
import type { ReuseRecord } from '../../../src/registry/reuse-record.ts';
import type { Store } from '../../../src/store/store.ts';
import { monday, tuesday } from './repositories.ts';

export function aReuseRecord(overrides: Partial<ReuseRecord> = {}): ReuseRecord {
  return {
    id: 'r1aAbB-_0123456789xyz',
    savedAt: monday,
    sought: 'A board that shows which beds are free',
    decision: 'adapt',
    why: 'It does most of what we need, under a licence that lets us change it.',
    team: 'Ward systems team',
    search: {
      query: 'beds',
      corrected: null,
      filters: { language: ['Python'] },
      address: '/search?q=beds&language=Python',
      found: 21,
    },
    candidates: [
      {
        owner: 'sample-trust',
        name: 'ward-board',
        url: 'https://github.com/sample-trust/ward-board',
        description: null,
        licence: 'MIT',
        status: 'open',
        archived: false,
        lastChange: monday,
        considered: true,
      },
    ],
    registry: { position: 417, harvestedAt: monday, digest: 'ab'.repeat(32) },
    ...overrides,
  };
}

export function reuseCases(current: () => Store): void {
  test('a record comes back as it was saved, under its own id only', async () => {
    const record = aReuseRecord({ why: 'Łódź 🛏 "quoted" \\ line\nbreak', team: null });
    await current().saveReuseRecord(record);
    expect(await current().findReuseRecord(record.id)).toEqual(record);
    expect(await current().findReuseRecord(record.id.toLowerCase())).toBeUndefined();
    expect(await current().findReuseRecord('%')).toBeUndefined();
  });

  test('a record is never changed by saving again', async () => {
    const record = aReuseRecord();
    await current().saveReuseRecord(record);
    const again = current().saveReuseRecord({ ...record, savedAt: tuesday, decision: 'build' });
    await expect(again).rejects.toMatchObject({ kind: 'conflict' });
    expect(await current().findReuseRecord(record.id)).toEqual(record);
  });

  test('a record can be deleted, once, and no other with it', async () => {
    const [gone, kept] = [aReuseRecord(), aReuseRecord({ id: 'kept' })];
    await current().saveReuseRecord(gone);
    await current().saveReuseRecord(kept);
    expect(await current().deleteReuseRecord(gone.id)).toBe(true);
    expect(await current().deleteReuseRecord(gone.id)).toBe(false);
    expect(await current().findReuseRecord(gone.id)).toBeUndefined();
    expect(await current().findReuseRecord(kept.id)).toEqual(kept);
  });

  test('characters that a database cannot hold do not stop a record', async () => {
    const record = aReuseRecord({ sought: 'beds\0\ud800' });
    await current().saveReuseRecord(record);
    expect(await current().findReuseRecord(record.id)).toEqual(record);
  });
}
