import type { Visibility } from '../../src/domain/evidence.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import type { FileContent, Files } from './content.ts';

/** What GitHub says of a repository beside its name, its dates and its files. */
export interface RepositoryFacts {
  description: string | null;
  homepage: string | null;
  topics: readonly string[];
  /** The main programming language, as GitHub names it. */
  language: string | null;
  fork: boolean;
  /** Full name of the repository it was forked from. */
  parent: string | null;
  archived: boolean;
  disabled: boolean;
  template: boolean;
  /** Full name of the template it was made from. */
  madeFrom: string | null;
  mirrorUrl: string | null;
  stars: number;
  forks: number;
  openIssues: number;
  issuesEnabled: boolean;
  defaultBranch: string;
  latestRelease: { tag: string; publishedAt: string } | null;
}

/** Where the facts and files of a repository come from; asked for each time, so that a large estate stays light. */
export interface RepositorySource {
  facts: () => RepositoryFacts;
  files: () => Files;
}

/** One repository of the estate. Times are ms since 1970, whole seconds. Changed by Estate only. */
export interface SampleRepository extends RepositorySource {
  readonly id: number;
  account: SampleAccount;
  name: string;
  visibility: Visibility;
  /** Kept from everybody, as after a takedown notice, though it is still listed. */
  blocked?: boolean;
  createdAt: number;
  updatedAt: number;
  pushedAt: number;
  /** When the newest commit was made: the last push that this estate knows of. */
  committedAt: number;
}

/** A login that owns repositories. */
export interface SampleAccount {
  readonly id: number;
  readonly login: string;
  readonly kind: 'organisation' | 'user';
  readonly name: string;
  readonly description: string | null;
  readonly createdAt: number;
  /** Hidden from everybody, with all that it holds, as an account that broke the forge's rules is. */
  suspended?: boolean;
  /** Open only to tokens that its single sign-on knows, and ours is none of them. */
  protected?: boolean;
  /** What a catalogue says of the body that holds it. */
  readonly body: Pick<Organisation, 'bodyType' | 'nation' | 'predecessors' | 'successor'>;
}

export const plainFacts: RepositoryFacts = {
  description: null,
  homepage: null,
  topics: [],
  language: null,
  fork: false,
  parent: null,
  archived: false,
  disabled: false,
  template: false,
  madeFrom: null,
  mirrorUrl: null,
  stars: 0,
  forks: 0,
  openIssues: 0,
  issuesEnabled: true,
  defaultBranch: 'main',
  latestRelease: null,
};

/** A repository as it is described when it is created; what is left out is plain or taken from the clock. */
export interface NewRepository extends Partial<RepositoryFacts> {
  name: string;
  id?: number;
  visibility?: Visibility;
  createdAt?: Date;
  updatedAt?: Date;
  pushedAt?: Date;
  /** Content by path; none makes an empty repository. */
  files?: Readonly<Record<string, FileContent>>;
  /** In place of files and facts, for an estate that computes them when asked. */
  source?: RepositorySource;
}
