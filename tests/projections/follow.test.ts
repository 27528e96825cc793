import { describe, expect, test } from 'vitest';
import { follow, type ChangeSource } from '../../src/projections/follow.ts';
import { aRepository } from '../search/a-repository.ts';
import { fakeProjection, sequence } from './a-sequence.ts';

const named = (...names: string[]) => names.map((name) => aRepository({ id: `github:${name}`, name }));

describe('follow', () => {
  test('takes every change once, in order, and says when it has them all', async () => {
    const projection = fakeProjection();
    const ends: number[] = [];
    projection.onCaughtUp = ({ position }) => void ends.push(position);
    expect(await follow(sequence(named('a', 'b', 'c')), projection)).toBe(3);
    expect(projection.names).toEqual(['a', 'b', 'c']);
    expect(await follow(sequence(named('a', 'b', 'c', 'd')), projection)).toBe(1);
    expect(projection.names).toEqual(['a', 'b', 'c', 'd']);
    expect(ends).toEqual([3, 4]);
  });

  test.each([
    ['is beyond the end', { history: 'a-history', position: 9 }],
    ['is from another history', { history: 'another', position: 1 }],
  ])('rebuilds when the position %s', async (_, at) => {
    const projection = fakeProjection();
    Object.assign(projection, { at, names: ['old'] });
    await follow(sequence(named('a', 'b')), projection);
    expect(projection).toMatchObject({ rebuilds: 1, names: ['a', 'b'] });
  });

  test('a source that gives no way on does not keep it for ever', async () => {
    const stuck: ChangeSource = {
      changePosition: async () => ({ history: 'a-history', position: 5 }),
      changesSince: async (position) => ({
        ...{ history: 'a-history', position, repositories: [], events: [] },
        ...{ changedAt: null, caughtUp: false },
      }),
    };
    expect(await follow(stuck, fakeProjection())).toBe(0);
  });

  test('stops when it is told to', async () => {
    const projection = fakeProjection();
    await expect(follow(sequence(named('a')), projection, AbortSignal.abort())).rejects.toThrow();
    expect(projection.names).toEqual([]);
  });
});
