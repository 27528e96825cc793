import type { ForgeName } from './forges.ts';

/**
 * Evidence: what was seen of one repository at one moment, and nothing else.
 *
 * Everywhere below, a value is *present*, *absent* (`null`: we looked, there is none) or *not collected*
 * (`undefined`: we did not or could not look). The three are never confused.
 */
export interface Evidence {
  /** The forge's own stable identity, never a name: `github:<id>`, `gitlab:<id>`, or `git:<hash of the URL>`. */
  id: string;
  forge: ForgeName;
  /** Login of the organisation in the catalogue, in lower case. */
  organisation: string;
  /** The account that holds it; on GitLab the path of its group, such as `group/subgroup`. */
  owner: string;
  name: string;
  /** Where people read it in a browser. */
  url: string;
  visibility: Visibility;
  /** What kind of account holds it. */
  ownerType?: 'organisation' | 'user' | undefined;
  description?: string | null | undefined;
  homepage?: string | null | undefined;
  topics?: string[] | undefined;
  /** The main programming language, as the forge names it. */
  language?: string | null | undefined;
  fork?: boolean | undefined;
  archived?: boolean | undefined;
  template?: boolean | undefined;
  mirror?: boolean | undefined;
  /** True when the repository holds no commit. */
  empty?: boolean | undefined;
  stars?: number | undefined;
  forks?: number | undefined;
  issuesEnabled?: boolean | undefined;
  /** Full name of the repository it was forked from. */
  parent?: string | null | undefined;
  /** The template repository it was made from, by the forge's own lineage. */
  madeFrom?: string | null | undefined;
  defaultBranch?: string | null | undefined;
  /** Object id of the newest commit on the default branch; null when there is none. */
  head?: string | null | undefined;
  /** ISO 8601 instants. */
  createdAt?: string | null | undefined;
  updatedAt?: string | null | undefined;
  pushedAt?: string | null | undefined;
  /** When the newest commit on the default branch was made: a push to any branch moves `pushedAt`, as bots do daily. */
  committedAt?: string | null | undefined;
  /** When it was archived; null when it is not. */
  archivedAt?: string | null | undefined;
  latestRelease?: { tag: string; publishedAt: string | null } | null | undefined;
  /** What the forge itself says the licence is (an SPDX id); evidence, not our verdict. */
  forgeLicence?: string | null | undefined;
  /**
   * The entries at the root, and those in `.github/`, `docs/` and `LICENSES/`, with their paths from the root.
   * null for an empty repository.
   */
  tree?: TreeEntry[] | null | undefined;
}

export type Visibility = 'public' | 'internal' | 'private';

export interface TreeEntry {
  path: string;
  type: 'file' | 'folder' | 'symlink' | 'submodule';
  /** Git object id. */
  oid: string;
  /** Bytes; undefined where the forge did not say. */
  size?: number | undefined;
}

/**
 * A file's content, stored once per git object id.
 * `text` is null when the content is not text (binary), undefined when it was not collected.
 */
export interface Blob {
  oid: string;
  /** Bytes of the whole content, even when only the beginning was kept. */
  size: number;
  text: string | null | undefined;
  /** True when `text` holds only the beginning. */
  truncated: boolean;
}

/** One file of a repository as the pure rooms see it: where it is, and what it says. */
export interface EvidenceFile {
  path: string;
  oid: string;
  /** As in Blob: null for binary, undefined when not collected. */
  text: string | null | undefined;
  truncated: boolean;
}
