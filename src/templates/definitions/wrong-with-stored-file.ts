import type { TreeFile } from '../../domain/file-tree.ts';
import { restoreDots, wrongWithPath } from '../planning/paths.ts';

/** Why a file must not be part of a template, as the end of a sentence; undefined for one that may. */
export function wrongWithStoredFile(path: string, { kind }: TreeFile): string | undefined {
  if (kind === 'symlink') return 'is a symbolic link: put the file itself there';
  const asMade = restoreDots(path).replaceAll(/__(?:packageName|pythonName)__/g, 'name');
  return wrongWithPath(asMade);
}
