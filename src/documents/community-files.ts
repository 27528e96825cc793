import type { EvidenceFile, TreeEntry } from '../domain/evidence.ts';
import { folderRank, readmeEntry } from './readme-file.ts';
import { readReadme, type Readme } from './readme.ts';

/** A document in the tree, and what it says: null when it is not text, undefined when it was not read. */
export interface Document {
  path: string;
  text: string | null | undefined;
}

const extensions = ['.md', '.markdown', '.rst', '.txt', '', '.adoc', '.rdoc', '.html'];

export const documentNames = {
  contributing: /^contribut(?:e|ing|ions?)(?:[-_ ]guid\w{1,10})?(?:\.[\w.-]{1,20})?$/i,
  security: /^security(?:[-_ ]policy)?(?:\.[\w.-]{1,20})?$/i,
  support: /^support(?:\.[\w.-]{1,20})?$/i,
  codeOwners: /^codeowners$/i,
} as const;

type DocumentName = keyof typeof documentNames;

/** The document of this kind that people would open first; undefined when the tree has none. */
export function findDocument(
  kind: DocumentName,
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[] | undefined,
): Document | undefined {
  const pattern = documentNames[kind];
  let best: string | undefined;
  for (const { path, type } of tree ?? []) {
    if (type !== 'file' && type !== 'symlink') continue;
    const slash = path.lastIndexOf('/') + 1;
    if (folderRank(path.slice(0, slash)) === -1 || !pattern.test(path.slice(slash))) continue;
    if (best === undefined || rank(path) < rank(best)) best = path;
  }
  return best === undefined ? undefined : { path: best, text: textOf(best, files) };
}

/** What a file says, by its path: undefined when it is not among the collected ones. */
export function textOf(path: string, files: readonly EvidenceFile[] | undefined): string | null | undefined {
  return files?.find((file) => file.path === path)?.text;
}

/** Several checks read the same README: it is taken apart once. */
const read = new WeakMap<EvidenceFile, Readme>();

/** The README, taken apart where its text was collected; undefined when the tree has none. */
export function findReadme(
  tree: readonly TreeEntry[] | null,
  files: readonly EvidenceFile[] | undefined,
): (Document & { readme: Readme | undefined }) | undefined {
  const path = readmeEntry(tree)?.path;
  if (path === undefined) return undefined;
  const file = files?.find((one) => one.path === path);
  if (typeof file?.text !== 'string') return { path, text: file?.text, readme: undefined };
  const readme = read.get(file) ?? readReadme(path, file.text);
  read.set(file, readme);
  return { path, text: file.text, readme };
}

function rank(path: string): number {
  const slash = path.lastIndexOf('/') + 1;
  const name = path.slice(slash).toLowerCase();
  const extension = extensions.indexOf(name.includes('.') ? name.slice(name.indexOf('.')) : '');
  return folderRank(path.slice(0, slash)) * 100 + (extension === -1 ? extensions.length : extension);
}
