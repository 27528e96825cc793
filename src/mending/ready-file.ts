/** A file that mends something, ready to be put into the repository. */
export interface ReadyFile {
  kind: string;
  /** What it adds, as the end of a sentence that begins with “Add”. */
  title: string;
  path: string;
  /** The whole text of the file, with what was there before. */
  text: string;
  /** False where the file is there already and only a notice is put into it. */
  isNew: boolean;
  /** As `git apply` takes it. */
  patch: string;
  /** Ids of the unmet checks that it mends. */
  checks: readonly string[];
  /** What people have to do or to confirm, a sentence each. */
  remarks: readonly string[];
  /** True where it is chosen unless somebody says otherwise. */
  isUsual: boolean;
}

/** A file that is not offered, though it would mend something. */
export interface LeftFile {
  kind: string;
  title: string;
  because: string;
}

export interface Mending {
  /** Why nothing is offered at all; null where something could be. */
  refusal: string | null;
  files: readonly ReadyFile[];
  left: readonly LeftFile[];
}
