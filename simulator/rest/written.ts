import { changedFiles, bytesOf } from '../estate/content.ts';
import type { FileContent, Files } from '../estate/content.ts';
import type { Dataset } from '../estate/estate.ts';
import { fullNameOf } from '../estate/estate.ts';
import { gitHash, snapshotOf } from '../estate/git-objects.ts';
import type { SampleRepository } from '../estate/repository.ts';

export interface WrittenCommit {
  oid: string;
  tree: string;
  parents: readonly string[];
  message: string;
}

export interface WrittenPull {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  draft: boolean;
  merged: boolean;
  base: string;
  head: string;
}

interface Holding {
  blobs: Map<string, Buffer>;
  trees: Map<string, Files>;
  commits: Map<string, WrittenCommit>;
  branches: Map<string, string>;
  pulls: WrittenPull[];
  /** Settings that evidence does not hold, by GitHub's names, as they were last set. */
  settings: Record<string, unknown>;
}

/**
 * What was written to repositories by REST. The default branch is always the estate's own: a commit put there gives the
 * estate its files, as one commit; other branches are known here only.
 */
export class Written {
  /** Teams that there are, as `organisation/team`. */
  readonly teams = new Set<string>();
  /** People who are signing in, by the code that their program has. */
  readonly devices = new Map<string, { code: string; approved: boolean }>();
  /** What those who have signed in get. */
  deviceToken = 'sample-person-token';
  readonly #estate: Dataset;
  readonly #holdings = new Map<number, Holding>();

  constructor(estate: Dataset) {
    this.#estate = estate;
  }

  of(repository: SampleRepository): Holding {
    const none = { blobs: new Map(), trees: new Map(), commits: new Map(), branches: new Map() };
    const holding: Holding = this.#holdings.get(repository.id) ?? { ...none, pulls: [], settings: {} };
    this.#holdings.set(repository.id, holding);
    return holding;
  }

  /** The pull request with an id that GraphQL knows it by. */
  pullById(id: string): WrittenPull | undefined {
    const [, repository, number] = /^PR_(\d+)_(\d+)$/.exec(id) ?? [];
    return this.#holdings.get(Number(repository))?.pulls.find((pull) => pull.number === Number(number));
  }

  /** The commit a branch is at. */
  tip(repository: SampleRepository, branch: string): string | undefined {
    if (branch === repository.facts().defaultBranch) return this.#estate.snapshot(repository).commit?.oid;
    return this.of(repository).branches.get(branch);
  }

  commit(repository: SampleRepository, oid: string): WrittenCommit | undefined {
    const { commit, paths } = this.#estate.snapshot(repository);
    const own = { oid, tree: paths.get('') ?? '', parents: [], message: 'Publish the sample' };
    return commit?.oid === oid ? own : this.of(repository).commits.get(oid);
  }

  /** The files of a tree. */
  files(repository: SampleRepository, tree: string): Files | undefined {
    const current = this.#estate.snapshot(repository).paths.get('') === tree;
    return current ? repository.files() : this.of(repository).trees.get(tree);
  }

  /** The bytes of a blob that was written, or that the repository holds. */
  blob(repository: SampleRepository, oid: string): Buffer | undefined {
    const found = this.#estate.snapshot(repository).objects.get(oid);
    return found?.kind === 'blob' ? found.content : this.of(repository).blobs.get(oid);
  }

  addBlob(repository: SampleRepository, content: Buffer): string {
    const oid = gitHash('blob', content);
    this.of(repository).blobs.set(oid, content);
    return oid;
  }

  addTree(
    repository: SampleRepository,
    base: Files,
    changes: Readonly<Record<string, FileContent | null>>,
  ): string {
    const files = changedFiles(base, changes);
    const snapshot = snapshotOf(files, 0);
    const oid = snapshot.paths.get('') ?? gitHash('tree', Buffer.alloc(0));
    this.of(repository).trees.set(oid, files);
    for (const content of files.values()) this.addBlob(repository, bytesOf(content));
    return oid;
  }

  addCommit(repository: SampleRepository, described: Omit<WrittenCommit, 'oid'>): WrittenCommit {
    const commit = { ...described, oid: gitHash('commit', Buffer.from(JSON.stringify(described))) };
    this.of(repository).commits.set(commit.oid, commit);
    return commit;
  }

  /** Points a branch at a commit. */
  point(repository: SampleRepository, branch: string, oid: string): void {
    const commit = this.commit(repository, oid);
    if (branch !== repository.facts().defaultBranch) {
      this.of(repository).branches.set(branch, oid);
      return;
    }
    const files = this.files(repository, commit?.tree ?? '') ?? new Map<string, FileContent>();
    this.#keepCurrent(repository);
    const gone = [...repository.files().keys()].filter((path) => !files.has(path));
    const changes = [...gone.map((path) => [path, null] as const), ...files];
    this.#estate.push(fullNameOf(repository), Object.fromEntries(changes));
  }

  /** Makes another branch the default one; the one before stays as it is. */
  makeDefault(repository: SampleRepository, branch: string): void {
    const { defaultBranch } = repository.facts();
    const [before, next] = [this.tip(repository, defaultBranch), this.tip(repository, branch)];
    if (branch === defaultBranch || next === undefined) return;
    this.#keepCurrent(repository);
    if (before !== undefined) this.of(repository).branches.set(defaultBranch, before);
    this.#estate.edit(fullNameOf(repository), { defaultBranch: branch });
    this.of(repository).branches.delete(branch);
    this.point(repository, branch, next);
  }

  /** What the estate is about to forget. */
  #keepCurrent(repository: SampleRepository): void {
    const { commit, paths } = this.#estate.snapshot(repository);
    const known = commit && this.commit(repository, commit.oid);
    if (!known) return;
    this.of(repository).commits.set(known.oid, known);
    this.of(repository).trees.set(paths.get('') ?? '', repository.files());
  }

  /** Whether one commit can be reached from another. */
  isAncestor(repository: SampleRepository, ancestor: string, from: string): boolean {
    if (ancestor === from) return true;
    const parents = this.commit(repository, from)?.parents ?? [];
    return parents.some((parent) => this.isAncestor(repository, ancestor, parent));
  }
}
