import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Repository } from '../../src/domain/repository.ts';
import { follow, type ChangeSource } from '../../src/projections/follow.ts';
import { searchIndex } from '../../src/projections/search-index.ts';
import type { SearchEngine } from '../../src/search/search.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aQuery } from '../search/a-document.ts';
import { aRepository } from '../search/a-repository.ts';
import { sequence } from './a-sequence.ts';

const covered = new Map([['sample-trust', { name: 'Name of Sample Trust' }]]);

describe('the search index', () => {
  let engine: SearchEngine;
  beforeEach(async () => {
    engine = await openSqliteSearch(':memory:');
  });
  afterEach(() => engine[Symbol.asyncDispose]());

  const index = (batchSize = 100) => ({
    ...searchIndex({ engine, history: 'a-history', readBlobs: async () => new Map(), covered }),
    batchSize,
  });
  const followed = (changes: readonly Repository[]) => follow(sequence(changes), index());
  const total = async (text = '') => (await engine.search(aQuery(text))).total;
  const five = Array.from({ length: 5 }, (_, at) => aRepository({ id: `github:${at}`, name: `board-${at}` }));

  test('holds what is public after as many steps as it takes, and continues there', async () => {
    expect(await follow(sequence(five), index(2))).toBe(5);
    expect(await engine.position()).toBe(5);
    expect(await followed([...five, aRepository({ id: 'github:9', name: 'later' })])).toBe(1);
    expect(await total()).toBe(6);
    expect(await total('"Name of Sample Trust"')).toBe(6);
  });

  test('drops what was withdrawn or made private, or is not covered any more', async () => {
    await followed(five);
    const changes = [
      { ...aRepository({ id: 'github:0', name: 'board-0' }), withdrawnAt: '2026-11-21T00:00:00Z' },
      aRepository({ id: 'github:1', name: 'board-1', visibility: 'private' }),
      aRepository({ id: 'github:2', name: 'board-2', organisation: 'elsewhere' }),
    ];
    await followed([...five, ...changes]);
    expect(await total()).toBe(2);
    expect(await total('board-1')).toBe(0);
  });

  test('is not harmed by the same changes a second time', async () => {
    await followed(five);
    await engine.apply({ put: [], remove: [], position: 0 });
    await followed(five);
    expect(await total()).toBe(5);
  });

  test('keeps the steps before a failure', async () => {
    const good = sequence(five);
    const failing: ChangeSource = {
      ...good,
      changesSince: (position, limits) =>
        position >= 4 ? Promise.reject(new Error('lost')) : good.changesSince(position, limits),
    };
    await expect(follow(failing, index(2))).rejects.toThrow('lost');
    expect(await engine.position()).toBe(4);
    expect(await follow(good, index(2))).toBe(1);
  });

  test('is rebuilt when it was made from another database, though its position fits', async () => {
    await followed([...five, ...five]);
    const other = [aRepository({ id: 'github:7', name: 'other' })];
    const more = Array.from({ length: 11 }, () => other).flat();
    await follow(sequence(more, 'another-history'), index());
    expect(await total()).toBe(1);
  });
});
