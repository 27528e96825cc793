import { expect, test } from 'vitest';
import type { Disclosed, PublicRepository, Tombstone } from '../../src/domain/public-repository.ts';
import type { Repository } from '../../src/domain/repository.ts';
import { exportRepositories } from '../../src/exports/exports.ts';
import type { Store } from '../../src/store/store.ts';
import type { EveryAnswerIsDisclosed, PublicStore } from '../../src/visibility/public-store.ts';

/** Checked by the compiler alone: nothing below is run. Each mark fails the build once its line compiles. */
export function whatDoesNotCompile(
  repository: Repository,
  tombstone: Tombstone,
  store: Store,
  queries: PublicStore,
): void {
  // @ts-expect-error -- a repository as the store holds it may be private
  const shown: PublicRepository = repository;
  // @ts-expect-error -- what is left of a repository is not the repository
  const whole: PublicRepository = tombstone;
  // @ts-expect-error -- the store answers with everything it holds
  const pages: PublicStore = store;
  // @ts-expect-error -- nothing is exported from the store itself
  exportRepositories('csv', store.repositories(1), {} as never);
  // @ts-expect-error -- events are asked for by a repository that may be seen, not by an id
  void queries.events('github:1', 1);
  // @ts-expect-error -- contents are read of a repository that may be seen, not by their object id alone
  void queries.readBlobs(['0'.repeat(40)]);
  // @ts-expect-error -- a tombstone has no words that people wrote
  void tombstone.evidence.description;

  type Wider = PublicStore & { secrets(): Promise<Repository[]> };
  // @ts-expect-error -- a query whose answer did not pass the rule
  const wider: EveryAnswerIsDisclosed<Wider> = {} as Wider;
  const passed: EveryAnswerIsDisclosed<PublicStore> = queries;
  const labelled: Disclosed<number> = {} as Disclosed<number>;
  void [shown, whole, pages, wider, passed, labelled];
}

test('what may be shown is decided by types', () => {
  expect(whatDoesNotCompile).toBeTypeOf('function');
});
