import { fileKinds, type FileKind } from '../documents/file-kinds.ts';
import type { Evidence, TreeEntry } from '../domain/evidence.ts';
import { checks } from './checks/checks.ts';

/** Content beyond this many bytes is not collected (GitHub's GraphQL API cuts text at the same length). */
export const largestFile = 512_000;

/** Files of a repository whose content is collected, at most. */
const maxFiles = 60;

/** What is read beside the checks: for licences, for the template it was made from, for search and for pages. */
const readElsewhere: readonly FileKind[] = [
  fileKinds.readme,
  fileKinds.codeOfConduct,
  fileKinds.legal,
  fileKinds.licenceFolder,
  fileKinds.manifest,
  fileKinds.reuse,
];

const wantedKinds: readonly FileKind[] = [
  ...new Set([...readElsewhere, ...checks.flatMap(({ reads }) => reads)]),
];

/** Folders whose entries are listed beside those of the root: those that checks and others read files of. */
export const wantedFolders: readonly string[] = [
  ...new Set(wantedKinds.flatMap(({ folders }) => folders).filter((folder) => folder !== '')),
];

/** Whether somebody reads a file, by its path from the root: its content is collected. */
export function isWanted(path: string): boolean {
  return wantedKinds.some((kind) => kind.matches(path));
}

/** The entries of a repository whose content we collect, in the order of the tree: at most 60 a repository. */
export function wantedEntries(evidence: Pick<Evidence, 'tree'>): TreeEntry[] {
  return (evidence.tree ?? [])
    .filter(({ type, path, size }) => type === 'file' && isWanted(path) && (size ?? 0) <= largestFile)
    .slice(0, maxFiles);
}
