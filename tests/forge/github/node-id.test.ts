import fc from 'fast-check';
import { expect, test } from 'vitest';
import { databaseIdOf, nodeIds } from '../../../src/forge/github/graphql/node-id.ts';
import { newNodeId, oldNodeId, readNodeId } from '../../../simulator/node-ids.ts';

test('node ids are as GitHub gives them out', () => {
  expect(nodeIds(515_435_736)).toEqual({
    present: 'R_kgDOHrjs2A',
    former: 'MDEwOlJlcG9zaXRvcnk1MTU0MzU3MzY=',
  });
});

test('node ids lead back to the database id', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 0xffff_ffff }), (id) => {
      const { present, former } = nodeIds(id);
      expect(readNodeId(present)).toEqual({ type: 'Repository', id });
      expect(readNodeId(former)).toEqual({ type: 'Repository', id });
      expect([present, former]).toEqual([newNodeId('R', id), oldNodeId('Repository', id)]);
    }),
  );
});

test('an identity of another forge is not ours', () => {
  expect(databaseIdOf('github:7')).toBe(7);
  for (const other of ['git:7', 'github:', 'github:7x', 'github:-7', '7', 'github:9999999999999999'])
    expect(databaseIdOf(other)).toBeUndefined();
});
