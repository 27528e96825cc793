import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aHarvestRun, aVerdict, aRepository } from '../../builders.ts';
import { monday, save, tuesday } from './repositories.ts';

const nothing = { repositories: [], events: [], caughtUp: true };

export function changeCases(current: () => Store): void {
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, id) =>
      aRepository({ evidence: { id: `github:${id}`, name: `n-${id}` } }),
    );

  test('a new store has nothing to say', async () => {
    expect(await current().changesSince(0, { limit: 10 })).toMatchObject({
      position: 0,
      ...nothing,
      changedAt: null,
    });
  });

  test('changes come oldest first, piece by piece, until caught up', async () => {
    await save(current(), numbered(5));
    const ids: string[] = [];
    let position = 0;
    for (let caughtUp = false; !caughtUp;) {
      const batch = await current().changesSince(position, { limit: 2 });
      ids.push(...batch.repositories.map(({ evidence }) => evidence.id));
      ({ position, caughtUp } = batch);
    }
    expect(ids).toEqual(['github:0', 'github:1', 'github:2', 'github:3', 'github:4']);
    expect(await current().changesSince(position, { limit: 2 })).toMatchObject({ position, ...nothing });
  });

  test('a repository that changed again comes once, as it is now', async () => {
    await save(current(), numbered(3));
    const { position } = await current().changesSince(0, { limit: 10 });
    await save(current(), [aRepository({ evidence: { id: 'github:1', name: 'n-1', stars: 8 } })], tuesday);
    const { repositories } = await current().changesSince(position, { limit: 10 });
    expect(repositories.map(({ evidence }) => [evidence.id, evidence.stars])).toEqual([['github:1', 8]]);
    expect((await current().changesSince(0, { limit: 10 })).repositories).toHaveLength(3);
  });

  test('events come with the changes, also of what changed again', async () => {
    await save(current(), numbered(3), monday);
    const renamed = aRepository({ evidence: { id: 'github:1', name: 'board' } });
    await save(current(), [renamed], tuesday);
    const all = await current().changesSince(0, { limit: 10 });
    expect(all).toMatchObject({ changedAt: tuesday, position: 4 });
    expect(all.events.map(({ seq, id, name, kind, at }) => [seq, id, name, kind, at])).toEqual([
      [1, 'github:0', 'n-0', 'found', monday],
      [2, 'github:1', 'board', 'found', monday],
      [3, 'github:2', 'n-2', 'found', monday],
      [4, 'github:1', 'board', 'renamed', tuesday],
    ]);
    const first = await current().changesSince(0, { limit: 1 });
    const second = await current().changesSince(first.position, { limit: 1 });
    expect([first, second].map(({ events }) => events.map(({ seq }) => seq))).toEqual([[1], [2, 3]]);
  });

  test('more events than one step may hold are given in several steps, each whole', async () => {
    const outcomes = ['met', 'unmet'] as const;
    for (let turn = 0; turn < 14; turn += 1) {
      const outcome = outcomes[turn % 2] ?? 'met';
      const findings = Array.from({ length: 400 }, (_, n) => ({ check: `check-${n}`, outcome, because: '' }));
      const at = turn === 0 ? monday : tuesday;
      await save(current(), [aRepository(aVerdict(findings))], at);
    }
    const seen = new Set<string>();
    let position = 0;
    let steps = 0;
    for (let caughtUp = false; !caughtUp; steps += 1) {
      const batch = await current().changesSince(position, { limit: 10 });
      for (const { seq, detail, kind } of batch.events) seen.add(`${seq} ${kind} ${detail}`);
      ({ position, caughtUp } = batch);
    }
    expect(steps).toBeGreaterThan(1);
    expect(seen.size).toBe(1 + 13 * 400);
  });

  test('the end of a harvest is a change that concerns no repository', async () => {
    await current().saveHarvest(aHarvestRun({ finishedAt: null, state: 'running' }));
    expect((await current().changesSince(0, { limit: 10 })).position).toBe(0);
    await current().saveHarvest(aHarvestRun({ finishedAt: tuesday, state: 'complete' }));
    expect(await current().changesSince(0, { limit: 10 })).toMatchObject({
      position: 1,
      changedAt: tuesday,
      ...nothing,
    });
  });

  test('a projection in the store remembers which sequence it followed, and how far', async () => {
    const { history, position } = await current().changesSince(0, { limit: 1 });
    expect(await current().changePosition()).toEqual({ history, position });
    expect(history).toMatch(/^[0-9a-f-]{36}$/);
    expect(await current().findProjection('figures')).toBeUndefined();
    await current().saveProjection('figures', { history, position });
    await current().saveProjection('figures', { history, position: 7 });
    expect(await current().findProjection('figures')).toEqual({ history, position: 7 });
  });

  test('a new assessment of the same evidence is a change', async () => {
    await save(current(), [aRepository()]);
    const { position } = await current().changesSince(0, { limit: 10 });
    await save(current(), [aRepository({ status: 'needs-attention' })], tuesday);
    expect((await current().changesSince(position, { limit: 10 })).repositories[0]?.status).toBe(
      'needs-attention',
    );
  });

  test('a position from a store that was lost starts again', async () => {
    await save(current(), numbered(2));
    const batch = await current().changesSince(1_000, { limit: 10 });
    expect(batch.repositories).toHaveLength(2);
    expect(batch.position).toBeLessThan(1_000);
  });

  test('writers at the same moment leave no gap that a follower could step over', async () => {
    const followed = new Set<string>();
    let position = 0;
    const follow = async () => {
      const batch = await current().changesSince(position, { limit: 1_000 });
      for (const { evidence } of batch.repositories) followed.add(evidence.id);
      position = batch.position;
    };
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let turn = 0; turn < 5; turn += 1) {
        const id = `github:${writer}-${turn}`;
        await save(current(), [aRepository({ evidence: { id, name: `n-${writer}-${turn}` } })]);
        await follow();
      }
    });
    await Promise.all(writers);
    await follow();
    expect(followed.size).toBe(30);
  });

  test('events come newest first', async () => {
    await save(current(), [aRepository()], monday);
    await save(current(), [aRepository({ evidence: { archived: true, name: 'bed-board' } })], tuesday);
    expect((await current().events('github:1', 10)).map(({ kind }) => kind)).toEqual([
      'archived',
      'renamed',
      'found',
    ]);
    expect(await current().events('github:1', 1)).toHaveLength(1);
    expect((await current().recentEvents(2))[0]).toEqual({
      at: tuesday,
      kind: 'archived',
      detail: 'sample-trust/bed-board',
      owner: 'sample-trust',
      name: 'bed-board',
      organisation: 'sample-trust',
    });
  });
}
