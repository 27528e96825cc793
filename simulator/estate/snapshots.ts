import { snapshotOf } from './git-objects.ts';
import type { Snapshot } from './git-objects.ts';
import type { SampleRepository } from './repository.ts';

/** The git objects of repositories, worked out when they are asked for; the last so many are kept. */
export class Snapshots {
  readonly #kept = new Map<number, Snapshot>();
  readonly #most: number;

  constructor({ most }: { most: number }) {
    this.#most = most;
  }

  of(repository: SampleRepository): Snapshot {
    const known = this.#kept.get(repository.id);
    if (known) return known;
    const snapshot = snapshotOf(repository.files(), repository.committedAt);
    this.#kept.set(repository.id, snapshot);
    if (this.#kept.size > this.#most) this.#dropOldest();
    return snapshot;
  }

  forget({ id }: SampleRepository): void {
    this.#kept.delete(id);
  }

  #dropOldest(): void {
    for (const id of this.#kept.keys()) {
      this.#kept.delete(id);
      return;
    }
  }
}
