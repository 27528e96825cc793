import { afterEach, describe, expect, test, vi } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { createProjectionRunner, type ProjectionRunner } from '../../src/projections/runner.ts';
import { aRepository } from '../search/a-repository.ts';
import { fakeProjection, sequence } from './a-sequence.ts';

const named = (...names: string[]) => names.map((name) => aRepository({ id: `github:${name}`, name }));

let runner: ProjectionRunner;
afterEach(() => runner[Symbol.asyncDispose]());

function start(changes: Repository[], projections = [fakeProjection()], options = {}): ProjectionRunner {
  runner = createProjectionRunner({
    ...{ store: sequence(changes), projections, log: silentLog, pollMs: 2, backoffMs: 2 },
    ...options,
  });
  return runner;
}

describe('the projection runner', () => {
  test('follows what other processes write, without being woken', async () => {
    const changes = named('a');
    const projection = fakeProjection();
    start(changes, [projection]).start();
    await vi.waitFor(() => expect(projection.names).toEqual(['a']));
    changes.push(...named('b'));
    await vi.waitFor(() => expect(projection.names).toEqual(['a', 'b']));
  });

  test('a projection that fails holds up no other, is retried, and says so', async () => {
    const [good, bad] = [fakeProjection('good'), fakeProjection('bad')];
    bad.failure = new Error('disk full');
    start(named('a'), [bad, good]).start();
    await vi.waitFor(() => expect(good.names).toEqual(['a']));
    await vi.waitFor(async () =>
      expect(await runner.status()).toEqual([
        { name: 'bad', isOptional: false, isComplete: false, lag: 1, failure: 'disk full' },
        { name: 'good', isOptional: false, isComplete: true, lag: 0, failure: null },
      ]),
    );
    bad.failure = undefined;
    await vi.waitFor(async () => expect(await runner.status()).toMatchObject([{ failure: null }, {}]));
    expect(bad.names).toEqual(['a']);
  });

  test('waits longer after each failure', async () => {
    const bad = fakeProjection('bad');
    bad.failure = new Error('disk full');
    const waits: unknown[] = [];
    const log = { ...silentLog, error: ({ retryInMs }: Record<string, unknown>) => waits.push(retryInMs) };
    start(named('a'), [bad], { log, maxBackoffMs: 10 }).start();
    await vi.waitFor(() => expect(waits.slice(0, 5)).toEqual([2, 4, 8, 10, 10]));
  });

  test('catching up on demand takes all that was written, and throws what fails', async () => {
    const changes = named('a');
    const projection = fakeProjection();
    start(changes, [projection], { pollMs: 1_000_000 });
    await Promise.all([runner.catchUp(), runner.catchUp()]);
    expect(projection.names).toEqual(['a']);
    changes.push(...named('b'));
    projection.failure = new Error('disk full');
    await expect(runner.catchUp()).rejects.toThrow('disk full');
    projection.failure = undefined;
    await runner.catchUp();
    expect(projection.names).toEqual(['a', 'b']);
  });

  test('catching up does not fail when an optional projection does', async () => {
    const [good, bad] = [fakeProjection('good'), { ...fakeProjection('bad'), isOptional: true }];
    bad.apply = () => Promise.reject(new Error('refused'));
    start(named('a'), [bad, good], { pollMs: 1_000_000 });
    await runner.catchUp();
    expect(good.names).toEqual(['a']);
    expect(await runner.status()).toMatchObject([
      { isOptional: true, isComplete: false },
      { isComplete: true },
    ]);
  });

  test('what lost its place is not complete until it has been filled again', async () => {
    const projection = fakeProjection();
    start(named('a', 'b'), [projection], { pollMs: 1_000_000, backoffMs: 1_000_000 });
    await runner.catchUp();
    projection.at = undefined;
    projection.failure = new Error('not yet');
    expect(await runner.status()).toMatchObject([{ isComplete: false, lag: 2 }]);
    projection.failure = undefined;
    await runner.catchUp();
    expect(await runner.status()).toMatchObject([{ isComplete: true, lag: 0 }]);
  });

  test('lagging behind a harvest that is under way is no loss', async () => {
    const changes = named('a');
    start(changes, [fakeProjection()], { pollMs: 1_000_000 });
    await runner.catchUp();
    changes.push(...named('b', 'c'));
    expect(await runner.status()).toMatchObject([{ isComplete: true, lag: 2 }]);
  });
});
