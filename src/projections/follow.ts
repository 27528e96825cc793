import { setImmediate } from 'node:timers/promises';
import type { Blob } from '../domain/evidence.ts';
import type { Repository } from '../domain/repository.ts';
import { indexedFiles, isListed, searchDocument } from '../search/document/document.ts';
import type { SearchEngine } from '../search/search.ts';

/** Where changes come from: a slice of the store. */
export interface ChangeSource {
  changesSince(
    position: number,
    limit: number,
  ): Promise<{ position: number; repositories: readonly Repository[]; caughtUp: boolean }>;
}

export type ReadBlobs = (oids: readonly string[]) => Promise<ReadonlyMap<string, Blob>>;

export interface FollowOptions {
  /** The display name of an organisation, by its login in lower case. */
  organisationName: (login: string) => string;
  /** Changes taken in one step; a step holds the process for about half a millisecond each. */
  batch?: number;
  signal?: AbortSignal;
}

/**
 * Brings the index up to the end of the source's change sequence: public repositories are put, all others removed.
 * Each step is applied whole with its position, so a crash in between loses nothing, and going over a change twice does
 * no harm.
 *
 * @returns how many documents were put and removed
 */
export async function follow(
  source: ChangeSource,
  readBlobs: ReadBlobs,
  engine: Pick<SearchEngine, 'position' | 'apply'>,
  { organisationName, batch = 100, signal }: FollowOptions,
): Promise<{ put: number; removed: number }> {
  const done = { put: 0, removed: 0 };
  for (;;) {
    signal?.throwIfAborted();
    const from = await engine.position();
    const changes = await source.changesSince(from, batch);
    // A repository that changed twice counts as it is now: what was withdrawn must not come back.
    const latest = [
      ...new Map(changes.repositories.map((repository) => [repository.evidence.id, repository])).values(),
    ];
    const listed = latest.filter(isListed);
    const remove = latest.filter((repository) => !isListed(repository)).map(({ evidence }) => evidence.id);
    const blobs = await readBlobs([...new Set(listed.flatMap(indexedFiles).map(({ oid }) => oid))]);
    const put = listed.map((repository) =>
      searchDocument(repository, blobs, organisationName(repository.evidence.organisation)),
    );
    if (changes.position !== from) await engine.apply({ put, remove, position: changes.position });
    done.put += put.length;
    done.removed += remove.length;
    // A source that gives no way on would keep us here for ever.
    if (changes.caughtUp || changes.position <= from) return done;
    await setImmediate(); // requests that wait are served between steps
  }
}
