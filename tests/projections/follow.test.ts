import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Repository } from '../../src/domain/repository.ts';
import { follow } from '../../src/projections/follow.ts';
import type { ChangeSource } from '../../src/projections/follow.ts';
import type { SearchEngine } from '../../src/search/search.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aQuery } from '../search/a-document.ts';
import { aRepository } from '../search/a-repository.ts';

const options = { organisationName: (login: string) => `Name of ${login}` };
const noBlobs = async () => new Map();

/** A change sequence in which each change is one step. */
function sequence(...changes: Repository[]): ChangeSource {
  return {
    async changesSince(position, limit) {
      const repositories = changes.slice(position, position + limit);
      const end = position + repositories.length;
      return { position: end, repositories, caughtUp: end >= changes.length };
    },
  };
}

describe('following the store', () => {
  let engine: SearchEngine;
  beforeEach(async () => {
    engine = await openSqliteSearch(':memory:');
  });
  afterEach(() => engine[Symbol.asyncDispose]());

  const total = async (text = '') => (await engine.search(aQuery(text))).total;
  const five = Array.from({ length: 5 }, (_, at) => aRepository({ id: `github:${at}`, name: `board-${at}` }));

  test('puts what is public in as many steps as it takes, and goes on where it was', async () => {
    expect(await follow(sequence(...five), noBlobs, engine, { ...options, batch: 2 })).toEqual({
      put: 5,
      removed: 0,
    });
    expect(await engine.position()).toBe(5);
    const source = sequence(...five, aRepository({ id: 'github:9', name: 'later' }));
    expect(await follow(source, noBlobs, engine, options)).toEqual({ put: 1, removed: 0 });
    expect(await total()).toBe(6);
    expect(await total('"Name of sample-trust"')).toBe(6);
  });

  test('removes what was withdrawn or made private', async () => {
    const changes = [
      ...five,
      { ...aRepository({ id: 'github:0', name: 'board-0' }), withdrawnAt: '2026-11-21T00:00:00Z' },
      aRepository({ id: 'github:1', name: 'board-1', visibility: 'private' }),
    ];
    expect(await follow(sequence(...changes), noBlobs, engine, options)).toEqual({ put: 3, removed: 2 });
    expect(await total()).toBe(3);
    expect(await total('board-1')).toBe(0);
  });

  test('going over the same changes again does no harm', async () => {
    await follow(sequence(...five), noBlobs, engine, options);
    await engine.apply({ put: [], remove: [], position: 0 });
    await follow(sequence(...five), noBlobs, engine, options);
    expect(await total()).toBe(5);
  });

  test('a failure between steps keeps the steps before it', async () => {
    const good = sequence(...five);
    const failing: ChangeSource = {
      changesSince: (position, limit) =>
        position >= 4 ? Promise.reject(new Error('lost')) : good.changesSince(position, limit),
    };
    await expect(follow(failing, noBlobs, engine, { ...options, batch: 2 })).rejects.toThrow('lost');
    expect(await engine.position()).toBe(4);
    expect(await follow(good, noBlobs, engine, options)).toEqual({ put: 1, removed: 0 });
  });

  test('a source that gives no way on does not keep it for ever', async () => {
    const stuck: ChangeSource = {
      changesSince: async (position) => ({ position, repositories: [], caughtUp: false }),
    };
    expect(await follow(stuck, noBlobs, engine, options)).toEqual({ put: 0, removed: 0 });
  });

  test('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(follow(sequence(...five), noBlobs, engine, { ...options, signal })).rejects.toThrow();
    expect(await engine.position()).toBe(0);
  });
});
