import type { EvidenceFile, TreeEntry } from '../domain/evidence.ts';
export type { DocumentName } from './document-names.ts';
import { readDocument, type DocumentText } from './document-text.ts';
import { documentNames, type DocumentName } from './document-names.ts';
import { folderRank, readmeEntry } from './readme-file.ts';

/** A document of the repository. */
export interface FoundDocument {
  path: string;
  /** What it says: null when it is not text, undefined when it was not collected. */
  text: string | null | undefined;
  /** The same taken apart, where it is text. */
  document: DocumentText | undefined;
}

const extensions = ['.md', '.markdown', '.rst', '.txt', '', '.adoc', '.org', '.rdoc', '.html'];

/**
 * The document of this kind that people would open first; undefined when the tree has none. Folders are looked through as
 * GitHub does it: `.github`, the root, `docs`.
 */
export function findDocument(
  kind: DocumentName,
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[] | undefined,
): FoundDocument | undefined {
  const pattern = documentNames[kind];
  let best: string | undefined;
  for (const { path, type } of tree ?? []) {
    if (type !== 'file' && type !== 'symlink') continue;
    const slash = path.lastIndexOf('/') + 1;
    if (folderRank(path.slice(0, slash)) === -1 || !pattern.test(path.slice(slash))) continue;
    if (best === undefined || rank(path) < rank(best)) best = path;
  }
  return best === undefined ? undefined : foundAt(best, files);
}

/** The README, taken apart where its text was collected; undefined when the tree has none. */
export function findReadme(
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[] | undefined,
): FoundDocument | undefined {
  const path = readmeEntry(tree)?.path;
  return path === undefined ? undefined : foundAt(path, files);
}

/** What a file says, by its path: undefined when it is not among the collected ones. */
export function documentTextOf(
  path: string,
  files: readonly EvidenceFile[] | undefined,
): string | null | undefined {
  return files?.find((file) => file.path === path)?.text;
}

function foundAt(path: string, files: readonly EvidenceFile[] | undefined): FoundDocument {
  const file = files?.find((one) => one.path === path);
  return { path, text: file?.text, document: readDocument(file) };
}

function rank(path: string): number {
  const slash = path.lastIndexOf('/') + 1;
  const name = path.slice(slash).toLowerCase();
  const extension = extensions.indexOf(name.includes('.') ? name.slice(name.indexOf('.')) : '');
  return folderRank(path.slice(0, slash)) * 100 + (extension === -1 ? extensions.length : extension);
}
