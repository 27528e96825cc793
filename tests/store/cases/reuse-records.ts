import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aReuseRecord } from '../../builders.ts';
import { tuesday } from './repositories.ts';

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
