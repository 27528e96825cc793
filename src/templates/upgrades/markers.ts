import type { FileTree, MergeRequest, TreeFile } from '../../domain/file-tree.ts';
import type { FilePlan } from '../../domain/template.ts';
import { shortVersion } from '../../lineage/template-name.ts';

/** What the two sides of a conflict are called in files. */
export function labelsFor({
  template,
  version,
}: Pick<FilePlan, 'template' | 'version'>): MergeRequest['labels'] {
  return { ours: 'yours', theirs: `template ${template} version ${shortVersion(version)}` };
}

const marker = /^(?:<{7} yours|>{7} template [\w./-]+ version [\w.]+)(?::.*)?\r?$/m;

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
