import type { FileTree, MergeStage } from '../../domain/file-tree.ts';
import type { FilePlan, ServiceRecord, TemplateRelease } from '../../domain/template.ts';
import type { WorkTree } from '../../git/work-tree.ts';
import type { UpgradeConflict, UpgradeNotice } from './conflicts.ts';
import type { Rename } from './migrate.ts';

/** A service as it is: what is merged, and what must not be touched. */
export type ServiceFiles = Pick<WorkTree, 'files'> & Partial<Pick<WorkTree, 'hidden' | 'submodules'>>;

/** Both versions of a service without edits, and the changes between them. */
export interface UpgradeVersions {
  from: FilePlan;
  to: FilePlan;
  /** As it will say that it is of the newest version. */
  record: ServiceRecord;
  /** Releases between the versions, newest first. */
  changelog: TemplateRelease[];
  /** What the template has moved, oldest first. */
  renames: Rename[];
  /** Whether the record says more than before, though the version may be the same. */
  recordChanged?: boolean;
  /** Whether a layer is of another version or has other answers, though the template may be the same. */
  layersChanged?: boolean;
}

/** What an upgrade does to the files of a service. */
export interface UpgradePlan {
  template: string;
  /** The version before. */
  from: string;
  version: string;
  /** Files to be written, the record among them; none when the service is up to date. */
  writes: FileTree;
  deletions: string[];
  conflicts: UpgradeConflict[];
  /** What people should know and need not settle. */
  notices: UpgradeNotice[];
  /** What the index of git holds of the paths in conflict until they are settled. */
  unmerged: MergeStage[];
  record: ServiceRecord;
  /** Releases between the versions, newest first. */
  changelog: TemplateRelease[];
}
