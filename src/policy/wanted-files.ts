import { fileKinds, type FileKind } from '../documents/file-kinds.ts';
import type { Evidence, TreeEntry } from '../domain/evidence.ts';
import { checks } from './checks/checks.ts';

/** Content beyond this many bytes is not collected (GitHub's GraphQL API cuts text at the same length). */
export const largestFile = 512_000;

/** Files of a repository whose content is collected for verdicts and pages, and for its packages beside them, at most. */
const maxFiles = 60;
const maxPackageFiles = 40;

/** What is read beside the checks: for licences, for the template it was made from, for search and for pages. */
const readElsewhere: readonly FileKind[] = [
  fileKinds.readme,
  fileKinds.codeOfConduct,
  fileKinds.legal,
  fileKinds.terms,
  fileKinds.licenceFolder,
  fileKinds.manifest,
  fileKinds.reuse,
];

const assessedKinds: readonly FileKind[] = [
  ...new Set([...readElsewhere, ...checks.flatMap(({ reads }) => reads)]),
];

const wantedKinds: readonly FileKind[] = [...assessedKinds, fileKinds.packages];

/** Folders whose entries are listed beside those of the root: those that checks and others read files of. */
export const wantedFolders: readonly string[] = [
  ...new Set(wantedKinds.flatMap(({ folders }) => folders).filter((folder) => folder !== '')),
];

/** Whether somebody reads a file, by its path from the root: its content is collected. */
export function isWanted(path: string): boolean {
  return wantedKinds.some((kind) => kind.matches(path));
}

/** The entries of a repository whose content we collect: those that verdicts are made of, then the other package files. */
export function wantedEntries(evidence: Pick<Evidence, 'tree'>): TreeEntry[] {
  return [...new Set([...assessedEntries(evidence), ...packageEntries(evidence).filter(isCollected)])];
}

/** The entries whose content verdicts, pages and the index are made of, in the order of the tree: at most 60. */
export function assessedEntries({ tree }: Pick<Evidence, 'tree'>): TreeEntry[] {
  return (tree ?? []).filter((entry) => isCollected(entry) && isAssessed(entry.path)).slice(0, maxFiles);
}

/** Paths whose answer is remembered: those of an estate are few, and each is asked about three times in a harvest. */
const maxPaths = 5_000;
const knownPaths = new Map<string, boolean>();

function isAssessed(path: string): boolean {
  const known = knownPaths.get(path);
  if (known !== undefined) return known;
  const found = assessedKinds.some((kind) => kind.matches(path));
  if (knownPaths.size >= maxPaths) knownPaths.clear();
  knownPaths.set(path, found);
  return found;
}

/** The entries that say something of packages, in the order of the tree, those too large to be collected among them. */
export function packageEntries({ tree }: Pick<Evidence, 'tree'>): TreeEntry[] {
  return (tree ?? [])
    .filter(({ type, path }) => type === 'file' && fileKinds.packages.matches(path))
    .slice(0, maxPackageFiles);
}

function isCollected({ type, size }: TreeEntry): boolean {
  return type === 'file' && (size ?? 0) <= largestFile;
}
