import { expect, test } from 'vitest';
import { pictures } from '../../src/projections/pictures.ts';
import type { ChangeBatch, ProjectionPosition } from '../../src/store/store.ts';

function anEvent(id: string, kind: 'withdrawn' | 'renamed') {
  return {
    seq: 1,
    at: '2026-01-01T00:00:00Z',
    kind,
    detail: '',
    id,
    owner: 'o',
    name: 'n',
    organisation: 'o',
  };
}

test('pictures of repositories that were withdrawn are deleted, and its place is kept', async () => {
  const forgotten: string[] = [];
  let kept: ProjectionPosition | undefined;
  const projection = pictures(
    {
      findProjection: async () => kept,
      saveProjection: async (_, at) => void (kept = at),
    },
    { forget: async (id) => void forgotten.push(id) },
  );
  const events = [
    anEvent('github:1', 'withdrawn'),
    anEvent('github:2', 'renamed'),
    anEvent('github:1', 'withdrawn'),
  ];
  const batch: ChangeBatch = {
    ...{ history: 'h', position: 7, changedAt: null, repositories: [], caughtUp: true },
    events,
  };
  await projection.apply(batch);
  expect(forgotten).toEqual(['github:1']);
  expect(await projection.position()).toEqual({ history: 'h', position: 7 });
});
