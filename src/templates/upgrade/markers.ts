import type { FileTree, MergeRequest, TreeFile } from '../../registry/file-tree.ts';
import type { Template } from '../../registry/template.ts';

/** What the two sides of a conflict are called in files. */
export function labelsFor({ id, version }: Pick<Template, 'id' | 'version'>): MergeRequest['labels'] {
  return { ours: 'yours', theirs: `template ${id} version ${version}` };
}

const marker = /^(?:<{7} yours|>{7} template [a-z0-9-]+ version \d+\.\d+\.\d+)(?::.*)?\r?$/m;

/** Whether a file holds the marks of a conflict that an upgrade left, or what is left of them. */
export function isMarked({ content, kind }: TreeFile): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (kind === 'symlink' || !(bytes.includes('<<<<<<< yours') || bytes.includes('>>>>>>> template ')))
    return false;
  return marker.test(bytes.toString('latin1'));
}

/** Paths of files with such marks. */
export function markedFiles(files: FileTree): string[] {
  return [...files].filter(([, file]) => isMarked(file)).map(([path]) => path);
}
