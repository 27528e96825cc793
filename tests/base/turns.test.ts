import { expect, test } from 'vitest';
import { createTurns } from '../../src/base/turns.ts';

test('work in turns never overlaps, and a failure stops only its own turn', async () => {
  const inTurn = createTurns();
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(`${name} ends`);
    if (name === 'a') throw new Error('broken');
    return name;
  };
  const turns = [inTurn(work('a')), inTurn(work('b'))];
  expect(await Promise.allSettled(turns)).toMatchObject([{ status: 'rejected' }, { value: 'b' }]);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});
