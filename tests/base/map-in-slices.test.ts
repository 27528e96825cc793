import { expect, test } from 'vitest';
import { mapInSlices } from '../../src/base/map-in-slices.ts';

test('maps in order', async () => {
  expect(await mapInSlices([3, 1, 2], (each) => each * 2)).toEqual([6, 2, 4]);
  expect(await mapInSlices([], () => 1)).toEqual([]);
});

test('lets others have their turn while there is much to do', async () => {
  const order: string[] = [];
  const work = mapInSlices(['one', 'two', 'three'], (each) => {
    order.push(each);
    const end = performance.now() + 11;
    while (performance.now() < end);
  });
  const others = (async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('other');
    }
  })();
  await Promise.all([work, others]);
  expect(order).toEqual(['one', 'other', 'two', 'other', 'three', 'other']);
});

test('passes on what one of them throws', async () => {
  const failing = mapInSlices([1], () => {
    throw new Error('Broken');
  });
  await expect(failing).rejects.toThrow('Broken');
});
