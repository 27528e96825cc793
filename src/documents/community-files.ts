import type { EvidenceFile, TreeEntry } from '../domain/evidence.ts';
import { readReadme, type Readme } from './readme.ts';

/** A document in the tree, and what it says: null when it is not text, undefined when it was not read. */
export interface Document {
  path: string;
  text: string | null | undefined;
}

/** Where documents are looked for, in this order: as GitHub does, but what stands at the root comes first. */
const folders = ['', '.github/', 'docs/'] as const;
const extensions = ['.md', '.markdown', '.rst', '.txt', '', '.adoc', '.rdoc', '.html'];

export const documentNames = {
  readme: /^readme(?:\.(?!png|svg|jpe?g|gif|pdf|docx?)[\w.-]{1,40})?$/i,
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
    const folder = folders.find((start) => start !== '' && path.startsWith(start)) ?? '';
    if (!pattern.test(path.slice(folder.length))) continue;
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
  const document = findDocument('readme', tree, files);
  if (document === undefined) return undefined;
  const file = files?.find(({ path }) => path === document.path);
  if (typeof file?.text !== 'string') return { ...document, readme: undefined };
  const readme = read.get(file) ?? readReadme(file.text);
  read.set(file, readme);
  return { ...document, readme };
}

function rank(path: string): number {
  const folder = folders.findLastIndex((start) => path.startsWith(start));
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const extension = extensions.indexOf(name.includes('.') ? name.slice(name.indexOf('.')) : '');
  return folder * 100 + (extension === -1 ? extensions.length : extension);
}
