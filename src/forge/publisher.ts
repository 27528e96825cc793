import type { FileTree } from '../domain/file-tree.ts';

/**
 * Writes to a forge in somebody's name. Only this port does: harvests never write. The token is the caller's for one
 * call; it is neither kept nor logged.
 */
export interface Publisher {
  /** What publishing would do, step by step, without a request. @throws Problem `invalid` with every fault */
  planService(service: NewService): PublishStep[];

  /**
   * Makes a new repository and fills it. Whole or not at all: when a step fails, what was made is deleted again.
   *
   * @throws Problem `invalid` for names that are not right, `conflict` when there is such a repository, which is never
   * touched; otherwise the kind of the step that failed, or `partial` when something is left behind. Its faults are the
   * steps with what came of them. The signal's reason when aborted, after cleaning up
   */
  publishService(service: NewService, access: Access): Promise<Published>;

  /**
   * Whether an account has a public repository of this name. Of a private one nothing is told, whatever the token sees.
   *
   * @throws Problem when GitHub cannot be asked
   */
  isNameTaken(
    place: { owner: string; name: string },
    access: { token: string | undefined; signal: AbortSignal },
  ): Promise<boolean>;

  /**
   * Puts an upgrade on a branch of its own, as one commit, and opens a pull request. Asked again, it brings the branch
   * up to date by another commit; a branch that holds somebody else's commits, or whose pull request was turned down, is
   * left alone. Nothing is ever forced.
   *
   * @throws Problem `conflict` when the base branch has moved since it was read, or the branch is somebody else's
   */
  openUpgradePullRequest(upgrade: UpgradePullRequest, access: Access): Promise<UpgradeResult>;

  /** The default branch of a repository. @throws Problem `not-found` where the token sees none */
  defaultBranch(place: { owner: string; name: string }, access: Access): Promise<string>;

  /** Whether a pull request is open; false where it is not there any more. */
  isPullRequestOpen(place: { owner: string; name: string; number: number }, access: Access): Promise<boolean>;
}

export interface Access {
  token: string;
  signal: AbortSignal;
}

export interface NewService {
  /** Login of an organisation, or of the person the token belongs to. */
  owner: string;
  name: string;
  description: string;
  /** Public unless said otherwise. */
  private?: boolean;
  topics: readonly string[];
  /** Its name in addresses, of an organisation: it is given access where it exists. */
  team?: string;
  files: FileTree;
  /** Of the first commit. */
  message: string;
}

export interface PublishStep {
  id: 'create' | 'files' | 'branch' | 'settings' | 'topics' | 'reporting' | 'scanning' | 'team' | 'rule';
  title: string;
  /** `remark`: it could not be done and the service is whole without it; `undone`: done, then taken back. */
  outcome: 'planned' | 'done' | 'failed' | 'remark' | 'undone';
  detail: string | null;
}

export interface Published {
  /** Where people read the repository. */
  url: string;
  steps: PublishStep[];
}

export interface UpgradePullRequest {
  owner: string;
  name: string;
  /** The branch to be upgraded, and the commit it was at when its files were read. */
  base: string;
  head: string;
  /** A new branch for the upgrade. */
  branch: string;
  title: string;
  /** Markdown. */
  body: string;
  writes: FileTree;
  deletions: readonly string[];
  /** Not to be merged yet. */
  draft?: boolean;
  /**
   * What it brings, such as `nhs-prototype 1.2.0`: once that was closed without merging it is not offered again, and what comes
   * after it is, on the same branch. Without it, nothing is offered again on the branch.
   */
  key?: string;
}

export interface UpgradeResult {
  url: string;
  number: number;
  /**
   * `left`: somebody else has committed to the branch; `declined`: it was closed without merging; `unchanged`: it is open
   * and holds this very upgrade.
   */
  outcome: 'opened' | 'updated' | 'unchanged' | 'left' | 'declined';
}
