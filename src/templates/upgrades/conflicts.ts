import type { FileTree, MergeConflict, MergeConflictKind } from '../../domain/file-tree.ts';
import type { ManifestConflict } from '../manifests/manifests.ts';
import { isMarked } from './markers.ts';

/** A place where the service and its template went different ways, for a person to settle. */
export interface UpgradeConflict {
  /**
   * Besides git's own: `submodule`, `same-name`: no room for a new file of the template, which was left out; `hidden`: git
   * does not keep the file in the service, so that it was not touched; `meaning`: both changed one thing that a manifest
   * says, and the file holds the service's; `lock`: a lock file has to be made again
   */
  kind: MergeConflictKind | 'submodule' | 'same-name' | 'hidden' | 'meaning' | 'lock';
  path: string;
  /** Other names of the file that are part of it. */
  others: string[];
  /** Whether the file holds both versions, between conflict markers. */
  marked: boolean;
  /** What happened and what was done, in a sentence. */
  message: string;
}

/** What an upgrade tells without asking anything of anybody. */
export interface UpgradeNotice {
  /**
   * `deleted`: a deletion of the team's, of which it was told before; `mine`: a file that the team keeps for itself;
   * `lock`: a lock file of the team's own that has to be made again; `ignored`: a new file where git ignores it
   */
  kind: 'deleted' | 'mine' | 'lock' | 'ignored';
  path: string;
  message: string;
}

/** Of what cannot be marked, such as where links point to. */
const kept: Readonly<Partial<Record<MergeConflictKind, string>>> = {
  'both-changed': 'Yours was kept.',
  'both-added': 'Yours was kept.',
  binary: 'Yours was kept.',
};

const messages: Readonly<Record<MergeConflictKind, string>> = {
  'both-changed': 'Changed both here and in the template.',
  'both-added': 'Added both here and in the template.',
  binary: 'Changed both here and in the template, and is not text.',
  'removed-in-ours':
    'Deleted here and changed in the template. It stays deleted; later upgrades only mention it.',
  'removed-in-theirs': 'Changed here and deleted in the template. Yours was kept.',
  'both-moved':
    'Moved both here and in the template, or another file was moved onto it. Keep one of the names.',
  'moved-and-removed': 'Moved on one side and deleted on the other. It was kept under its new name.',
  'in-the-way': 'A file and something else have the same name here and in the template. Both were kept.',
  other: 'Git could not tell how this goes together. Look at what was made of it.',
};

/** What is said of a deletion that was told of before. */
export function noticeOfDeleted(path: string): UpgradeNotice {
  return { kind: 'deleted', path, message: 'Changed in the template. You have deleted it, and it stays so.' };
}

/** What a person has to see to in a manifest or lock file. */
export function conflictOfManifest(conflict: ManifestConflict): UpgradeConflict {
  return { ...conflict, others: [], marked: false };
}

/** A lock file of the team's own that no longer goes with its manifest. */
export function noticeOfLock({ path, message }: ManifestConflict): UpgradeNotice {
  return { kind: 'lock', path, message };
}

/** What is said of a new file that git will not show. */
export function noticeOfIgnored(path: string): UpgradeNotice {
  const message =
    'New from the template, and git ignores it here. To keep it in git: “git add --force” and its name.';
  return { kind: 'ignored', path, message };
}

/** Describes a conflict for people. */
export function tellConflict(
  { kind, paths: [path, ...others] }: MergeConflict,
  merged: FileTree,
): UpgradeConflict {
  const file = merged.get(path);
  const marked = file !== undefined && isMarked(file);
  const message = [messages[kind], marked ? 'Both versions are marked in the file.' : kept[kind]];
  return { kind, path, others, marked, message: message.filter(Boolean).join(' ') };
}
